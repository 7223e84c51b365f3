import { isOverdraft } from '@/server/db'
import type { Context } from '@/server/use-case'
import { notFound, refuse } from '@/server/use-case'

import { canMoveList, listStateLabels, transitions, type ListVerb } from './state'
import { lockAwardList, setListState, type HeldList } from './store'

/** The list, held until the transaction ends, if this actor may take this step on it now; else a refusal in words. */
export async function holdAwardList(context: Context, id: string, verb: ListVerb): Promise<HeldList> {
  const list = await lockAwardList(context.tx, id)
  if (!list) return notFound('拟支持名单')
  if (!canMoveList(context.actor.role, list.state, verb))
    refuse(
      'WRONG_STATE',
      `名单 ${list.number} 目前为“${listStateLabels[list.state]}”，不能办理“${transitions[verb].label}”。请刷新页面查看最新状态。`,
    )
  return list
}

/** Takes the step: holds the list, asks role and state, and moves it. Returns the list as it was. */
export async function moveAwardList(context: Context, id: string, verb: ListVerb): Promise<HeldList> {
  const list = await holdAwardList(context, id, verb)
  await setListState(context.tx, id, transitions[verb].to)
  return list
}

/** Turns the database's refusal to overdraw the budget into words; anything else goes on. */
export async function withinBudget<T>(budgetYear: number, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!isOverdraft(error)) throw error
    return refuse(
      'LIMIT',
      `${budgetYear} 年度该项目可用预算不足以支付本名单。请退回商务核减名单，或先下达追加预算后再会商。`,
    )
  }
}
