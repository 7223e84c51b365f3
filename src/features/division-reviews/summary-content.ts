import { formatAmount } from '@/documents'
import type { DivisionSummaryData, DivisionSummaryLine } from '@/documents'
import { REDUCTION_REASON_NAMES, sumOfAmounts } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'

import type { SignedApplication } from './store'

/** What the 汇总表 of the signed applications would say; the number comes with the hand-in. Pure. */
export function summaryContent(
  facts: {
    divisionName: string
    round: { title: string; noticeNumber: string }
    handedInBy: string
    now: Date
  },
  signed: readonly SignedApplication[],
): Omit<DivisionSummaryData, 'number'> {
  const lines = signed.map((each) => lineOf(facts.divisionName, each))
  const sum = (pick: (line: DivisionSummaryLine) => string) => sumOfAmounts(lines.map(pick))
  return {
    divisionName: facts.divisionName,
    roundTitle: facts.round.title,
    noticeNumber: facts.round.noticeNumber,
    handedInOn: dateInShanghai(facts.now),
    handedInBy: facts.handedInBy,
    lines,
    paidCny: sum((line) => line.paidCny),
    requestedCny: sum((line) => line.requestedCny),
    reviewedCny: sum((line) => line.reviewedCny),
    createdAt: facts.now,
  }
}

function lineOf(divisionName: string, each: SignedApplication): DivisionSummaryLine {
  return {
    receiptNumber: each.receiptNumber,
    // The register knows no county below the division.
    county: divisionName,
    name: each.name,
    uscc: each.uscc,
    customsCode: each.customsCode,
    insurers: [...new Set(each.lines.map(({ insurerName }) => insurerName))],
    paidCny: sumOfAmounts(each.lines.map(({ amountIn }) => amountIn)),
    requestedCny: each.requestedAmountCny,
    reviewedCny: each.reviewedCny,
    contactName: each.contactName,
    contactPhone: each.contactPhone,
    note: each.lines
      .filter(({ amountIn, amountOut }) => amountIn !== amountOut)
      .map(
        ({ position, amountIn, amountOut, reason, note }) =>
          `第 ${position} 行保费 ${formatAmount(amountIn)} → ${formatAmount(amountOut)} 元（${reason ? REDUCTION_REASON_NAMES[reason] : '其他'}${note && `：${note}`}）`,
      )
      .join('；'),
    signedByCommerce: each.signedByCommerce,
    signedByFinance: each.signedByFinance,
    signedOn: dateInShanghai(each.signedAt),
  }
}
