import { z } from 'zod'

import { formatPeriod } from '@/documents'
import { moveApplications } from '@/features/applications'
import {
  listedItems,
  moveAwardList,
  notifyApplicants,
  refreshTotal,
  uuid,
  type HeldList,
} from '@/features/award-lists'
import { halfYearInWords, isLawDate } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { nextNumber } from '@/server/numbers'
import { command, done, refuse, type Context } from '@/server/use-case'

import { publishedContent } from './content'
import { periodFrom } from './period'
import { addPublicity, itemsToSupplement, publicitiesOf, roundNotice } from './store'

const publication = z.strictObject({
  awardListId: uuid,
  title: z.string().trim().min(4, '请填写公示标题。').max(120, '标题不能超过 120 字。请精简。'),
  startsOn: z.string().trim().refine(isLawDate, '请选择公示起始日。'),
  office: z.string().trim().min(2, '请填写受理异议的单位。').max(60, '单位名称过长。请核对。'),
  telephone: z
    .string()
    .trim()
    .regex(/^[\d-]{7,20}$/, '请填写办公电话，如 0371-60000000。'),
  address: z.string().trim().min(4, '请填写受理地址。').max(120, '地址过长。请核对。'),
})

type Items = Awaited<ReturnType<typeof listedItems>>

async function publish(
  context: Context,
  list: HeldList,
  input: z.output<typeof publication>,
  items: Items,
  sequence: number,
) {
  const { tx, actor, now } = context
  if (list.preparedById === actor.accountId)
    refuse('FORBIDDEN', '名单由您编制，须由另一人发布公示。请联系处室负责人办理。')
  const period = await periodFrom(tx, input.startsOn, list.publicityDays, now)
  const issuedOn = dateInShanghai(now)
  const year = Number(issuedOn.slice(0, 4))
  const number = `豫商财公示〔${year}〕${await nextNumber(tx, 'publicity', year)}号`
  const { awardListId, startsOn, ...printed } = input
  const { content, sha256 } = publishedContent(
    {
      ...printed,
      number,
      noticeNumber: (await roundNotice(tx, list.roundId)).noticeNumber,
      halfYearInWords: halfYearInWords(list.halfYear),
      programme: list.programme,
      period,
      workingDays: list.publicityDays,
      issuedOn,
      supplement: sequence > 1,
    },
    // An item's own remark is a person's free text and may name an invoice: it is not published (L6).
    items.map(({ name, city, amountCny }) => ({
      name,
      city,
      amountCny,
      note: sequence > 1 ? '异议核实后调整' : '',
    })),
  )
  const publicityId = await addPublicity(tx, {
    awardListId,
    sequence,
    startsOn,
    endsOn: period.end,
    workingDays: list.publicityDays,
    content,
    sha256,
    itemIds: items.map((item) => item.id),
    publishedById: actor.accountId!,
    publishedAt: now,
  })
  await notifyApplicants(context, list.programme, items, {
    kind: 'PUBLICITY_STARTED',
    title: sequence > 1 ? '您的支持金额正在补充公示' : '您的申报已列入公示名单',
    body: `公示期：${formatPeriod(period.start, period.end)}。`,
  })
  const value = { awardListId, publicityId, number, startsOn, endsOn: period.end, sha256 }
  return done(value, { subject: { kind: 'publicity', id: publicityId }, detail: { ...value, sequence } })
}

/** 发布公示: the concurred list is frozen as it is published, and shown to everybody from its first day on. */
export const startPublicity = command({
  name: 'publicity.start',
  allow: ['COMMERCE_APPROVER'],
  input: publication,
  run: async (context, input) => {
    const list = await moveAwardList(context, input.awardListId, 'publicise')
    await refreshTotal(context.tx, list.id)
    const items = await listedItems(context.tx, list.id)
    const answer = await publish(context, list, input, items, 1)
    const note = `公示期：${formatPeriod(answer.value.startsOn, answer.value.endsOn)}`
    await moveApplications(
      context,
      'publicise',
      items.map(({ applicationId, amountCny }) => ({ applicationId, amountCny, note })),
    )
    return answer
  },
})

/** 补充公示 (L5): the items whose amount an upheld objection changed, once more for the full period. */
export const startSupplement = command({
  name: 'publicity.supplement',
  allow: ['COMMERCE_APPROVER'],
  input: publication,
  run: async (context, input) => {
    const list = await moveAwardList(context, input.awardListId, 'supplement')
    const changed = await itemsToSupplement(context.tx, list.id)
    if (changed.length === 0)
      refuse('WRONG_STATE', '没有因异议调整金额的条目，无需补充公示。请刷新页面查看最新状态。')
    const items = (await listedItems(context.tx, list.id)).filter((item) => changed.includes(item.id))
    const sequence = (await publicitiesOf(context.tx, list.id)).length + 1
    return publish(context, list, input, items, sequence)
  },
})
