import { dateInWords, negativeListEnd } from '@/policy-rules'
import { dateInShanghai, dateToColumn } from '@/server/clock'
import { command, done, refuse, type Context } from '@/server/use-case'

import { addEntry, changeCase, releaseApplications, type StoredCase } from './case-store'
import { holdReason, listedReason } from './hold'
import { holdCase, record, tellEnterprise } from './move'
import { decideInput, proposeInput, sendBackInput } from './schema'
import { groundClauses, groundLabels } from './state'

/** 处理建议: after the enterprise answered, or its time is over without an answer, which is recorded. */
export const proposeDecision = command({
  name: 'negativeList.propose',
  allow: ['COMMERCE_PREPARER'],
  input: proposeInput,
  run: async (context, { caseId, outcome, words }) => {
    const { tx, actor, now } = context
    const found = await holdCase(context, caseId, 'propose')
    const answered = found.events.some((event) => event.verb === 'answer')
    if (!answered && dateInShanghai(now) <= found.hearUntil!)
      refuse(
        'WRONG_STATE',
        `企业的陈述期限至${dateInWords(found.hearUntil!)} 24:00，尚未收到陈述。请待收到陈述或期满后再提出处理建议。`,
      )
    await changeCase(tx, caseId, {
      state: 'PROPOSED',
      proposesToList: outcome === 'LIST',
      proposal: words,
      proposedById: actor.accountId,
    })
    const note = answered ? '' : '企业逾期未陈述。'
    await record(context, caseId, 'propose', `${note}建议${outcome === 'LIST' ? '列入' : '不列入'}：${words}`)
    return done(
      { caseId },
      { subject: { kind: 'negative-list-case', id: caseId }, detail: { outcome, answered } },
    )
  },
})

export const sendBackProposal = command({
  name: 'negativeList.sendBack',
  allow: ['COMMERCE_APPROVER'],
  input: sendBackInput,
  run: async (context, { caseId, words }) => {
    await holdCase(context, caseId, 'sendBack')
    await changeCase(context.tx, caseId, { state: 'HEARING' })
    await record(context, caseId, 'sendBack', words)
    return done({ caseId }, { subject: { kind: 'negative-list-case', id: caseId }, detail: { words } })
  },
})

/**
 * 决定 (L1): by a named authority under a document number, entered by someone who neither opened the case nor proposed.
 * Listed: three years from the day of the decision (L2). Not listed: what waited goes on.
 */
export const decideCase = command({
  name: 'negativeList.decide',
  allow: ['COMMERCE_APPROVER'],
  input: decideInput,
  run: async (context, input) => {
    const { tx, actor, now } = context
    const { caseId, outcome, authority, documentNumber, decisionDate, words } = input
    const found = await holdCase(context, caseId, outcome === 'LIST' ? 'list' : 'spare')
    if ([found.proposedById, found.openedById].includes(actor.accountId))
      refuse('FORBIDDEN', '案件由您立案或提出建议，须由另一人决定。请联系处室负责人办理。')
    const hearingBegan = found.events.find((event) => event.verb === 'hear')!.at
    if (decisionDate > dateInShanghai(now) || decisionDate < dateInShanghai(hearingBegan))
      refuse('INVALID', '决定日期应在告知企业之日至今天之间。请核对决定文件。', {
        fieldErrors: { decisionDate: ['应在告知企业之日至今天之间。'] },
      })
    await changeCase(tx, caseId, {
      state: outcome === 'LIST' ? 'LISTED' : 'NOT_LISTED',
      authority,
      documentNumber,
      decisionDate,
      decision: words,
      decidedById: actor.accountId,
      decidedAt: now,
    })
    const until = outcome === 'LIST' ? await list(context, found, input) : null
    await record(context, caseId, outcome === 'LIST' ? 'list' : 'spare', `${documentNumber}：${words}`)
    await releaseApplications(
      tx,
      found.enterpriseId,
      holdReason(found.number),
      until && listedReason(found.number, until),
    )
    await tellEnterprise(
      context,
      found,
      until ? `案件 ${found.number}：列入信用负面清单` : `案件 ${found.number}：不列入，已结案`,
      until
        ? `${authority}以${documentNumber}决定将贵企业列入财政专项资金信用负面清单，至${dateInWords(until)}（含当日）。如有异议，请在案件页面提出。`
        : `${authority}以${documentNumber}决定不列入信用负面清单。暂缓的申报已恢复办理。`,
    )
    return done(
      { caseId, until },
      { subject: { kind: 'negative-list-case', id: caseId }, detail: { outcome, documentNumber, until } },
    )
  },
})

async function list(
  { tx, actor, now }: Context,
  found: StoredCase,
  decision: { authority: string; documentNumber: string; decisionDate: string },
): Promise<string> {
  const until = negativeListEnd(decision.decisionDate)
  const added = await addEntry(tx, {
    caseId: found.id,
    uscc: found.uscc,
    name: found.name,
    authority: decision.authority,
    documentNumber: decision.documentNumber,
    decisionDate: dateToColumn(decision.decisionDate),
    untilDate: dateToColumn(until),
    reason: groundLabels[found.ground],
    recordedById: actor.accountId,
    recordedAt: now,
  })
  if (!added)
    refuse('CONFLICT', '该案的决定已登记。请刷新页面查看。', { clause: groundClauses[found.ground] })
  return until
}
