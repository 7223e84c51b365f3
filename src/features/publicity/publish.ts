import { z } from 'zod'

import { holdAwardList, listedItems, refreshTotal, uuid, type HeldList } from '@/features/award-lists'
import { halfYearInWords, isLawDate } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { nextNumber } from '@/server/numbers'
import { command, done, refuse, type Context } from '@/server/use-case'

import { publishedContent } from './content'
import { goPublic } from './go-public'
import { periodFrom } from './period'
import {
  addPublicity,
  itemsToSupplement,
  publicitiesOf,
  publicityById,
  roundNotice,
  type PublicityHead,
} from './store'

const publication = z.strictObject({
  awardListId: uuid,
  title: z.string().trim().min(4, '请填写公示标题。').max(120, '标题不能超过 120 字。请精简。'),
  startsOn: z.string().trim().refine(isLawDate, '请选择公示首日。'),
  /** The minute of the first day (Asia/Shanghai); empty means now. */
  startsAt: z
    .string()
    .trim()
    .regex(/^(([01]\d|2[0-3]):[0-5]\d)?$/, '请按 24 小时制填写时间，如 09:00。')
    .default(''),
  office: z.string().trim().min(2, '请填写受理异议的单位。').max(60, '单位名称过长。请核对。'),
  telephone: z
    .string()
    .trim()
    .regex(/^[\d-]{7,20}$/, '请填写办公电话，如 0371-60000000。'),
  address: z.string().trim().min(4, '请填写受理地址。').max(120, '地址过长。请核对。'),
})
type Publication = z.output<typeof publication>

/** The named minute as an instant; without one it is now, on a first day that is today. */
function minuteOf({ startsOn, startsAt }: Publication, now: Date): Date {
  const wrong = (message: string) => refuse('INVALID', message, { fieldErrors: { startsAt: [message] } })
  if (startsAt === '')
    return startsOn === dateInShanghai(now) ? now : wrong('公示首日不是今天，请填写发布时间，如 09:00。')
  const minute = new Date(`${startsOn}T${startsAt}:00+08:00`)
  if (minute.getTime() < now.getTime() - 60_000)
    return wrong('发布时间已过。请填写现在以后的时间，或留空即刻发布。')
  return minute
}

type Items = Awaited<ReturnType<typeof listedItems>>

/** Writes down what will be published, number and digest included; nobody outside the province sees it yet. */
async function schedule(
  context: Context,
  list: HeldList,
  input: Publication,
  items: Items,
  supplement: boolean,
) {
  const { tx, actor, now } = context
  if (list.preparedById === actor.accountId)
    refuse('FORBIDDEN', '名单由您编制，须由另一人发布公示。请联系处室负责人办理。')
  const earlier = await publicitiesOf(tx, list.id)
  if (earlier.some(({ state }) => state === 'SCHEDULED'))
    refuse('CONFLICT', '该名单已有一份公示待发布。如需更改，请先取消发布，再重新安排。')
  const period = await periodFrom(tx, input.startsOn, list.publicityDays, now)
  const publishAt = minuteOf(input, now)
  const year = Number(input.startsOn.slice(0, 4))
  const number = `豫商财公示〔${year}〕${await nextNumber(tx, 'publicity', year)}号`
  const { awardListId, startsOn, startsAt: _, ...printed } = input
  const replaced = replacedBy(earlier, supplement)
  const { content, sha256 } = publishedContent(
    {
      ...printed,
      number,
      noticeNumber: (await roundNotice(tx, list.roundId)).noticeNumber,
      halfYearInWords: halfYearInWords(list.halfYear),
      programme: list.programme,
      period,
      workingDays: list.publicityDays,
      issuedOn: startsOn,
      supplement,
      replaces: replaced && {
        number: replaced.content.number,
        withdrawnOn: dateInShanghai(replaced.endedAt!),
      },
    },
    // An item's own remark is a person's free text and may name an invoice: it is not published (L6).
    items.map(({ name, city, amountCny }) => ({
      name,
      city,
      amountCny,
      note: supplement ? '异议核实后调整' : '',
    })),
  )
  const publicityId = await addPublicity(tx, {
    awardListId,
    sequence: earlier.length + 1,
    supplement,
    replacesId: replaced?.id ?? null,
    startsOn,
    endsOn: period.end,
    workingDays: list.publicityDays,
    content,
    sha256,
    itemIds: items.map((item) => item.id),
    publishAt,
    publishedById: actor.accountId!,
  })
  const publicity = (await publicityById(tx, publicityId))!
  const published = publishAt <= now
  if (published) await goPublic(context, list, publicity, items)
  const value = { awardListId, publicityId, number, startsOn, endsOn: period.end, sha256, published }
  return done(value, {
    subject: { kind: 'publicity', id: publicityId },
    detail: {
      ...value,
      publishAt: publishAt.toISOString(),
      supplement,
      replaces: replaced?.content.number ?? null,
    },
  })
}

/** The withdrawn version that the next one stands for: the last of its kind, unless another has replaced it already. */
function replacedBy(earlier: readonly PublicityHead[], supplement: boolean): PublicityHead | null {
  const taken = new Set(
    earlier.filter(({ state }) => state !== 'CANCELLED').map(({ replacesId }) => replacesId),
  )
  const last = earlier
    .filter((one) => one.state === 'WITHDRAWN' && one.supplement === supplement && !taken.has(one.id))
    .at(-1)
  return last ?? null
}

/** 发布公示: the concurred list as it stands, at the minute named or at once. */
export const startPublicity = command({
  name: 'publicity.start',
  allow: ['COMMERCE_APPROVER'],
  input: publication,
  run: async (context, input) => {
    const list = await holdAwardList(context, input.awardListId, 'publicise')
    await refreshTotal(context.tx, list.id)
    return schedule(context, list, input, await listedItems(context.tx, list.id), false)
  },
})

/** 补充公示 (L5): the items whose amount an upheld objection changed, once more for the full period. */
export const startSupplement = command({
  name: 'publicity.supplement',
  allow: ['COMMERCE_APPROVER'],
  input: publication,
  run: async (context, input) => {
    const list = await holdAwardList(context, input.awardListId, 'supplement')
    const changed = await itemsToSupplement(context.tx, list.id)
    if (changed.length === 0)
      refuse('WRONG_STATE', '没有因异议调整金额的条目，无需补充公示。请刷新页面查看最新状态。')
    const items = (await listedItems(context.tx, list.id)).filter((item) => changed.includes(item.id))
    return schedule(context, list, input, items, true)
  },
})
