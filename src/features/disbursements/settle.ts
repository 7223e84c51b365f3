import { formatAmount, sumAmounts } from '@/documents'
import { moveApplication } from '@/features/applications'
import { moveAwardList, notifyApplicants, type HeldList } from '@/features/award-lists'
import type { Context } from '@/server/use-case'

import { linesOf, setOrderState, unpaidAwards, type Line } from './store'

/** Every line that is still meant to be paid has been: what failed was paid by a later attempt. */
const isMet = (line: Line, all: readonly Line[]) =>
  line.state === 'PAID' ||
  line.state === 'REPLACED' ||
  (line.state === 'FAILED' &&
    all.some((other) => other.itemId === line.itemId && other.attempt > line.attempt))

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
  const lines = await linesOf(context.tx, orderId)
  const seen = new Set<string>()
  for (const { itemId, applicationId, applicantId } of touched) {
    const own = lines.filter((line) => line.itemId === itemId)
    if (seen.has(itemId) || !own.every((line) => isMet(line, own))) continue
    seen.add(itemId)
    const parts = own.filter((line) => Number(line.paidCny) > 0)
    const note = parts
      .map((line) =>
        line.kind === 'DRAWDOWN'
          ? `从预拨资金提取 ${formatAmount(line.amountCny)} 元`
          : `${line.paidOn ? `${line.paidOn} ` : ''}拨付到账户 ${formatAmount(line.paidCny)} 元`,
      )
      .join('；')
    const amountCny = sumAmounts(parts.map((line) => line.paidCny))
    await finishApplication(context, list, { applicationId, applicantId }, amountCny, note)
  }
  if (lines.every((line) => isMet(line, lines)))
    await setOrderState(context.tx, orderId, { state: 'COMPLETED' })
  if ((await unpaidAwards(context.tx, list.id)) === 0) await moveAwardList(context, list.id, 'settle')
}

/** The application is paid, and its applicant told. */
export async function finishApplication(
  context: Context,
  list: HeldList,
  applicant: { applicationId: string; applicantId: string },
  amountCny: string,
  note: string,
): Promise<void> {
  await moveApplication(context, applicant.applicationId, 'pay', { amountCny, note })
  await notifyApplicants(context, list.programme, [applicant], {
    kind: 'PAID',
    title: '支持资金已拨付',
    body: `${note}。请核对到账情况。`,
  })
}
