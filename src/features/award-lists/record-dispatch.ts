import { z } from 'zod'

import { normaliseDocumentNumber } from '@/documents'
import { isLawDate } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { isUniqueViolation } from '@/server/db'
import { command, done, refuse } from '@/server/use-case'

import { moveAwardList } from './move'
import { uuid } from './schema'
import { setDispatch } from './store'

const dispatchNumber = z.string().transform((text, context) => {
  const number = normaliseDocumentNumber(text)
  if (number !== null) return number
  context.addIssue({ code: 'custom', message: '请按文号填写，例如 豫商财〔2026〕66号。' })
  return z.NEVER
})

/**
 * 登记发文字号: the approval of the list, after its publicity and before the disbursement order. The number is unique over
 * all lists and stands on every printed form from then on; it is not changed again.
 */
export const recordDispatch = command({
  name: 'award-lists.dispatch',
  allow: ['COMMERCE_APPROVER'],
  input: z.strictObject({
    awardListId: uuid,
    dispatchNumber,
    dispatchedOn: z.string().trim().refine(isLawDate, '请选择发文日期。'),
  }),
  run: async (context, input) => {
    const { tx, actor, now } = context
    const list = await moveAwardList(context, input.awardListId, 'dispatch')
    if (list.preparedById === actor.accountId)
      refuse('FORBIDDEN', '名单由您编制，须由另一人登记发文字号。请联系处室负责人办理。')
    if (list.dispatchNumber)
      refuse('CONFLICT', `名单 ${list.number} 已登记发文字号 ${list.dispatchNumber}，不能重复登记。`)
    const earliest = list.closedOn
    const today = dateInShanghai(now)
    if (input.dispatchedOn > today || (earliest && input.dispatchedOn < earliest))
      refuse('INVALID', `发文日期应在名单确定之日（${earliest}）至今天之间。请核对。`, {
        fieldErrors: { dispatchedOn: [`应在 ${earliest} 至 ${today} 之间。`] },
      })
    try {
      await setDispatch(tx, list.id, {
        number: input.dispatchNumber,
        on: input.dispatchedOn,
        byId: actor.accountId!,
      })
    } catch (error) {
      if (!isUniqueViolation(error, 'dispatch_number')) throw error
      refuse('CONFLICT', `发文字号 ${input.dispatchNumber} 已用于另一份名单。请核对后重新填写。`, {
        fieldErrors: { dispatchNumber: ['该文号已被使用。'] },
      })
    }
    const { dispatchNumber: number, dispatchedOn } = input
    return done(
      { awardListId: list.id, dispatchNumber: number },
      { subject: { kind: 'award-list', id: list.id }, detail: { dispatchNumber: number, dispatchedOn } },
    )
  },
})
