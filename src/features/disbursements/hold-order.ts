import { lockAwardList, type HeldList } from '@/features/award-lists'
import { notFound, refuse, type Context } from '@/server/use-case'

import { canOrder, orderStateLabels, transitions, type OrderVerb } from './state'
import { holdAwards, listOfOrder, lockOrder, type HeldOrder } from './store'

/** List, order and its awards, held in this order until the transaction ends, if this actor may take this step now. */
export async function holdOrder(
  context: Context,
  orderId: string,
  verb: OrderVerb,
): Promise<{ list: HeldList; order: HeldOrder }> {
  const listId = await listOfOrder(context.tx, orderId)
  const list = listId && (await lockAwardList(context.tx, listId))
  const order = list && (await lockOrder(context.tx, orderId))
  if (!list || !order) return notFound('拨付单')
  if (!canOrder(context.actor.role, order.state, verb))
    refuse(
      'WRONG_STATE',
      `拨付单 ${order.number} 目前为“${orderStateLabels[order.state]}”，不能办理“${transitions[verb].label}”。请刷新页面查看最新状态。`,
    )
  await holdAwards(context.tx, orderId)
  return { list, order }
}
