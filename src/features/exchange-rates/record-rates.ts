import { z } from 'zod'

import { dateInShanghai } from '@/server/clock'
import { command, done, refuse, type Context } from '@/server/use-case'

import { rateSchema, type RateInput } from './schema'
import { rateKey, ratesOf, saveRate } from './store'

const recorders = ['COMMERCE_PREPARER', 'COMMERCE_CHECKER'] as const

/** One rate typed by hand; a second entry for the same currency and day corrects the first, and the audit keeps both. */
export const recordRate = command({
  name: 'exchange-rates.record',
  allow: recorders,
  input: rateSchema,
  run: async (context, rate) => {
    const [saved] = await saveAll(context, [rate])
    return done(rate, { subject: { kind: 'central-parity-rate', id: rateKey(rate) }, detail: { ...saved } })
  },
})

/** The confirmed rows of an import, kept all or none. They are tested again: the browser had them in between. */
export const importRates = command({
  name: 'exchange-rates.import',
  allow: recorders,
  input: z.strictObject({
    rates: z
      .array(rateSchema)
      .min(1, '没有可保存的汇率，请重新上传文件。')
      .max(5000, '一次最多导入 5000 行，请分次导入。'),
  }),
  run: async (context, { rates }) => {
    const repeated = repeatedKey(rates)
    if (repeated) refuse('INVALID', `${repeated} 出现了两次，请在文件中只保留一行后重新上传。`)
    const saved = await saveAll(context, rates)
    return done(
      { saved: saved.length },
      { subject: { kind: 'central-parity-rates', id: context.requestId }, detail: { rates: saved } },
    )
  },
})

async function saveAll({ tx, actor, now }: Context, rates: readonly RateInput[]) {
  const today = dateInShanghai(now)
  const future = rates.find((rate) => rate.publishedOn > today)
  if (future)
    refuse('INVALID', `${future.currency} ${future.publishedOn} 尚未到公布日。请核对日期后再保存。`, {
      fieldErrors: { publishedOn: ['公布日期不能晚于今天，请核对。'] },
    })
  const before = await ratesOf(tx, rates)
  for (const rate of rates) await saveRate(tx, rate, actor.accountId, now)
  return rates.map((rate) => ({ ...rate, before: before.get(rateKey(rate))?.rate ?? null }))
}

function repeatedKey(rates: readonly { currency: string; publishedOn: string }[]): string | null {
  const seen = new Set<string>()
  for (const rate of rates) {
    const key = rateKey(rate)
    if (seen.has(key)) return key
    seen.add(key)
  }
  return null
}
