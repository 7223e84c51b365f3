import { z } from 'zod'

import { dateInShanghai } from '@/server/clock'
import type { Task } from '@/server/task'
import { command, done, notFound, query, refuse, type Context } from '@/server/use-case'

import { rateSchema, type RateInput } from './schema'
import { stateLabels } from './state'
import { addEntry, decideEntry, lockEntry, rateKey, ratesOf, saveRate, waitingEntries } from './store'

const recorders = ['COMMERCE_PREPARER', 'COMMERCE_CHECKER'] as const
const deciders = ['COMMERCE_CHECKER', 'COMMERCE_APPROVER'] as const

/** One rate typed by hand. It holds once another person has confirmed it. */
export const recordRate = command({
  name: 'exchange-rates.record',
  allow: recorders,
  input: rateSchema,
  run: async (context, rate) => {
    const entry = await enter(context, [rate])
    return done(
      { ...rate, ...entry },
      { subject: { kind: 'central-parity-rate', id: rateKey(rate) }, detail: rate },
    )
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
    const { entryId } = await enter(context, rates)
    return done(
      { entryId, saved: rates.length },
      { subject: { kind: 'central-parity-rates', id: entryId }, detail: { rates } },
    )
  },
})

async function enter({ tx, actor, now }: Context, rates: readonly RateInput[]): Promise<{ entryId: string }> {
  const today = dateInShanghai(now)
  const future = rates.find((rate) => rate.publishedOn > today)
  if (future)
    refuse('INVALID', `${future.currency} ${future.publishedOn} 尚未到公布日。请核对日期后再保存。`, {
      fieldErrors: { publishedOn: ['公布日期不能晚于今天，请核对。'] },
    })
  return { entryId: await addEntry(tx, rates, actor.accountId!, now) }
}

const oneEntry = { entryId: z.uuid('没有找到这次录入。请刷新页面。') }

/** 确认中间价, by a second person: the rates hold; one of the same currency and day is corrected, and the audit keeps both. */
export const confirmRates = command({
  name: 'exchange-rates.confirm',
  allow: deciders,
  input: z.strictObject(oneEntry),
  run: async (context, { entryId }) => {
    const { tx, actor, now } = context
    const { rates, preparedById } = await waiting(context, entryId)
    const before = await ratesOf(tx, rates)
    const by = { recordedById: preparedById, confirmedById: actor.accountId! }
    for (const rate of rates) await saveRate(tx, rate, by, now)
    await decideEntry(tx, entryId, { state: 'CONFIRMED', decidedById: actor.accountId!, decidedAt: now })
    const saved = rates.map((rate) => ({ ...rate, before: before.get(rateKey(rate))?.rate ?? null }))
    return done(
      { saved: saved.length },
      { subject: { kind: 'central-parity-rates', id: entryId }, detail: { rates: saved } },
    )
  },
})

export const sendBackRates = command({
  name: 'exchange-rates.send-back',
  allow: deciders,
  input: z.strictObject({
    ...oneEntry,
    reason: z.string().trim().min(4, '请写明退回原因。').max(300, '退回原因请不超过 300 字。'),
  }),
  run: async (context, { entryId, reason }) => {
    const { tx, actor, now } = context
    await waiting(context, entryId)
    await decideEntry(tx, entryId, {
      state: 'SENT_BACK',
      decidedById: actor.accountId!,
      decidedAt: now,
      remark: reason,
    })
    return done({ entryId }, { subject: { kind: 'central-parity-rates', id: entryId }, detail: { reason } })
  },
})

async function waiting({ tx, actor }: Context, id: string) {
  const entry = await lockEntry(tx, id)
  if (!entry) return notFound('中间价录入')
  if (entry.state !== 'PROPOSED')
    refuse('WRONG_STATE', `这次录入${stateLabels[entry.state]}，不能再办理。请刷新页面查看。`)
  if (entry.preparedById === actor.accountId)
    refuse('FORBIDDEN', '这些中间价由您录入，须由另一人确认。请联系同事办理。')
  return entry
}

/** What waits for the second person. */
export const rateTasks = query({
  name: 'exchange-rates.tasks',
  allow: ['COMMERCE_CHECKER'],
  input: z.strictObject({}),
  run: async ({ tx, actor }): Promise<Task[]> =>
    (await waitingEntries(tx))
      .filter(({ preparedById }) => preparedById !== actor.accountId)
      .map(({ id, rates, preparedBy }) => ({
        id: `parity-rates:${id}`,
        what: `确认人民币汇率中间价 ${rates.length} 条`,
        whose: `${preparedBy}录入`,
        dueOn: null,
        href: '/commerce/parity-rates',
        action: '确认中间价',
      })),
})

function repeatedKey(rates: readonly { currency: string; publishedOn: string }[]): string | null {
  const seen = new Set<string>()
  for (const rate of rates) {
    const key = rateKey(rate)
    if (seen.has(key)) return key
    seen.add(key)
  }
  return null
}
