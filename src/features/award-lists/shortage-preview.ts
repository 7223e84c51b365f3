import { budgetPosition } from '@/features/funds'
import { awardShares } from '@/features/reviews'
import {
  type CalculationSheet,
  Decimal,
  DOCUMENT_NUMBER,
  greatestShortageFactor,
  grouped,
  money,
  reissueWithFactor,
  RULES_VERSION,
  shareBehind,
  SheetWriter,
  sumOfAmounts,
} from '@/policy-rules'
import type { Tx } from '@/server/db'

import { confirmedShortage } from './shortage-store'
import { listedItems, type HeldList } from './store'

/** A list's amounts before and after a factor (M5), and what it is all computed from. CNY strings. */
export interface ShortagePreview {
  availableCny: string
  totalBeforeCny: string
  /** What is missing; null when the budget suffices. */
  shortCny: string | null
  /** The greatest factor that fits; null when none does. */
  greatest: string | null
  /** The factor that the lines are computed with: the one asked for, or the greatest. */
  factor: string | null
  totalAfterCny: string
  lines: PreviewLine[]
}

export interface PreviewLine {
  itemId: string
  position: number
  name: string
  city: string
  receiptNumber: string
  shareCny: string
  beforeCny: string
  afterCny: string
  sheet: CalculationSheet
}

/** `asked` is taken as it is, also where it does not fit: whoever decides looks at the totals. */
export async function previewShortage(
  tx: Tx,
  list: HeldList,
  asked: string | null = null,
): Promise<ShortagePreview> {
  const { lines, ceiling } = await basisOfList(tx, list)
  const { availableCny } = await budgetPosition(tx, { year: list.budgetYear, programme: list.programme })
  const totalBeforeCny = sumOfAmounts(lines.map((line) => line.beforeCny))
  const short = new Decimal(totalBeforeCny).minus(availableCny)
  const greatest = greatestShortageFactor(lines, availableCny, ceiling)
  const factor = asked ?? greatest
  const after = lines.map((line) => {
    if (!factor) return { ...line, afterCny: line.beforeCny }
    const { sheet, amountCny } = reissueWithFactor(line.sheet, line, factor)
    return { ...line, afterCny: amountCny, sheet }
  })
  return {
    availableCny,
    totalBeforeCny,
    shortCny: short.gt(0) ? money(short) : null,
    greatest,
    factor,
    totalAfterCny: sumOfAmounts(after.map((line) => line.afterCny)),
    lines: after,
  }
}

/**
 * What each line's factor is taken of. As approved: the review's exact share. Cut by hand on the list: the amount that was
 * left of it. After a factor: what that factor was taken of, so that a second one replaces the first instead of adding to it.
 */
async function basisOfList(tx: Tx, list: HeldList) {
  const items = await listedItems(tx, list.id)
  const shares = await awardShares(
    tx,
    items.map((item) => item.applicationId),
  )
  const confirmed = await confirmedShortage(tx, list.id)
  const ceiling = confirmed?.factor ?? list.roundFactor ?? '1'
  const adjusted = new Map(confirmed?.lines.map((line) => [line.itemId, line]))
  const lines = items.map((item) => {
    const earlier = adjusted.get(item.id)
    const award = shares.get(item.applicationId)
    const settled = earlier?.afterCny ?? item.originalCny
    const sheet = earlier?.sheet ?? award?.sheet ?? emptySheet(list)
    const amended = item.amountCny !== settled
    const share = earlier?.shareCny ?? award?.shareCny ?? shareBehind(item.originalCny, ceiling)
    return {
      itemId: item.id,
      position: item.position,
      name: item.name,
      city: item.city,
      receiptNumber: item.receiptNumber,
      shareCny: amended ? shareBehind(item.amountCny, ceiling) : share,
      beforeCny: item.amountCny,
      sheet: amended ? withListCut(sheet, settled, item.amountCny, ceiling) : sheet,
    }
  })
  return { lines, ceiling }
}

const emptySheet = ({ programme }: HeldList): CalculationSheet => ({
  programme,
  policyDocument: DOCUMENT_NUMBER,
  rulesVersion: RULES_VERSION,
  steps: [],
})

/** The cut that was made by hand on the list, as a step of its own. */
function withListCut(sheet: CalculationSheet, from: string, to: string, factor: string): CalculationSheet {
  const writer = new SheetWriter()
  writer.amount(
    {
      clause: '二(六)',
      rulings: [],
      description:
        factor === '1' ? '名单核减后金额（元）' : '名单核减后金额（元），按原系数折回后作为重新计算的基数',
      formula: `${grouped(new Decimal(from))} → ${grouped(new Decimal(to))}`,
    },
    new Decimal(to),
  )
  return { ...sheet, steps: [...sheet.steps, ...writer.steps] }
}
