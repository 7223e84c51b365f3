import {
  amount,
  calculationSheet,
  Decimal,
  DEFAULT_SETTINGS,
  evaluate,
  type GeneralFxDate,
  grouped,
  leftOf,
  money,
  SheetWriter,
  type CalculationSheet,
} from '@/policy-rules'

import type { PaymentLine } from './payment-line'

/** Of the round and the enterprise, what the amount depends on. Ratios and CNY amounts as decimal strings. */
export interface CalculationTerms {
  halfYear: string
  supportRatio: string
  shortageFactor: string | null
  /** M6, as the round fixed it: the reading that the sheet keeps. */
  fxRule: GeneralFxDate
  /** Awarded under the same cap before (C10). */
  alreadySupportedCny: string
  otherSubsidiesCny: string
}

export interface ConvertedLine extends PaymentLine {
  /** Null while the rate is missing (M6). */
  exchangeRate: string | null
  exchangeRateDate: string | null
  amountCny: string | null
}

export interface Calculation {
  sheet: CalculationSheet
  /** What the enterprise may ask for: `0.00` when nothing counts. */
  requestedAmountCny: string
  eligiblePremiumCny: string
  cap: { capCny: string; usedBeforeCny: string; thisTimeCny: string; leftCny: string } | null
  /** Why there is no amount, in sentences. */
  reasons: { clause: string; message: string }[]
}

/**
 * The amount of an application as its lines now stand: the GENERAL rule on the lines given (一(三), M5), then what other
 * subsidies leave (C11). Lines that wait for a rate are not given.
 */
export function calculate(lines: readonly ConvertedLine[], terms: CalculationTerms): Calculation {
  const counted = lines.filter((line) => line.amountCny !== null)
  const answer = evaluate({
    programme: 'GENERAL',
    period: terms.halfYear,
    supportRatio: terms.supportRatio,
    alreadySupportedCny: terms.alreadySupportedCny,
    ...(terms.shortageFactor === null ? {} : { shortageFactor: terms.shortageFactor }),
    payments: counted.map((line) =>
      line.currency === 'CNY'
        ? { paidOn: line.paidOn, amountCny: line.amountCny! }
        : {
            paidOn: line.paidOn,
            currency: line.currency,
            amount: line.paidAmount,
            exchangeRate: line.exchangeRate!,
          },
    ),
  })
  const sheet = calculationSheet(answer, { ...DEFAULT_SETTINGS, generalFxDate: terms.fxRule })
  if (!answer.eligible)
    return {
      sheet,
      requestedAmountCny: '0.00',
      eligiblePremiumCny: '0.00',
      cap: null,
      reasons: answer.reasons.map(({ clause, message }) => ({ clause, message })),
    }
  const { step, requested } = afterOtherSubsidies(
    answer.supportCny,
    answer.eligiblePremiumCny,
    terms.otherSubsidiesCny,
  )
  return {
    sheet: { ...sheet, steps: [...sheet.steps, ...step] },
    requestedAmountCny: requested,
    eligiblePremiumCny: answer.eligiblePremiumCny,
    cap: {
      capCny: answer.capCny,
      usedBeforeCny: terms.alreadySupportedCny,
      thisTimeCny: requested,
      leftCny: money(leftOf(amount(answer.capRemainingCny), amount(requested))),
    },
    reasons: [],
  }
}

/** C11: public money on a premium never exceeds the premium. */
function afterOtherSubsidies(supportCny: string, premiumCny: string, otherCny: string) {
  if (amount(otherCny).isZero()) return { step: [], requested: supportCny }
  const writer = new SheetWriter()
  const left = leftOf(amount(premiumCny), amount(otherCny))
  const requested = writer.amount(
    {
      clause: '一(三)',
      rulings: ['C11'],
      description: '申请金额（元）= 支持金额与“实际缴纳保费 − 已获其他补助”中较小者',
      formula: `min(${grouped(amount(supportCny))}，${grouped(amount(premiumCny))} − ${grouped(amount(otherCny))} = ${grouped(left)})`,
    },
    Decimal.min(amount(supportCny), left),
  )
  return { step: writer.steps, requested: money(requested) }
}
