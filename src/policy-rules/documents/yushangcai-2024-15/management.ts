import { addDays, addYearsLastDay, contains, type LawDate, overlaps, type Period } from '../../dates'
import { type CalculationSheet, SheetWriter } from '../../explanation'
import { priorYearOf } from '../../half-year'
import {
  amount,
  Decimal,
  decimal,
  type DecimalString,
  grouped,
  money,
  percent,
  roundDownToCent,
  rounding,
} from '../../money'
import { readingsOf } from '../../readings'
import type { RuleSettings } from '../../settings'
import { EXPORT_SOURCES, type ExportSource, type Programme } from '../../vocabulary'
import { DOCUMENT_NUMBER, provision, RULES_VERSION } from './term'

/** 二 进一步规范项目管理工作: the clauses that have a number or a date in them. */
export const MANAGEMENT = {
  negativeListYears: provision('二(三)', '列入财政专项资金信用负面清单，3年内不得申报财政补助资金', 3),
  negativeListYearsForDuplicateCover: provision(
    '二(五)',
    '列入财政专项资金信用负面清单，3年内不得申报财政补助资金',
    3,
  ),
  prepaymentRatio: provision(
    '二(六)',
    '由省财政厅、省商务厅按照上年度工作情况酌情预拨50%至相应保险机构',
    new Decimal('0.5'),
  ),
} as const

/** L2: the last day of the listing, included: 2024-08-10 → 2027-08-10; 2024-02-29 → 2027-02-28. */
export const negativeListEnd = (decidedOn: LawDate): LawDate =>
  addYearsLastDay(decidedOn, MANAGEMENT.negativeListYears.value)

/** L2, L3: whether a decision bars the enterprise on the date, from the decision's day to its last day. */
export const isListed = (decidedOn: LawDate, date: LawDate): boolean =>
  contains({ start: decidedOn, end: negativeListEnd(decidedOn) }, date)

/** P1: the programmes whose advanced premiums are prepaid. */
export const PREPAID_PROGRAMMES = ['MICRO', 'MEDIUM', 'OVERSEAS'] as const
export type PrepaidProgramme = (typeof PREPAID_PROGRAMMES)[number]
export const isPrepaidProgramme = (programme: Programme): programme is PrepaidProgramme =>
  (PREPAID_PROGRAMMES as readonly Programme[]).includes(programme)

/**
 * 二(六), P1: the proposal for one insurer and programme: 50 % × last year's approved amount, rounded down (M3).
 * `lastYearApprovedCny` is null for an insurer that had no award last year: it starts at 0.
 */
export function prepaymentProposal(
  programme: PrepaidProgramme,
  lastYearApprovedCny: DecimalString | null,
  settings: Pick<RuleSettings, 'prepaymentRatio'>,
): { proposedCny: DecimalString; sheet: CalculationSheet } {
  const writer = new SheetWriter()
  const share = decimal(settings.prepaymentRatio, 6)
  if (share.gt(MANAGEMENT.prepaymentRatio.value)) throw new RangeError(`not a prepayment ratio: ${share}`)
  const { clause } = MANAGEMENT.prepaymentRatio
  const base = writer.amount(
    {
      clause,
      rulings: ['P1'],
      description: '上年度核定金额（元），上年度无核定金额的新保险机构按零计算',
      formula: grouped(amount(lastYearApprovedCny ?? '0')),
    },
    amount(lastYearApprovedCny ?? '0'),
  )
  const exact = base.times(share)
  const proposed = writer.amount(
    {
      clause,
      rulings: ['P1', 'M3'],
      description: '预拨建议金额（元）= 上年度核定金额 × 预拨比例，只舍不入到分',
      formula: `${grouped(base)} × ${percent(share)} = ${rounding(exact, roundDownToCent(exact))}`,
    },
    roundDownToCent(exact),
  )
  return {
    proposedCny: money(proposed),
    sheet: {
      programme,
      policyDocument: DOCUMENT_NUMBER,
      rulesVersion: RULES_VERSION,
      steps: writer.steps,
      readings: readingsOf(writer.steps, settings),
    },
  }
}

/** A kept statement of an enterprise's exports in a year (E4). */
export interface ExportStatement {
  readonly year: number
  readonly source: ExportSource
  readonly amountUsd: DecimalString
  /** The day from which the statement is in force. */
  readonly inForceFrom: LawDate
}

/**
 * 二(四), E3, E4: the statement that decides for an inception date: of the calendar year before it, in force by that
 * day, from the best source; of two from the same source the later one. Null when the amount is unknown, which is
 * not zero (E2).
 */
export function decidingExportStatement<T extends ExportStatement>(
  statements: readonly T[],
  inceptionDate: LawDate,
): T | null {
  const candidates = statements.filter(
    ({ year, inForceFrom }) => year === priorYearOf(inceptionDate) && inForceFrom <= inceptionDate,
  )
  return candidates.toSorted(bestFirst)[0] ?? null
}

/** E4: a later statement from a better source that tells another amount raises a flag; nothing is re-rated by itself. */
export const contradicts = (decided: ExportStatement, later: ExportStatement): boolean =>
  later.year === decided.year &&
  later.inForceFrom >= decided.inForceFrom &&
  rank(later) < rank(decided) &&
  !amount(later.amountUsd).eq(amount(decided.amountUsd))

const rank = ({ source }: ExportStatement): number => EXPORT_SOURCES.indexOf(source)
const bestFirst = (a: ExportStatement, b: ExportStatement): number =>
  rank(a) - rank(b) || (a.inForceFrom > b.inForceFrom ? -1 : 1)

/** E7: the live insurance policies whose period overlaps the one wanted. */
export const overlappingCover = <T extends Period>(live: readonly T[], wanted: Period): T[] =>
  live.filter((period) => overlaps(period, wanted))

/**
 * 二(五), E7: 须在现有保单到期后，才能转投其他保险机构: the day after the last live insurance policy ends. Null when none
 * of them reaches the day wanted.
 */
export function earliestNextStart(live: readonly Period[], wantedStart: LawDate): LawDate | null {
  const ends = live.map(({ end }) => end).filter((end) => end >= wantedStart)
  const last = ends.toSorted().at(-1)
  return last === undefined ? null : addDays(last, 1)
}

/** E10: programmes whose cover starts no earlier than the day the self-paid share is received. */
export const startsOnReceipt = (programme: Programme): boolean =>
  programme === 'MEDIUM' || programme === 'OVERSEAS'

/** E10: 保险机构在收到企业自缴的保费后先行生效保单. Null while the self-paid share has not been received. */
export function earliestInception(
  programme: Programme,
  wanted: LawDate,
  selfPaidReceivedOn: LawDate | null,
): LawDate | null {
  if (!startsOnReceipt(programme)) return wanted
  if (selfPaidReceivedOn === null) return null
  return selfPaidReceivedOn > wanted ? selfPaidReceivedOn : wanted
}
