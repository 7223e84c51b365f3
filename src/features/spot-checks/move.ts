import { notFound, refuse, type Context } from '@/server/use-case'

import { lockPlan, type StoredPlan } from './plan-store'
import { lockSheet, type StoredSheet } from './sheet-store'
import {
  canMovePlan,
  canMoveSheet,
  planLabels,
  planStep,
  sheetLabels,
  sheetStep,
  type PlanVerb,
  type SheetVerb,
} from './state'

/** The plan, held, if this actor may take this step with it now, and did not prepare it; else a refusal in words. */
export async function holdPlan({ tx, actor }: Context, planId: string, verb: PlanVerb): Promise<StoredPlan> {
  const plan = await lockPlan(tx, planId)
  if (!plan) return notFound('抽查方案')
  const { label } = planStep(verb)
  if (!canMovePlan(actor.role, plan.state, verb))
    refuse(
      'WRONG_STATE',
      `抽查方案 ${plan.number} 目前为“${planLabels[plan.state]}”，不能办理“${label}”。请刷新页面查看最新状态。`,
    )
  if (plan.preparedById === actor.accountId)
    refuse('FORBIDDEN', `抽查方案由您制定，“${label}”须由另一人办理。请联系处室负责人或复核人。`)
  return plan
}

/** The sheet, held, in a state for this step; who may take it is asked by the two below. */
export async function holdSheet(
  { tx, actor }: Context,
  sheetId: string,
  verb: SheetVerb,
): Promise<StoredSheet> {
  const sheet = await lockSheet(tx, sheetId)
  if (!sheet) return notFound('核查表')
  if (!canMoveSheet(actor.role, sheet.state, verb))
    refuse(
      'WRONG_STATE',
      `这份核查表目前为“${sheetLabels[sheet.state]}”，不能办理“${sheetStep(verb).label}”。请刷新页面查看最新状态。`,
    )
  return sheet
}

/** A sheet in the hands of its own checker. */
export async function holdMySheet(
  context: Context,
  sheetId: string,
  verb: 'check' | 'handIn',
): Promise<StoredSheet> {
  const sheet = await holdSheet(context, sheetId, verb)
  if (sheet.assigneeId !== context.actor.accountId)
    refuse('FORBIDDEN', '这份核查表分派给了另一位核查人，只能由其本人填写。如需改派，请联系省商务厅经办。')
  return sheet
}

export const noteOf = (
  sheet: { id: string; position: number; plan: { number: string } },
  detail: object = {},
) => ({
  subject: { kind: 'spot-check-sheet', id: sheet.id },
  detail: { plan: sheet.plan.number, position: sheet.position, ...detail },
})
