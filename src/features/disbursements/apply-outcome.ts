import { formatAmount, sumAmounts } from '@/documents'
import { moveApplication } from '@/features/applications'
import { moveAwardList, notifyApplicants, type HeldList } from '@/features/award-lists'
import { spendBudget, takeBackPayment } from '@/features/funds'
import { dateInWords, Decimal } from '@/policy-rules'
import { isConstraint, isUniqueViolation } from '@/server/db'
import { refuse, type Context } from '@/server/use-case'

import { addPayments, addReturn, countPaid, markReturned } from './movement-store'
import { applicationState, markFailed, noteReturned, setOrderState, type Line } from './store'

export interface Payment {
  line: Line
  amountCny: string
  paidOn: string
  bankReference: string
  occasion?: string
}

/**
 * The bank has paid these amounts of lines of one list: each counted, and spent from the committed budget once per `occasion`.
 * A line of which nothing is left open is paid. All of them take as many statements as one. `line.openCny` is brought up to
 * date for what follows in the same file.
 */
export async function payParts(
  { tx, actor, now }: Context,
  list: HeldList,
  payments: readonly Payment[],
): Promise<void> {
  const by = actor.accountId!
  for (const { line, amountCny } of payments)
    line.openCny = new Decimal(line.openCny).minus(amountCny).toFixed(2)
  const ofLine = Map.groupBy(payments, ({ line }) => line.id)
  const counted = [...ofLine.values()].map((parts) => ({
    ...parts.at(-1)!,
    paidCny: sumAmounts(parts.map((part) => part.amountCny)),
  }))
  await countPaid(tx, counted, { by, at: now })
  await addPayments(
    tx,
    payments.map(({ line, amountCny, paidOn, bankReference }) => ({
      lineId: line.id,
      amountCny,
      movedOn: paidOn,
      bankReference,
      by,
      at: now,
    })),
  )
  await spendBudget(
    { tx, by, at: now },
    { year: list.budgetYear, programme: list.programme },
    payments.map(({ line, amountCny, occasion }) => ({ amountCny, lineId: line.id, occasion })),
  )
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

interface Returned {
  movementId: string
  amountCny: string
  returnedOn: string
  bankReference: string
  reason: string
}

/**
 * 到账后退回: the bank sends back one payment that was recorded as paid, days later. The payment stays as it is and a movement takes
 * it back; the journal sets the money aside for the same award again, the line has failed, and what was finished is open.
 */
export async function takeBack(
  context: Context,
  list: HeldList,
  line: Line,
  returned: Returned,
): Promise<void> {
  const { tx, actor, now } = context
  const { amountCny, reason, returnedOn } = returned
  const words = `到账后于${dateInWords(returnedOn)}被银行退回：${reason}`
  const taken = await inWords(line, returned, async () => {
    const id = await addReturn(tx, {
      lineId: line.id,
      amountCny,
      movedOn: returnedOn,
      bankReference: returned.bankReference,
      reversesId: returned.movementId,
      reason,
      by: actor.accountId!,
      at: now,
    })
    await markReturned(tx, line.id, { amountCny, reason: words, by: actor.accountId!, at: now })
    return id
  })
  await takeBackPayment(
    { tx, by: actor.accountId, at: now },
    { year: list.budgetYear, programme: list.programme },
    amountCny,
    line.id,
    taken,
  )
  const note = `${formatAmount(amountCny)} 元${words}。请核对收款账户，核实后将重新拨付。`
  const step = { amountCny, note }
  if ((await applicationState(tx, line.applicationId)) === 'PAID')
    await moveApplication(context, line.applicationId, 'returnPayment', step)
  else
    await noteReturned(tx, {
      applicationId: line.applicationId,
      ...step,
      actorId: actor.accountId,
      at: now,
    })
  await setOrderState(tx, line.orderId, { state: 'ISSUED' })
  await moveAwardList(context, list.id, 'reopen')
  await notifyApplicants(context, list.programme, [line], {
    kind: 'PAYMENT_FAILED',
    title: '已拨付的资金被银行退回',
    body: note,
  })
}

/** What the database refuses of a return, in words. */
async function inWords(
  line: Line,
  { bankReference }: Returned,
  work: () => Promise<string>,
): Promise<string> {
  try {
    return await work()
  } catch (error) {
    if (isConstraint(error, 'clawback_within_paid'))
      refuse(
        'WRONG_STATE',
        `${line.payeeName}的这笔资金正在追回或已经追回，不能再登记退回。请先与省商务厅核对追回通知。`,
      )
    if (isUniqueViolation(error))
      refuse(
        'CONFLICT',
        `这笔到账已登记退回，或流水号 ${bankReference} 已登记过。请刷新页面核对，勿重复登记。`,
      )
    if (isConstraint(error, 'disbursement_movement_reverses'))
      refuse('INVALID', '退回日期早于到账日期。请核对银行回单。', {
        fieldErrors: { returnedOn: ['不能早于到账日期。'] },
      })
    throw error
  }
}
