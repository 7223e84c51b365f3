import type { Context } from '@/server/use-case'
import { notFound, refuse } from '@/server/use-case'

import { canMove, stateLabels, transitionOf, type ApplicationVerb } from './state'
import { lockApplications, recordEvents, setState } from './store'

interface Step {
  /** The amount as it stands after the step, CNY. */
  amountCny?: string
  note?: string
}

/**
 * Takes one step of the table in `state.ts` for one application, in the caller's transaction: holds the row, asks role and
 * state, moves it and writes the event. Refuses in words when another has been quicker.
 */
export function moveApplication(
  context: Context,
  applicationId: string,
  verb: ApplicationVerb,
  step: Step = {},
): Promise<void> {
  return moveApplications(context, verb, [{ applicationId, ...step }])
}

/** The same step for many at once, each with its amount and note, in as many statements as for one: a list may hold 20,000. */
export async function moveApplications(
  { tx, actor, now }: Context,
  verb: ApplicationVerb,
  steps: readonly (Step & { applicationId: string })[],
): Promise<void> {
  const ids = [...new Set(steps.map((step) => step.applicationId))]
  if (ids.length === 0) return
  const held = await lockApplications(tx, ids)
  if (held.length < ids.length) return notFound('申报')
  const row = transitionOf(verb)
  const barred = held.find(({ state }) => !canMove(actor.role, state, verb))
  if (barred)
    refuse(
      'WRONG_STATE',
      `申报 ${barred.receiptNumber ?? '（草稿）'} 目前为“${stateLabels[barred.state]}”，不能办理“${row.label}”。请刷新页面查看最新状态。`,
    )
  await setState(tx, ids, row.to)
  await recordEvents(
    tx,
    steps.map(({ applicationId, amountCny = null, note = '' }) => ({
      applicationId,
      fromState: row.from,
      toState: row.to,
      verb,
      amountCny,
      note,
      actorId: actor.accountId,
      at: now,
    })),
  )
}
