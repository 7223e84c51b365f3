import { z } from 'zod'

import { formatAmount, formatDate } from '@/documents'
import { moveApplications } from '@/features/applications'
import { listedItems, moveAwardList, notifyApplicants, refreshTotal, uuid } from '@/features/award-lists'
import { dateInShanghai } from '@/server/clock'
import type { Tx } from '@/server/db'
import { command, done, refuse } from '@/server/use-case'

import { closeList, itemsToSupplement, objectionsOfList, publicitiesOf } from './store'

/** What still stands in the way of closing, in words; empty when the list may close. */
export async function obstaclesToClosing(tx: Tx, awardListId: string, today: string): Promise<string[]> {
  const obstacles: string[] = []
  const publicities = await publicitiesOf(tx, awardListId)
  const lastDay = publicities
    .filter(({ state }) => state === 'PUBLISHED')
    .map((publicity) => publicity.endsOn)
    .toSorted()
    .at(-1)
  if (!lastDay || today <= lastDay)
    obstacles.push(lastDay ? `公示期至${formatDate(lastDay)}24:00 结束` : '尚未公示')
  const ahead = publicities.find(({ state }) => state === 'SCHEDULED')
  if (ahead) obstacles.push(`${ahead.content.number}定于${formatDate(ahead.startsOn)}发布，尚未发布`)
  const open = await objectionsOfList(tx, awardListId, 'RECEIVED')
  if (open > 0) obstacles.push(`还有 ${open} 件异议未处理`)
  const changed = await itemsToSupplement(tx, awardListId)
  if (changed.length > 0) obstacles.push(`有 ${changed.length} 个条目因异议调整金额，尚未补充公示`)
  return obstacles
}

/** 公示结束: after the last day, with no objection open and every changed amount shown again, the items become awards. */
export const closeAwardList = command({
  name: 'publicity.close',
  allow: ['COMMERCE_APPROVER'],
  input: z.strictObject({ awardListId: uuid }),
  run: async (context, { awardListId }) => {
    const { tx, actor, now } = context
    const list = await moveAwardList(context, awardListId, 'close')
    if (list.preparedById === actor.accountId)
      refuse('FORBIDDEN', '名单由您编制，须由另一人确定。请联系处室负责人办理。')
    const obstacles = await obstaclesToClosing(tx, awardListId, dateInShanghai(now))
    if (obstacles.length > 0)
      refuse('WRONG_STATE', `名单还不能确定：${obstacles.join('；')}。请处理完毕后再办理。`)
    const items = await listedItems(tx, awardListId)
    await closeList(tx, awardListId, actor.accountId!, now)
    const totalCny = await refreshTotal(tx, awardListId)
    const note = `${list.number} 公示结束`
    await moveApplications(
      context,
      'award',
      items.map(({ applicationId, amountCny }) => ({ applicationId, amountCny, note })),
    )
    await notifyApplicants(context, list.programme, items, {
      kind: 'AWARDED',
      title: '公示结束，支持金额已确定',
      body: ({ amountCny }) => `支持金额 ${formatAmount(amountCny)} 元，下一步由省财政厅办理拨付。`,
    })
    return done(
      { awardListId, totalCny, itemCount: items.length },
      { subject: { kind: 'award-list', id: awardListId }, detail: { totalCny, items: items.length } },
    )
  },
})
