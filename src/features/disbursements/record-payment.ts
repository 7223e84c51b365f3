import { z } from 'zod'

import { reason, uuid } from '@/features/award-lists'
import { listedAmong } from '@/features/negative-list'
import { isLawDate } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { command, done, notFound, refuse, type Context } from '@/server/use-case'

import { failLine, payParts } from './apply-outcome'
import { holdOrder } from './hold-order'
import { settleOrder } from './settle'
import { lineById, linesOf, type Line } from './store'

const reference = z.string().trim().min(4, '请填写银行流水号。').max(60, '银行流水号过长。请核对。')
const day = z.string().trim().refine(isLawDate, '请选择到账日期。')

async function heldLine(context: Context, lineId: string) {
  const found = await lineById(context.tx, lineId)
  if (!found) return notFound('拨付明细')
  const held = await holdOrder(context, found.orderId, 'record')
  return { ...held, line: (await lineById(context.tx, lineId))! }
}

/** 已拨付: the bank has paid these lines of one order; all of them are recorded, or none. Spends the committed budget. */
export const recordPaid = command({
  name: 'disbursements.record-paid',
  allow: ['FINANCE_PREPARER'],
  input: z.strictObject({
    orderId: uuid,
    lineIds: z.array(uuid).min(1, '请选择已拨付的明细。').max(5000),
    paidOn: day,
    bankReference: reference,
  }),
  run: async (context, input) => {
    const { tx, now } = context
    const { list, order } = await holdOrder(context, input.orderId, 'record')
    if (input.paidOn > dateInShanghai(now) || input.paidOn < dateInShanghai(order.approvedOn!))
      refuse('INVALID', '到账日期应在拨付单下达之日至今天之间。请核对银行回单。', {
        fieldErrors: { paidOn: ['应在拨付单下达之日至今天之间。'] },
      })
    const asked = new Set(input.lineIds)
    const chosen = (await linesOf(tx, order.id)).filter((line) => asked.has(line.id))
    if (chosen.length < asked.size) return notFound('拨付明细')
    const listed = await listedAmong(
      tx,
      chosen.map((line) => line.uscc),
      input.paidOn,
    )
    for (const line of chosen) {
      demandPending(line)
      const until = listed.get(line.uscc)
      if (until)
        refuse(
          'INVALID',
          `${line.payeeName}在 ${input.paidOn} 已列入负面清单（至 ${until}），不得拨付。请将该笔登记为未拨付并写明原因。`,
          { clause: '二(五)' },
        )
    }
    const { paidOn, bankReference } = input
    await payParts(
      context,
      list,
      chosen.map((line) => ({ line, amountCny: line.openCny, paidOn, bankReference })),
    )
    await settleOrder(context, list, order.id, chosen)
    return done(
      { orderId: order.id, lineCount: chosen.length },
      {
        subject: { kind: 'disbursement-order', id: order.id },
        detail: {
          number: order.number,
          lines: chosen.map((line) => line.id),
          paidOn: input.paidOn,
          bankReference: input.bankReference,
        },
      },
    )
  },
})

/** 退汇: the bank sent it back, or it could not be paid. The line stays as it is, with its reason. */
export const recordFailed = command({
  name: 'disbursements.record-failed',
  allow: ['FINANCE_PREPARER'],
  input: z.strictObject({ lineId: uuid, reason: reason('退汇原因') }),
  run: async (context, input) => {
    const { list, line } = await heldLine(context, input.lineId)
    demandPending(line)
    await failLine(context, list, line, input.reason)
    return done(
      { orderId: line.orderId },
      {
        subject: { kind: 'disbursement-line', id: line.id },
        detail: { reason: input.reason },
      },
    )
  },
})

function demandPending(line: Line): void {
  if (line.state !== 'PENDING')
    refuse('WRONG_STATE', `第 ${line.position} 行（${line.payeeName}）已登记结果。请刷新页面查看最新状态。`)
}
