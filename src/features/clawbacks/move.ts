import { notFound, refuse, type Context } from '@/server/use-case'

import { canMove, stateLabels, transitionOf, type ClawbackVerb } from './state'
import { lockOrder, type StoredOrder } from './store'

/** The order with its award, held, if this actor may take this step with it now; else a refusal in words. */
export async function holdOrder(context: Context, id: string, verb: ClawbackVerb): Promise<StoredOrder> {
  const order = await lockOrder(context.tx, id)
  if (!order) return notFound('追回通知')
  if (!canMove(context.actor.role, order.state, verb))
    refuse(
      'WRONG_STATE',
      `追回通知 ${order.number} 目前为“${stateLabels[order.state]}”，不能办理“${transitionOf(verb).label}”。请刷新页面查看最新状态。`,
    )
  return order
}
