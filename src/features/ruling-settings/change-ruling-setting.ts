import { dateInWords } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { command, done, notFound, refuse, type Context } from '@/server/use-case'

import { confirmInput, proposeInput, refuseInput } from './schema'
import { proposers, stateLabels, transitions } from './state'
import { addDecision, addProposal, changeById, holdRuling, waitingChange, type Change } from './store'

/** Proposes another reading of a ⚙ ruling from today on or from a later day, never from an earlier one. */
export const proposeRulingSetting = command({
  name: 'ruling-settings.propose',
  allow: proposers,
  input: proposeInput,
  run: async ({ tx, actor, now }, { ruling, value, reason, effectiveFrom }) => {
    const today = dateInShanghai(now)
    if (effectiveFrom < today) {
      const message = `口径不溯及既往：生效日期 ${dateInWords(effectiveFrom)}早于今天（${dateInWords(today)}）。请填写今天或以后的日期。`
      refuse('INVALID', message, { fieldErrors: { effectiveFrom: [message] } })
    }
    await holdRuling(tx, ruling.id)
    if (await waitingChange(tx, ruling.id))
      refuse('CONFLICT', `口径 ${ruling.id} 已有一项调整待确认。请先由另一位人员确认或退回，再提出新的调整。`)
    const rulingId = ruling.id
    const id = await addProposal(tx, {
      rulingId,
      value,
      effectiveFrom,
      reason,
      by: actor.accountId!,
      at: now,
    })
    return done(
      { id, rulingId },
      { subject: { kind: 'ruling-setting', id }, detail: { rulingId, value, effectiveFrom, reason } },
    )
  },
})

/** The second official's yes: from its date on, the change holds for what is not decided yet. */
export const confirmRulingSetting = command({
  name: 'ruling-settings.confirm',
  allow: transitions.confirm.who,
  input: confirmInput,
  run: async (context, { id }) => {
    const change = await waitingFor(context, id)
    const today = dateInShanghai(context.now)
    if (change.effectiveFrom < today)
      refuse(
        'WRONG_STATE',
        `生效日期 ${dateInWords(change.effectiveFrom)}已过，口径不溯及既往，不能再确认。请退回后以今天或以后的日期重新提出。`,
      )
    return decide(context, change, { confirmed: true, remark: '' })
  },
})

/** The second official's no, with the reason. */
export const refuseRulingSetting = command({
  name: 'ruling-settings.refuse',
  allow: transitions.refuse.who,
  input: refuseInput,
  run: async (context, { id, reason }) =>
    decide(context, await waitingFor(context, id), { confirmed: false, remark: reason }),
})

async function waitingFor({ tx, actor }: Context, id: string): Promise<Change> {
  const found = await changeById(tx, id)
  if (!found) return notFound('口径调整')
  await holdRuling(tx, found.rulingId)
  const change = (await changeById(tx, id))!
  if (change.state !== transitions.confirm.from)
    refuse('WRONG_STATE', `这项调整${stateLabels[change.state]}，不能再办理。请刷新页面查看。`)
  if (change.proposedById === actor.accountId)
    refuse('FORBIDDEN', '这项调整由您提出，须由另一位复核或审批人员确认。请联系同事办理。')
  return change
}

async function decide(
  { tx, actor, now }: Context,
  change: Change,
  decision: { confirmed: boolean; remark: string },
) {
  await addDecision(tx, change, { ...decision, by: actor.accountId!, at: now })
  const { id, rulingId, value, effectiveFrom } = change
  return done(
    { id, rulingId },
    { subject: { kind: 'ruling-setting', id }, detail: { rulingId, value, effectiveFrom, ...decision } },
  )
}
