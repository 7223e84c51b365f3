import { type CalculationSheet, Decimal, evaluate, sumOfAmounts } from '@/policy-rules'
import { dateFromColumn } from '@/server/clock'
import { Prisma, type Tx } from '@/server/db'

/** What an approved award is a share of, for whoever computes it again with a shortage factor (M5). */
export interface AwardShare {
  /** Exact: the accepted premium × the round's ratio, or the treasury's shares; before factor and cap. CNY. */
  shareCny: string
  /** The sheet that the approval kept. */
  sheet: CalculationSheet
}

/** The shares of approved applications; one that no review of the portal approved has none. */
export async function awardShares(
  tx: Tx,
  applicationIds: readonly string[],
): Promise<Map<string, AwardShare>> {
  const reviews = await tx.review.findMany({
    where: {
      applicationId: { in: [...applicationIds] },
      stage: 'PROVINCE',
      state: 'APPROVED',
      sheet: { not: Prisma.DbNull },
    },
    orderBy: { decidedAt: 'asc' },
    select: {
      applicationId: true,
      sheet: true,
      lineDecisions: { select: { lineId: true, amountOut: true } },
      application: {
        select: {
          programme: true,
          halfYear: true,
          round: { select: { supportRatio: true } },
          paymentLines: { select: { id: true, paidOn: true } },
        },
      },
    },
  })
  return new Map(
    reviews.map(({ applicationId, sheet, lineDecisions, application }) => {
      const kept = lineDecisions.filter(({ amountOut }) => amountOut.gt(0))
      if (application.programme !== 'GENERAL') {
        const shareCny = sumOfAmounts(kept.map(({ amountOut }) => amountOut.toFixed(2)))
        return [applicationId, { shareCny, sheet: sheet as unknown as CalculationSheet }]
      }
      const paidOn = new Map(application.paymentLines.map((line) => [line.id, dateFromColumn(line.paidOn)]))
      const supportRatio = application.round.supportRatio.toFixed()
      const answer = evaluate({
        programme: 'GENERAL',
        period: application.halfYear,
        supportRatio,
        alreadySupportedCny: '0.00',
        payments: kept.flatMap(({ lineId, amountOut }) => {
          const day = paidOn.get(lineId)
          return day ? [{ paidOn: day, amountCny: amountOut.toFixed(2) }] : []
        }),
      })
      const shareCny = answer.eligible
        ? new Decimal(answer.eligiblePremiumCny).times(supportRatio).toFixed()
        : '0'
      return [applicationId, { shareCny, sheet: sheet as unknown as CalculationSheet }]
    }),
  )
}
