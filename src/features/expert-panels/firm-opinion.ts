import { keepUpload } from '@/features/stored-files'
import { dateInShanghai } from '@/server/clock'
import { command, done, notFound, refuse, type Context } from '@/server/use-case'

import { addFirmOpinion, checkFirmOpinionRow, firmOpinionById, inReviewByReceipt } from './firm-store'
import { refuseAmount } from './opinion'
import { firmOpinionSchema, firmRef, sendBackFirmSchema } from './schema'

/** A third-party firm in the panel's place: its document, and its word on each application. Counts once confirmed. */
export const recordFirmOpinion = command({
  name: 'expert-panels.record-firm-opinion',
  allow: ['COMMERCE_PREPARER'],
  input: firmOpinionSchema,
  run: async (context, { results, file, ...facts }) => {
    const { tx, actor, now } = context
    const wrong = (message: string) => refuse('INVALID', message, { fieldErrors: { results: [message] } })
    if (facts.issuedOn > dateInShanghai(now))
      refuse('INVALID', '出具日期晚于今天，请核对。', { fieldErrors: { issuedOn: ['不能晚于今天。'] } })
    const numbers = results.map(({ receiptNumber }) => receiptNumber)
    if (new Set(numbers).size < numbers.length) wrong('同一受理号填写了两行，请只保留一行。')
    const found = await inReviewByReceipt(tx, facts.roundId, numbers)
    const rows = results.map(({ receiptNumber, ...result }, index) => {
      const application = found.find((each) => each.receiptNumber === receiptNumber)
      if (!application)
        return wrong(`第 ${index + 1} 行：受理号 ${receiptNumber} 不是本批次审核中的申报，请核对。`)
      refuseAmount(
        result.grade,
        result.recommendedAmountCny,
        application.requestedAmountCny?.toFixed(2) ?? '0',
      )
      return { ...result, applicationId: application.id, submissionSequence: application.submissionSequence }
    })
    const fileId = await keepUpload(context, {
      file,
      ownerOrganisationId: actor.organisationId!,
      purpose: 'firm-opinion',
      field: 'file',
      accepted: ['pdf', 'ofd'],
    })
    const firmOpinionId = await addFirmOpinion(
      tx,
      { ...facts, fileId, recordedById: actor.accountId!, recordedAt: now },
      rows,
    )
    return done(
      { firmOpinionId },
      {
        subject: { kind: 'firm_opinion', id: firmOpinionId },
        detail: { documentNumber: facts.documentNumber, results: rows.length },
      },
    )
  },
})

export const confirmFirmOpinion = command({
  name: 'expert-panels.confirm-firm-opinion',
  allow: ['COMMERCE_CHECKER'],
  input: firmRef,
  run: (context, { firmOpinionId }) => check(context, firmOpinionId, 'CONFIRMED', ''),
})

export const sendBackFirmOpinion = command({
  name: 'expert-panels.send-back-firm-opinion',
  allow: ['COMMERCE_CHECKER'],
  input: sendBackFirmSchema,
  run: (context, { firmOpinionId, remark }) => check(context, firmOpinionId, 'SENT_BACK', remark),
})

async function check(
  { tx, actor, now }: Context,
  id: string,
  state: 'CONFIRMED' | 'SENT_BACK',
  remark: string,
) {
  const opinion = (await firmOpinionById(tx, id)) ?? notFound('意见')
  if (opinion.recordedById === actor.accountId) refuse('FORBIDDEN', '这份意见由您登记，请由另一位同事确认。')
  if (!(await checkFirmOpinionRow(tx, id, { state, checkedById: actor.accountId!, checkedAt: now, remark })))
    refuse('WRONG_STATE', '这份意见已经办理过，请刷新页面查看最新状态。')
  return done({ firmOpinionId: id }, { subject: { kind: 'firm_opinion', id }, detail: { state, remark } })
}
