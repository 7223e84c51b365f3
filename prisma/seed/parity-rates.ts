import { addDays } from '../../src/policy-rules'
import { isWorkingDay } from '../../src/server/calendar'
import { dateToColumn } from '../../src/server/clock'
import type { Prisma } from '../../src/server/db'
import { seeding } from './seeding'

/** Made-up central parity rates for every working day; they only look like the real ones. */
const bases = { USD: 71_300, EUR: 77_800, HKD: 9_140 } as const
type Currency = keyof typeof bases

function published(currency: Currency, date: string): string {
  const day = Number(date.replaceAll('-', '')) % 997
  const value = bases[currency] + (((day * 37) % 900) - 450)
  const text = String(value).padStart(5, '0')
  return `${text.slice(0, -4)}.${text.slice(-4)}`
}

/** The rate of the day, or the last published before it (M6). */
export function rateOn(currency: Currency, date: string): { rate: string; date: string } {
  let day = date
  while (!isWorkingDay(day)) day = addDays(day, -1)
  return { rate: published(currency, day), date: day }
}

export async function seedParityRates(until: string): Promise<void> {
  const rows: Prisma.CentralParityRateCreateManyInput[] = []
  for (let date = '2024-08-01'; date <= until; date = addDays(date, 1))
    if (isWorkingDay(date))
      for (const currency of Object.keys(bases) as Currency[])
        rows.push({
          currency,
          publishedOn: dateToColumn(date),
          rate: published(currency, date),
          source: '中国外汇交易中心',
          recordedAt: new Date(`${date}T02:00:00Z`),
        })
  await seeding('parity-rates', (tx) => tx.centralParityRate.createMany({ data: rows }))
}
