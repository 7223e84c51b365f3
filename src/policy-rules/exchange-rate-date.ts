import type { LawDate } from './dates'
import { type HalfYear, halfYearPeriod } from './half-year'
import type { GeneralFxDate } from './settings'

interface PaymentDates {
  paidOn: LawDate
  invoicedOn: LawDate
  halfYear: HalfYear
}

/**
 * M6: the day whose central parity (or the last one published before it) converts a payment; null where the round
 * fixes the rate itself.
 */
export function exchangeRateDate(dates: PaymentDates, setting: GeneralFxDate): LawDate | null {
  switch (setting) {
    case 'PAYMENT_DATE':
      return dates.paidOn
    case 'INVOICE_DATE':
      return dates.invoicedOn
    case 'PERIOD_END':
      return halfYearPeriod(dates.halfYear).end
    case 'FIXED':
      return null
  }
}

/** M6: the published rate that holds on a day: that day's, or the last one before it; null when there is none. */
export function rateInForce<T extends { readonly date: LawDate }>(
  published: readonly T[],
  on: LawDate,
): T | null {
  return published.reduce<T | null>(
    (best, rate) => (rate.date <= on && (best === null || rate.date > best.date) ? rate : best),
    null,
  )
}
