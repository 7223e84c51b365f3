import { dateInWords, negativeListEnd } from '@/policy-rules'
import { command, done, refuse } from '@/server/use-case'

import { changeCase, endEntry, releaseApplications, type StoredCase } from './case-store'
import { listedReason } from './hold'
import { holdCase, keepFiles, record, tellEnterprise } from './move'
import { objectInput, removeInput, replyInput } from './schema'

/** The last objection has no reply yet. */
export const waitsForReply = ({ events }: Pick<StoredCase, 'events'>): boolean =>
  events.findLast(({ verb }) => verb === 'object' || verb === 'reply')?.verb === 'object'

/** 异议 of the enterprise against the decision; the listing holds meanwhile. One at a time. */
export const objectToListing = command({
  name: 'negativeList.object',
  allow: ['ENTERPRISE_APPROVER'],
  input: objectInput,
  run: async (context, { caseId, words, files }) => {
    const found = await holdCase(context, caseId, 'object')
    if (waitsForReply(found)) refuse('WRONG_STATE', '上一次异议尚未答复。请待答复后再提出。')
    await keepFiles(context, found, files)
    await record(context, caseId, 'object', words)
    return done(
      { caseId },
      { subject: { kind: 'negative-list-case', id: caseId }, detail: { files: files.length } },
    )
  },
})

/** 答复, by someone other than who decided. */
export const replyToObjection = command({
  name: 'negativeList.reply',
  allow: ['COMMERCE_CHECKER'],
  input: replyInput,
  run: async (context, { caseId, words }) => {
    const found = await holdCase(context, caseId, 'reply')
    if (!waitsForReply(found)) refuse('WRONG_STATE', '目前没有待答复的异议。请刷新页面查看最新状态。')
    await record(context, caseId, 'reply', words)
    await tellEnterprise(context, found, `案件 ${found.number}：异议已答复`, words)
    return done({ caseId }, { subject: { kind: 'negative-list-case', id: caseId }, detail: { words } })
  },
})

/** 提前移出: under a document number, with its reason; from now on nothing is barred, what waited goes on. */
export const removeFromList = command({
  name: 'negativeList.remove',
  allow: ['COMMERCE_APPROVER'],
  input: removeInput,
  run: async (context, { caseId, documentNumber, words }) => {
    const { tx, actor, now } = context
    const found = await holdCase(context, caseId, 'remove')
    const until = negativeListEnd(found.decisionDate!)
    await endEntry(tx, caseId, { at: now, by: actor.accountId!, documentNumber, reason: words })
    await changeCase(tx, caseId, { state: 'REMOVED' })
    await record(context, caseId, 'remove', `${documentNumber}：${words}`)
    await releaseApplications(tx, found.enterpriseId, listedReason(found.number, until), null)
    await tellEnterprise(
      context,
      found,
      `案件 ${found.number}：已提前移出信用负面清单`,
      `${documentNumber}。原期限至${dateInWords(until)}。暂缓的申报已恢复办理。`,
    )
    return done(
      { caseId },
      { subject: { kind: 'negative-list-case', id: caseId }, detail: { documentNumber } },
    )
  },
})
