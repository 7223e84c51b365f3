import {
  type CalculationSheet,
  Decimal,
  DOCUMENT_NUMBER,
  evaluate,
  GENERAL,
  grouped,
  halfYearPeriod,
  intersection,
  leftOf,
  money,
  REDUCTION_REASON_NAMES,
  type ReductionReason,
  RULES_VERSION,
  SheetWriter,
  type Step,
  sumOfAmounts,
  TERM,
} from '@/policy-rules'
import type { Programme } from '@/server/db'

/** What the reviewers let stand of a line. CNY. */
export interface ReviewedLine {
  position: number
  amountIn: string
  amountOut: string
  reason: ReductionReason | null
  /** The division office had cut the line before: from what, and why. */
  divisionCut?: { appliedCny: string; reason: ReductionReason | null }
  /** GENERAL only: the payment's day (C1). */
  paidOn?: string
}

export interface AwardBasis {
  programme: Programme
  halfYear: string
  supportRatio: string
  shortageFactor: string | null
  otherSubsidiesCny: string
  requestedAmountCny: string
  /** What other awards have taken from the enterprise's cap of the half-year; GENERAL only. */
  capUsedCny: string
}

export interface Award {
  amountCny: string
  /** The cap, not the lines, decided the amount (核减原因：超上限). */
  aboveCap: boolean
  /** The cap before this award, for the bar on the sheet; null where the programme has none here. */
  cap: { capCny: string; leftCny: string } | null
  sheet: CalculationSheet
}

/** The cap of one enterprise and half-year (一(三)); null when no day of the half-year lies in the document's term. */
export function capOfHalfYear(halfYear: string): string | null {
  const within = intersection(halfYearPeriod(halfYear), TERM)
  return within && money(GENERAL.cap.on(within.end))
}

/**
 * 审定金额 out of the lines as reviewed, with its sheet: the reviewers' cuts, then the policy rules' own steps, then what C11
 * and the amount applied for leave of it. Insurers' lines are the treasury's shares already: they are added up, no more.
 */
export function computeAward(basis: AwardBasis, lines: readonly ReviewedLine[]): Award {
  return basis.programme === 'GENERAL' ? generalAward(basis, lines) : platformAward(basis, lines)
}

function generalAward(basis: AwardBasis, lines: readonly ReviewedLine[]): Award {
  const kept = lines.filter((line) => !new Decimal(line.amountOut).isZero())
  const answer = evaluate({
    programme: 'GENERAL',
    period: basis.halfYear,
    supportRatio: basis.supportRatio,
    ...(basis.shortageFactor ? { shortageFactor: basis.shortageFactor } : {}),
    alreadySupportedCny: basis.capUsedCny,
    payments: kept.map((line) => ({ paidOn: line.paidOn!, amountCny: line.amountOut })),
  })
  const after = new SheetWriter()
  const steps = () => [...cutSteps(lines), ...answer.steps, ...after.steps]
  if (!answer.eligible)
    return { amountCny: '0.00', aboveCap: false, cap: null, sheet: sheetOf(basis, steps()) }
  if (answer.capped) writeAboveCap(after, answer.supportBeforeCapCny, answer.supportCny)
  let support = withinPremium(after, answer.supportCny, answer.eligiblePremiumCny, basis.otherSubsidiesCny)
  support = withinRequest(after, support, basis.requestedAmountCny)
  return {
    amountCny: money(support),
    aboveCap: answer.capped,
    cap: { capCny: answer.capCny, leftCny: answer.capRemainingCny },
    sheet: sheetOf(basis, steps()),
  }
}

function platformAward(basis: AwardBasis, lines: readonly ReviewedLine[]): Award {
  const kept = lines.filter((line) => !new Decimal(line.amountOut).isZero())
  const sheet = new SheetWriter()
  const total = sheet.amount(
    {
      clause: '二(六)',
      rulings: ['M3', 'M4'],
      description: '保险机构垫付保费中由财政承担的部分（元）= 核定的各张保单财政承担金额之和',
      formula: `${kept.map((line) => grouped(new Decimal(line.amountOut))).join(' + ') || '0.00'} = ${grouped(new Decimal(sumOfAmounts(kept.map((line) => line.amountOut))))}`,
    },
    new Decimal(sumOfAmounts(kept.map((line) => line.amountOut))),
  )
  const amountCny = money(withinRequest(sheet, total, basis.requestedAmountCny))
  return {
    amountCny,
    aboveCap: false,
    cap: null,
    sheet: sheetOf(basis, [...cutSteps(lines), ...sheet.steps]),
  }
}

/** One step for every line that the reviewers cut, with its reason. */
function cutSteps(lines: readonly ReviewedLine[]): Step[] {
  const sheet = new SheetWriter()
  const cut = (what: string, reason: ReductionReason | null, from: string, to: string) =>
    from !== to &&
    sheet.amount(
      {
        clause: '二(六)',
        rulings: [],
        description: `${what}${reason ? `，原因：${REDUCTION_REASON_NAMES[reason]}` : ''}`,
        formula: `${grouped(new Decimal(from))} → ${grouped(new Decimal(to))}`,
      },
      new Decimal(to),
    )
  for (const { position, amountIn, amountOut, reason, divisionCut } of lines) {
    if (divisionCut) cut(`第 ${position} 行初审核减`, divisionCut.reason, divisionCut.appliedCny, amountIn)
    cut(`第 ${position} 行核减`, reason, amountIn, amountOut)
  }
  return sheet.steps
}

function writeAboveCap(sheet: SheetWriter, before: string, after: string): void {
  const cut = new Decimal(before).minus(after)
  sheet.amount(
    {
      clause: '一(三)',
      rulings: ['C10', 'M5'],
      description: `核减，原因：${REDUCTION_REASON_NAMES.ABOVE_CAP}。超过剩余额度的部分不予支持`,
      formula: `${grouped(new Decimal(before))} − ${grouped(new Decimal(after))} = ${grouped(cut)}`,
    },
    cut,
  )
}

/** C11: all public money on a premium together never exceeds the premium. */
function withinPremium(
  sheet: SheetWriter,
  support: string,
  premium: string,
  otherSubsidies: string,
): Decimal {
  const computed = new Decimal(support)
  if (new Decimal(otherSubsidies).isZero()) return computed
  const room = leftOf(new Decimal(premium), new Decimal(otherSubsidies))
  return sheet.amount(
    {
      clause: '一(三)',
      rulings: ['C11'],
      description: '与已获其他补助合计不超过实际缴纳保费（元）',
      formula: `min(${grouped(computed)}, max(${grouped(new Decimal(premium))} − ${grouped(new Decimal(otherSubsidies))}, 0)) = ${grouped(Decimal.min(computed, room))}`,
    },
    Decimal.min(computed, room),
  )
}

/** A review never gives more than was applied for. */
function withinRequest(sheet: SheetWriter, support: Decimal, requested: string): Decimal {
  const asked = new Decimal(requested)
  if (support.lte(asked)) return support
  return sheet.amount(
    {
      clause: '二(六)',
      rulings: [],
      description: '审定金额不超过申请金额（元）',
      formula: `min(${grouped(support)}, ${grouped(asked)}) = ${grouped(asked)}`,
    },
    asked,
  )
}

const sheetOf = ({ programme }: AwardBasis, steps: Step[]): CalculationSheet => ({
  programme,
  policyDocument: DOCUMENT_NUMBER,
  rulesVersion: RULES_VERSION,
  steps,
})
