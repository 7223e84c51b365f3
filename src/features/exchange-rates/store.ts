import { z } from 'zod'

import { dateFromColumn, dateToColumn } from '@/server/clock'
import { Prisma, type EntryState, type Tx } from '@/server/db'

import { rateSchema, type RateInput } from './schema'

/** The room's only Prisma code. Rates and dates leave it as strings. */

export interface StoredRate {
  currency: string
  publishedOn: string
  /** How many units of the currency `rate` is the price of. */
  unit: number
  rate: string
  source: string
}

type Row = Omit<StoredRate, 'publishedOn' | 'rate'> & { publishedOn: Date; rate: Prisma.Decimal }

const columns = { currency: true, publishedOn: true, unit: true, rate: true, source: true } as const
const fromRow = ({ publishedOn, rate, ...row }: Row): StoredRate => ({
  ...row,
  publishedOn: dateFromColumn(publishedOn),
  rate: rate.toFixed(),
})

/** M6: the rate of the day, or the last one published before it. */
export async function lastRateUntil(tx: Tx, currency: string, date: string): Promise<StoredRate | null> {
  const row = await tx.centralParityRate.findFirst({
    where: { currency, publishedOn: { lte: dateToColumn(date) } },
    orderBy: { publishedOn: 'desc' },
    select: columns,
  })
  return row && fromRow(row)
}

/** The rates already kept for the same currencies and days, keyed `USD/2026-03-05`. */
export async function ratesOf(
  tx: Tx,
  keys: readonly { currency: string; publishedOn: string }[],
): Promise<Map<string, StoredRate>> {
  const rows = await tx.centralParityRate.findMany({
    where: {
      currency: { in: [...new Set(keys.map((key) => key.currency))] },
      publishedOn: { in: [...new Set(keys.map((key) => key.publishedOn))].map(dateToColumn) },
    },
    select: columns,
  })
  return new Map(rows.map(fromRow).map((rate) => [rateKey(rate), rate]))
}

export const rateKey = (rate: { currency: string; publishedOn: string }) =>
  `${rate.currency}/${rate.publishedOn}`

/** Adds the rate, or corrects the one of the same currency and day. */
export async function saveRate(
  tx: Tx,
  rate: StoredRate,
  by: { recordedById: string; confirmedById: string },
  at: Date,
): Promise<void> {
  const publishedOn = dateToColumn(rate.publishedOn)
  const data = { unit: rate.unit, rate: rate.rate, source: rate.source, ...by, recordedAt: at }
  await tx.centralParityRate.upsert({
    where: { currency_publishedOn: { currency: rate.currency, publishedOn } },
    create: { currency: rate.currency, publishedOn, ...data },
    update: data,
  })
}

export async function pageOfRates(
  tx: Tx,
  filter: { currency: string | null },
  page: { skip: number; take: number },
): Promise<{ rates: StoredRate[]; total: number }> {
  const where = filter.currency ? { currency: filter.currency } : {}
  const rows = await tx.centralParityRate.findMany({
    where,
    orderBy: [{ publishedOn: 'desc' }, { currency: 'asc' }],
    select: columns,
    ...page,
  })
  return { rates: rows.map(fromRow), total: await tx.centralParityRate.count({ where }) }
}

const entryOf = (row: Prisma.ParityRateEntryGetPayload<object>) => ({
  ...row,
  rates: z.array(rateSchema).parse(row.rates),
})

/** Rates that wait for their second person. */
export async function addEntry(
  tx: Tx,
  rates: readonly RateInput[],
  preparedById: string,
  preparedAt: Date,
): Promise<string> {
  const { id } = await tx.parityRateEntry.create({
    data: { rates: rates.map((rate) => ({ ...rate })), preparedById, preparedAt },
    select: { id: true },
  })
  return id
}

/** Holds the row until the transaction ends. */
export async function lockEntry(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT id FROM parity_rate_entry WHERE id = ${id}::uuid FOR UPDATE`
  const row = await tx.parityRateEntry.findUnique({ where: { id } })
  return row && entryOf(row)
}

export async function decideEntry(
  tx: Tx,
  id: string,
  decided: { state: EntryState; decidedById: string; decidedAt: Date; remark?: string },
): Promise<void> {
  await tx.parityRateEntry.updateMany({ where: { id }, data: decided })
}

export async function waitingEntries(tx: Tx) {
  const rows = await tx.parityRateEntry.findMany({
    where: { state: 'PROPOSED' },
    orderBy: { preparedAt: 'asc' },
    take: 50,
  })
  const people = await tx.account.findMany({
    where: { id: { in: rows.map((row) => row.preparedById) } },
    select: { id: true, displayName: true },
  })
  return rows.map(entryOf).map(({ id, rates, preparedById, preparedAt }) => ({
    id,
    rates,
    preparedById,
    preparedBy: people.find((one) => one.id === preparedById)?.displayName ?? '',
    preparedAt,
  }))
}
