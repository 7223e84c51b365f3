import { formatDate, formatPeriod } from '@/documents'
import { moveApplications } from '@/features/applications'
import {
  canMoveList,
  listedItems,
  listStateLabels,
  moveAwardList,
  notifyApplicants,
  type HeldList,
} from '@/features/award-lists'
import type { Tx } from '@/server/db'
import type { Context } from '@/server/use-case'

import { itemsToSupplement, markPublished, type StoredPublicity } from './store'

type Items = Awaited<ReturnType<typeof listedItems>>

/** Puts a scheduled publicity before the public, in the caller's transaction, with everything that follows from it. */
export async function goPublic(
  context: Context,
  list: HeldList,
  publicity: StoredPublicity,
  items: Items,
): Promise<void> {
  const { supplement, startsOn, endsOn } = publicity
  const period = formatPeriod(startsOn, endsOn)
  await markPublished(context.tx, publicity.id, context.now)
  if (!supplement) {
    await moveAwardList(context, list.id, 'publicise')
    await moveApplications(
      context,
      'publicise',
      items.map(({ applicationId, amountCny }) => ({ applicationId, amountCny, note: `公示期：${period}` })),
    )
  }
  await notifyApplicants(context, list.programme, items, {
    kind: 'PUBLICITY_STARTED',
    title: supplement ? '您的支持金额正在补充公示' : '您的申报已列入公示名单',
    body: `公示期：${period}。`,
  })
}

/** The items that the publicity stands for, as they are now. */
export async function itemsOf(tx: Tx, publicity: StoredPublicity): Promise<Items> {
  const ids = new Set(publicity.itemIds)
  return (await listedItems(tx, publicity.awardListId)).filter(({ id }) => ids.has(id))
}

/** Why what was scheduled may not be published any more, in words; null when it may. */
export async function whyNot(
  tx: Tx,
  list: HeldList,
  publicity: StoredPublicity,
  today: string,
): Promise<string | null> {
  const { startsOn, supplement, itemIds, content } = publicity
  if (today > startsOn)
    return `未能在公示首日${formatDate(startsOn)}发布，公示期已不足规定的工作日。请重新安排发布。`
  if (!canMoveList('SYSTEM', list.state, supplement ? 'supplement' : 'publicise'))
    return `名单目前为“${listStateLabels[list.state]}”，不能发布。请核对名单后重新安排发布。`
  const items = supplement ? await itemsOf(tx, publicity) : await listedItems(tx, list.id)
  const due = supplement ? await itemsToSupplement(tx, list.id) : items.map(({ id }) => id)
  const same =
    due.length === itemIds.length &&
    items.length === itemIds.length &&
    items.every(
      ({ id, amountCny }, index) => id === itemIds[index] && amountCny === content.lines[index]?.amountCny,
    )
  return same ? null : '名单在安排发布后有变动，与待发布的内容不一致。请核对名单后重新安排发布。'
}
