import { dateInWords, earliestInception, yearOf } from '@/policy-rules'
import { dateFromColumn, dateInShanghai, dateToColumn } from '@/server/clock'
import { isConstraint } from '@/server/db'
import { command, type Context, done, notFound, refuse } from '@/server/use-case'

import { receiptInput } from './schema'
import { changePolicy, lockPolicy, type PolicyRow } from './store'
import { movedExpiry } from './terms'

/**
 * 一(二), E10: the enterprise's 20 % has been received, so the MEDIUM policy is in force; it starts no earlier than that
 * day, and a later receipt moves the period forward.
 */
export const recordSelfPaidReceipt = command({
  name: 'insurancePolicies.recordSelfPaidReceipt',
  allow: ['INSURER_OPERATOR', 'INSURER_CHECKER'],
  input: receiptInput,
  run: async (context, { id, receivedOn }) => {
    const { tx, now } = context
    const row = await pendingPolicy(context, id)
    if (receivedOn > dateInShanghai(now)) refuseDate('自缴保费到账日不能晚于今天。请按银行回单填写。')
    const period = { start: dateFromColumn(row.inception), end: dateFromColumn(row.expiry) }
    const inception = earliestInception(row.programme, period.start, receivedOn)!
    if (yearOf(inception) !== yearOf(period.start))
      refuseDate(
        `到账日使起保日顺延到 ${yearOf(inception)} 年，上年出口金额的年度随之改变（口径 E3）。请作废本保单，重新查重并登记。`,
      )
    const expiry = inception === period.start ? period.end : movedExpiry(period, inception)
    try {
      await changePolicy(tx, id, {
        selfPaidReceivedOn: dateToColumn(receivedOn),
        inception: dateToColumn(inception),
        expiry: dateToColumn(expiry),
        state: 'IN_FORCE',
      })
    } catch (error) {
      if (!isConstraint(error, 'insurance_policy_one_cover')) throw error
      refuseDate(
        `保险期间顺延到 ${dateInWords(inception)}至 ${dateInWords(expiry)}后，与该企业的另一张统保保单重叠。请缩短保险期间：作废本保单后重新查重登记。`,
      )
    }
    return done(
      { id, inception, expiry },
      { subject: { kind: 'insurance-policy', id }, detail: { receivedOn, inception, expiry } },
    )
  },
})

/** The insurer's own policy that waits for the self-paid share, its row held. */
export async function pendingPolicy({ tx, actor }: Context, id: string): Promise<PolicyRow> {
  const row = await lockPolicy(tx, id)
  if (!row || row.insurerId !== actor.organisationId) return notFound('保单')
  if (row.state !== 'PENDING_SELF_PAYMENT')
    refuse(
      'WRONG_STATE',
      `保单 ${row.insurancePolicyNumber} 不在待自缴到账状态，不能办理。请刷新页面查看最新状态。`,
    )
  return row
}

function refuseDate(message: string): never {
  return refuse('INVALID', '有内容需要更正，请按提示修改后再提交。', {
    clause: '一(二)',
    fieldErrors: { receivedOn: [message] },
  })
}
