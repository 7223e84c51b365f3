import { formatAmount } from '@/documents'
import { budgetPosition, payIntoFund } from '@/features/funds'
import { amount, PROGRAMME_NAMES } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { isOverdraft } from '@/server/db'
import { command, done, refuse } from '@/server/use-case'

import { heldPrepayment } from './decide-prepayment'
import { paymentInput } from './schema'
import { storePayment } from './store'

/** 登记预拨到账: the decided amount leaves the year's budget and enters the insurer's fund (P2); once. */
export const recordPrepaymentPaid = command({
  name: 'prepayments.recordPaid',
  allow: ['FINANCE_PREPARER'],
  input: paymentInput,
  run: async (context, { id, paidOn }) => {
    const { tx, actor, now } = context
    const { state, decidedCny, programme, year, insurerId, decidedById } = await heldPrepayment(context, id)
    if (state !== 'DECIDED' || decidedCny === null)
      return refuse('WRONG_STATE', '这笔预拨尚未核定，或已经登记拨付。请刷新页面查看。')
    if (amount(decidedCny).isZero()) refuse('WRONG_STATE', '核定金额为零，无需拨付。')
    if (decidedById === actor.accountId)
      refuse('FORBIDDEN', '这笔预拨由您本人核定，不能由您登记拨付。请由另一位人员办理。')
    if (paidOn > dateInShanghai(now))
      refuse('INVALID', '有内容需要更正，请按提示修改后再提交。', {
        fieldErrors: { paidOn: ['拨付日期不能晚于今天。请按支付凭证填写。'] },
      })
    const { availableCny } = await budgetPosition(tx, { year, programme })
    try {
      await payIntoFund({ tx, by: actor.accountId, at: now }, { insurerId, programme, year }, decidedCny, id)
    } catch (error) {
      if (!isOverdraft(error)) throw error
      refuse(
        'LIMIT',
        `${year} 年${PROGRAMME_NAMES[programme]}的预算可用 ${formatAmount(availableCny)} 元，不足以拨付 ${formatAmount(decidedCny)} 元。请先录入预算指标，再登记拨付。`,
        { clause: '二(六)' },
      )
    }
    await storePayment(tx, id, paidOn)
    return done({ id, year }, { subject: { kind: 'prepayment', id }, detail: { paidOn, decidedCny } })
  },
})
