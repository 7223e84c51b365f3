import { foundDifferences, keepDifferences } from '@/features/export-differences'
import { notify } from '@/features/notifications'
import { command, done, notFound, refuse, type Context } from '@/server/use-case'

import { oneList, reasonInput } from './schema'
import { canMove, stateLabels, transitionOf, type ListVerb } from './state'
import { addOfficialFigures, changeList, lockList, type StoredList } from './store'

async function holdList(context: Context, listId: string, verb: ListVerb): Promise<StoredList> {
  const list = await lockList(context.tx, listId)
  if (!list) return notFound('名单')
  if (!canMove(context.actor.role, list.state, verb))
    refuse(
      'WRONG_STATE',
      `这份名单目前为“${stateLabels[list.state]}”，不能办理“${transitionOf(verb).label}”。请刷新页面查看最新状态。`,
    )
  return list
}

const subject = (id: string) => ({ kind: 'official-export-list', id })

/** 送复核: the preparer has looked at the effect. */
export const submitOfficialList = command({
  name: 'officialExports.submit',
  allow: ['COMMERCE_PREPARER'],
  input: oneList,
  run: async (context, { listId }) => {
    await holdList(context, listId, 'submit')
    await changeList(context.tx, listId, { state: 'SUBMITTED', submittedAt: context.now, remark: '' })
    return done({ listId }, { subject: subject(listId), detail: {} })
  },
})

/** 撤回: what was read is kept, but is in force for nobody; the same file may come again. */
export const withdrawOfficialList = command({
  name: 'officialExports.withdraw',
  allow: ['COMMERCE_PREPARER'],
  input: reasonInput,
  run: async (context, { listId, reason }) => {
    await holdList(context, listId, 'withdraw')
    await changeList(context.tx, listId, { state: 'WITHDRAWN', remark: reason })
    return done({ listId }, { subject: subject(listId), detail: { reason } })
  },
})

export const sendBackOfficialList = command({
  name: 'officialExports.sendBack',
  allow: ['COMMERCE_CHECKER'],
  input: reasonInput,
  run: async (context, { listId, reason }) => {
    const list = await holdList(context, listId, 'sendBack')
    await changeList(context.tx, listId, { state: 'CHECKED', remark: reason })
    await tellPreparer(context, list, '已退回', reason)
    return done({ listId }, { subject: subject(listId), detail: { reason } })
  },
})

/**
 * 确认启用, by a second person: the figures become records of the enterprises (E4), and whatever was recorded otherwise is kept
 * as a difference with the yuan at stake. No policy is re-rated, nobody is listed by it (E4, L1).
 */
export const confirmOfficialList = command({
  name: 'officialExports.confirm',
  allow: ['COMMERCE_CHECKER'],
  input: oneList,
  run: async (context, { listId }) => {
    const { tx, actor, now } = context
    const list = await holdList(context, listId, 'confirm')
    if (list.preparedById === actor.accountId)
      refuse('FORBIDDEN', '名单由您导入，不能由您确认。请由另一位同事复核。')
    const found = await foundDifferences(tx, list)
    const figures = await addOfficialFigures(tx, list, now)
    await changeList(tx, listId, {
      state: 'IN_FORCE',
      confirmedById: actor.accountId,
      confirmedAt: now,
      remark: '',
    })
    const reviewed = await keepDifferences(context, list, found)
    await tellPreparer(
      context,
      list,
      '已启用',
      `新增 ${figures} 家企业的官方出口额，发现差异 ${found.length} 家。`,
    )
    const value = { listId, figures, differences: found.length, reviewed }
    return done(value, { subject: subject(listId), detail: { ...value, year: list.year } })
  },
})

async function tellPreparer(
  { tx, actor, now }: Context,
  list: StoredList,
  what: string,
  body: string,
): Promise<void> {
  await notify(
    tx,
    {
      organisationId: actor.organisationId!,
      accountId: list.preparedById,
      kind: 'OFFICIAL_EXPORT_LIST',
      title: `${list.year} 年官方出口名单（${list.documentNumber}）${what}`,
      body,
      href: `/commerce/official-exports/${list.id}`,
    },
    now,
  )
}
