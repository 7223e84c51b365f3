import { amount, convertToCny, exchangeRateDate, money } from '@/policy-rules'
import type { FxRule, Tx } from '@/server/db'

import { rateFor, type RateInForce } from './rate-for'

/** What of a round decides its conversions. */
export interface RoundFx {
  fxRule: FxRule
  /** CNY for 1 unit, by currency. */
  fixedRates: Record<string, string>
  halfYear: string
  /** The day a fixed rate is dated: the round's notice opens on it. */
  opensOn: string
  noticeNumber: string
}

export interface ForeignPayment {
  currency: string
  /** In the payment's currency, at most two decimals. */
  paidAmount: string
  paidOn: string
  invoiceIssuedOn: string
}

export interface ConvertedPayment {
  exchangeRate: string
  exchangeRateDate: string
  amountCny: string
}

/**
 * M6: a payment in CNY counts as paid; another is converted by the round's rule (payment, invoice or period-end date, or
 * the round's own rate), rounded down (M3). Null while the rate is missing.
 */
export async function convertPayment(
  tx: Tx,
  round: RoundFx,
  payment: ForeignPayment,
): Promise<ConvertedPayment | null> {
  if (payment.currency === 'CNY')
    return {
      exchangeRate: '1',
      exchangeRateDate: payment.paidOn,
      amountCny: money(amount(payment.paidAmount)),
    }
  const rate = await rateOfPayment(tx, round, payment)
  if (!rate) return null
  return {
    exchangeRate: rate.exchangeRate,
    exchangeRateDate: rate.exchangeRateDate,
    amountCny: convertToCny(payment.paidAmount, rate.exchangeRate),
  }
}

async function rateOfPayment(
  tx: Tx,
  round: RoundFx,
  { currency, paidOn, invoiceIssuedOn }: ForeignPayment,
): Promise<RateInForce | null> {
  const date = exchangeRateDate(
    { paidOn, invoicedOn: invoiceIssuedOn, halfYear: round.halfYear },
    round.fxRule,
  )
  return date === null ? fixedRate(round, currency) : rateFor(tx, currency, date)
}

/** M7: the platforms' USD premiums: the rate the round's notice fixed; where it names none, the parity of the issue date. */
export async function platformRate(
  tx: Tx,
  round: RoundFx,
  currency: string,
  issuedOn: string,
): Promise<RateInForce | null> {
  return fixedRate(round, currency) ?? rateFor(tx, currency, issuedOn)
}

const NOTICE_RATE = '约定汇率'
/** Whether a stored source says that the round's notice fixed the rate. */
export const isNoticeRate = (source: string): boolean => source.endsWith(NOTICE_RATE)

function fixedRate(round: RoundFx, currency: string): RateInForce | null {
  const exchangeRate = round.fixedRates[currency]
  return exchangeRate
    ? { exchangeRate, exchangeRateDate: round.opensOn, source: `${round.noticeNumber}${NOTICE_RATE}` }
    : null
}
