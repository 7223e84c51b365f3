import { Decimal, decimal } from '@/policy-rules'
import type { Tx } from '@/server/db'

import { lastRateUntil } from './store'

/** CNY for 1 unit of a currency, with the day it was published and by whom. */
export interface RateInForce {
  exchangeRate: string
  exchangeRateDate: string
  source: string
}

/**
 * M6: the central parity of the day, or the last one published before it, for 1 unit of the currency (100 yen are divided
 * exactly). Null when none was recorded yet: the line says so and waits ({@link missingRate}).
 */
export async function rateFor(tx: Tx, currency: string, date: string): Promise<RateInForce | null> {
  const stored = await lastRateUntil(tx, currency, date)
  if (!stored) return null
  return {
    exchangeRate: perUnit(stored.rate, stored.unit),
    exchangeRateDate: stored.publishedOn,
    source: stored.source,
  }
}

/** Units are powers of ten, so the division is exact. */
export const perUnit = (rate: string, unit: number): string =>
  decimal(rate).dividedBy(new Decimal(unit)).toFixed()

/** What a line without a rate says. */
export const missingRate = (currency: string, date: string): string =>
  `缺少 ${date}（或之前最近一次公布）的 ${currency} 人民币汇率中间价，等待录入。请联系省商务厅录入后再试。`
