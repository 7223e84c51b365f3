import { moveApplications } from '@/features/applications'
import { dateInShanghai } from '@/server/clock'
import { isConstraint, isUniqueViolation } from '@/server/db'
import { formatNumber, nextNumber } from '@/server/numbers'
import { command, done, refuse } from '@/server/use-case'

import { candidatesOf } from './candidate-store'
import { roundById } from './read-store'
import { newAwardList } from './schema'
import { addAwardList, addItems, refreshTotal } from './store'

/**
 * Forms an award list (拟支持名单) from a round's approved applications: those chosen, or all. Amounts are taken as approved
 * and stay frozen. A held application (L3) is left out of "all" and refused when chosen.
 */
export const createAwardList = command({
  name: 'award-lists.create',
  allow: ['COMMERCE_PREPARER'],
  input: newAwardList,
  run: async (context, input) => {
    const { tx, actor, now } = context
    const round = await roundById(tx, input.roundId)
    if (!round) return refuse('NOT_FOUND', '没有找到这个批次。请返回批次列表重新选择。')
    const today = dateInShanghai(now)
    const candidates = await candidatesOf(tx, round.id, today)
    const asked = input.applicationIds && new Set(input.applicationIds)
    const chosen = asked
      ? candidates.filter((candidate) => asked.has(candidate.applicationId))
      : candidates.filter((candidate) => !candidate.heldReason)
    if (asked && chosen.length < asked.size)
      refuse('CONFLICT', '所选申报中有的已不在“审核通过”状态，可能已被列入其他名单。请刷新页面后重新选择。')
    const held = chosen.find((candidate) => candidate.heldReason)
    if (held)
      refuse(
        'INVALID',
        `申报 ${held.receiptNumber}（${held.name}）暂缓办理：${held.heldReason}。请取消选择该申报。`,
        {
          clause: '二(五)',
        },
      )
    if (chosen.length === 0)
      refuse('INVALID', '该批次没有可列入名单的申报。请等待审核通过后再形成名单，或选择其他批次。')

    const year = Number(today.slice(0, 4))
    const number = formatNumber('豫信保名单', year, await nextNumber(tx, 'award-list', year))
    const awardListId = await addAwardList(tx, {
      number,
      roundId: round.id,
      title: input.title,
      budgetYear: round.budgetYear,
      fundDocument: round.fundDocument,
      preparedById: actor.accountId!,
      preparedAt: now,
    })
    await refusingTaken(
      addItems(
        tx,
        chosen.map(({ applicationId, amountCny }, index) => ({
          awardListId,
          applicationId,
          position: index + 1,
          amountCny,
        })),
      ),
    )
    await moveApplications(
      context,
      'list',
      chosen.map(({ applicationId, amountCny }) => ({ applicationId, amountCny, note: `列入 ${number}` })),
    )
    const totalCny = await refreshTotal(tx, awardListId)
    return done(
      { awardListId, number, totalCny, itemCount: chosen.length },
      {
        subject: { kind: 'award-list', id: awardListId },
        detail: { number, totalCny, items: chosen.length },
      },
    )
  },
})

/** The index's last word, should a colleague have put an application on another list meanwhile. */
async function refusingTaken(writing: Promise<void>): Promise<void> {
  try {
    await writing
  } catch (error) {
    if (!isUniqueViolation(error, 'application_id') && !isConstraint(error, 'award_list_item_once'))
      throw error
    refuse('CONFLICT', '所选申报中有的刚刚被列入其他名单，本次没有更改。请刷新页面后重新选择。')
  }
}
