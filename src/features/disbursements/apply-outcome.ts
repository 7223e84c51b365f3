import { formatAmount } from '@/documents'
import { notifyApplicants, type HeldList } from '@/features/award-lists'
import { spendBudget } from '@/features/funds'
import { Decimal } from '@/policy-rules'
import type { Context } from '@/server/use-case'

import { addPaid } from './receipt-store'
import { markFailed, markPaid, noteReturned, type Line } from './store'

/**
 * The bank has paid `amountCny` of a line: counted, and spent from the committed budget once per `occasion`. When nothing is left
 * open the line is paid. `line.openCny` is brought up to date for the next receipt of the same file.
 */
export async function payPart(
  { tx, actor, now }: Context,
  list: HeldList,
  line: Line,
  payment: { amountCny: string; paidOn: string; bankReference: string; occasion?: string },
): Promise<void> {
  const open = new Decimal(line.openCny).minus(payment.amountCny)
  if (open.isZero())
    await markPaid(tx, line.id, {
      paidCny: line.amountCny,
      paidOn: payment.paidOn,
      bankReference: payment.bankReference,
      by: actor.accountId!,
      at: now,
    })
  else await addPaid(tx, line.id, payment.amountCny)
  await spendBudget(
    { tx, by: actor.accountId, at: now },
    { year: list.budgetYear, programme: list.programme },
    payment.amountCny,
    line.id,
    payment.occasion,
  )
  line.openCny = open.toFixed(2)
}

/** 退汇: what is still open of the line came back, or could not be paid. The line stays as it is, with its reason. */
export async function failLine(context: Context, list: HeldList, line: Line, reason: string): Promise<void> {
  const { tx, actor, now } = context
  await markFailed(tx, line.id, { reason, by: actor.accountId!, at: now })
  const note = `${formatAmount(line.openCny)} 元未能拨付：${reason}。请核对收款账户，核实后将重新拨付。`
  await noteReturned(tx, {
    applicationId: line.applicationId,
    amountCny: line.openCny,
    note,
    actorId: actor.accountId,
    at: now,
  })
  await notifyApplicants(context, list.programme, [line], {
    kind: 'PAYMENT_FAILED',
    title: '支持资金未能到账',
    body: note,
  })
}
