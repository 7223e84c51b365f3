import { formatAmount, sumAmounts } from '@/documents'
import { moveApplications } from '@/features/applications'
import { moveAwardList, notifyApplicants, type HeldList } from '@/features/award-lists'
import { Decimal } from '@/policy-rules'
import type { Context } from '@/server/use-case'

import { linesOf, setOrderState, unpaidAwards, type Line } from './store'
import { isMet } from './unmet'

/**
 * After money moved: applications all of whose lines are paid become PAID, the order is complete when nothing is left of it,
 * the list when every award is paid.
 */
export async function settleOrder(
  context: Context,
  list: HeldList,
  orderId: string,
  touched: readonly Line[],
): Promise<void> {
  const lines = Map.groupBy(await linesOf(context.tx, orderId), (line) => line.itemId)
  const met = [...lines.values()].filter((own) => own.every((line) => isMet(line, own)))
  const items = new Set(touched.map((line) => line.itemId))
  await finishApplications(context, list, met.filter(([line]) => items.has(line!.itemId)).map(asPaid))
  if (met.length === lines.size) await setOrderState(context.tx, orderId, { state: 'COMPLETED' })
  if ((await unpaidAwards(context.tx, list.id)) === 0) await moveAwardList(context, list.id, 'settle')
}

interface PaidApplication {
  applicationId: string
  applicantId: string
  /** What reached the applicant in all, CNY. */
  amountCny: string
  note: string
}

/** The lines of one award, in words and their sum. */
function asPaid(own: readonly Line[]): PaidApplication {
  const { applicationId, applicantId } = own[0]!
  const parts = own.filter((line) => new Decimal(line.paidCny).gt(0))
  const note = parts
    .map((line) =>
      line.kind === 'DRAWDOWN'
        ? `从预拨资金提取 ${formatAmount(line.amountCny)} 元`
        : `${line.paidOn ? `${line.paidOn} ` : ''}拨付到账户 ${formatAmount(line.paidCny)} 元`,
    )
    .join('；')
  return { applicationId, applicantId, amountCny: sumAmounts(parts.map((line) => line.paidCny)), note }
}

/** The applications are paid, and their applicants told. */
export async function finishApplications(
  context: Context,
  list: HeldList,
  paid: readonly PaidApplication[],
): Promise<void> {
  await moveApplications(
    context,
    'pay',
    paid.map(({ applicationId, amountCny, note }) => ({ applicationId, amountCny, note })),
  )
  await notifyApplicants(context, list.programme, paid, {
    kind: 'PAID',
    title: '支持资金已拨付',
    body: ({ note }) => `${note}。请核对到账情况。`,
  })
}
