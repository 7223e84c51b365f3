import type { Context } from '@/server/use-case'
import { notFound, refuse } from '@/server/use-case'

import { canMove, stateLabels, transitionOf, type ApplicationVerb } from './state'
import { lockApplication, recordEvent, setState } from './store'

interface Step {
  /** The amount as it stands after the step, CNY. */
  amountCny?: string
  note?: string
}

/**
 * Takes one step of the table in `state.ts` for one application, in the caller's transaction: holds the row, asks role and
 * state, moves it and writes the event. Refuses in words when another has been quicker.
 */
export async function moveApplication(
  context: Context,
  applicationId: string,
  verb: ApplicationVerb,
  step: Step = {},
): Promise<void> {
  const { tx, actor, now } = context
  const application = await lockApplication(tx, applicationId)
  if (!application) return notFound('申报')
  const row = transitionOf(verb)
  if (!canMove(actor.role, application.state, verb))
    refuse(
      'WRONG_STATE',
      `申报 ${application.receiptNumber ?? '（草稿）'} 目前为“${stateLabels[application.state]}”，不能办理“${row.label}”。请刷新页面查看最新状态。`,
    )
  await setState(tx, applicationId, row.to)
  await recordEvent(tx, {
    applicationId,
    fromState: row.from,
    toState: row.to,
    verb,
    amountCny: step.amountCny ?? null,
    note: step.note ?? '',
    actorId: actor.accountId,
    at: now,
  })
}
