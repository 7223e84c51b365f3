import type { LawDate } from './dates'
import { type CalculationSheet, SheetWriter, type Step } from './explanation'
import { amount, convertToCny, Decimal, type DecimalString, grouped, money } from './money'
import { programmesFor } from './overview'
import { calculationSheet, evaluate, policyDocumentOn } from './registry'

/** A platform policy as it was rated, and the official figure that was not known then. USD, but where CNY is said. */
export interface RatedCover {
  readonly programme: 'MICRO' | 'MEDIUM'
  readonly inceptionDate: LawDate
  /** The rate of the policy, which an insurer may have offered below the ceiling (E5). */
  readonly premiumRate: DecimalString
  readonly recordedExportsUsd: DecimalString
  readonly officialExportsUsd: DecimalString
  readonly fiscalShareUsd: DecimalString
  /** Null while the policy has not been converted (M7). */
  readonly fiscalShareCny: DecimalString | null
  readonly exchangeRate: DecimalString | null
}

export interface CorrectedShare {
  /** Whether the official figure leaves the policy within its programme. */
  readonly eligible: boolean
  readonly dueUsd: DecimalString
  readonly excessUsd: DecimalString
  readonly dueCny: DecimalString | null
  /** What the treasury bears and would not have borne; never negative. */
  readonly excessCny: DecimalString | null
  readonly sheet: CalculationSheet
}

/**
 * 二(四), E4: what the treasury would have borne of a premium on the official figure. Nothing is re-rated by it: an official
 * decides what follows. Null when no policy document answers for the day of inception (三(四)).
 */
export function correctedShare(cover: RatedCover): CorrectedShare | null {
  if (policyDocumentOn(cover.inceptionDate) === null) return null
  const answer = evaluate({
    programme: cover.programme,
    inceptionDate: cover.inceptionDate,
    priorYearExportsUsd: cover.officialExportsUsd,
    premiumRate: cover.premiumRate,
  })
  const before = new SheetWriter()
  before.amount(
    {
      clause: '二(四)',
      rulings: ['E3', 'E4'],
      description: '以官方提供的上年出口金额（美元）代替承保时的金额',
      formula: `承保时 ${grouped(amount(cover.recordedExportsUsd))}，官方 ${grouped(amount(cover.officialExportsUsd))}`,
    },
    amount(cover.officialExportsUsd),
  )
  const after = new SheetWriter()
  const due = after.amount(
    {
      clause: '二(四)',
      rulings: ['E4'],
      description: '按官方出口额，财政应承担的保费（美元）',
      formula: answer.eligible ? '取上面的财政承担' : '不符合本项目条件，财政不承担',
    },
    answer.eligible ? amount(answer.fiscalShareUsd) : new Decimal(0),
  )
  const excess = writeExcess(after, '美元', [], amount(cover.fiscalShareUsd), due)
  const inCny = cover.exchangeRate !== null && cover.fiscalShareCny !== null && writeCny(after, cover, due)
  return {
    eligible: answer.eligible,
    dueUsd: money(due),
    excessUsd: money(excess),
    dueCny: inCny ? money(inCny.due) : null,
    excessCny: inCny ? money(inCny.excess) : null,
    sheet: withSteps(calculationSheet(answer), before.steps, after.steps),
  }
}

/** M7: at the rate that stands on the policy's line, rounded down (M3). */
function writeCny(writer: SheetWriter, cover: RatedCover, due: Decimal): { due: Decimal; excess: Decimal } {
  const rate = cover.exchangeRate!
  const dueCny = writer.amount(
    {
      clause: '二(六)',
      rulings: ['M3', 'M7'],
      description: '按官方出口额，财政应承担的保费（元），用保单的汇率折算，只舍不入到分',
      formula: `${grouped(due)} × ${rate}`,
    },
    amount(convertToCny(money(due), rate)),
  )
  return { due: dueCny, excess: writeExcess(writer, '元', ['M3'], amount(cover.fiscalShareCny!), dueCny) }
}

function writeExcess(
  writer: SheetWriter,
  unit: string,
  rulings: readonly string[],
  borne: Decimal,
  due: Decimal,
): Decimal {
  return writer.amount(
    {
      clause: '二(三)',
      rulings,
      description: `财政多承担的保费（${unit}），不低于零`,
      formula: `max(${grouped(borne)} − ${grouped(due)}, 0)`,
    },
    Decimal.max(borne.minus(due), 0),
  )
}

const withSteps = (
  sheet: CalculationSheet,
  before: readonly Step[],
  after: readonly Step[],
): CalculationSheet => ({ ...sheet, steps: [...before, ...sheet.steps, ...after] })

/** E1: the platform that a figure opens on a day; null when it is above both, or no document answers for the day. */
export function platformTier(exportsUsd: DecimalString, date: LawDate): 'MICRO' | 'MEDIUM' | null {
  const fits = programmesFor({ priorYearExportsUsd: exportsUsd, date })
  for (const tier of ['MICRO', 'MEDIUM'] as const)
    if (fits.some(({ programme, status }) => programme === tier && status === 'FITS')) return tier
  return null
}
