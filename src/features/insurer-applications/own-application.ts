import type { ApplicationState } from '@/server/db'
import { type Context, notFound, refuse } from '@/server/use-case'

import { type ApplicationRow, lockApplication } from './store'

/** The insurer's own application in one of these states, its row held; another's answers like none. */
export async function ownApplication(
  { tx, actor }: Context,
  id: string,
  states: readonly ApplicationState[],
  what: string,
): Promise<ApplicationRow> {
  const row = await lockApplication(tx, id)
  if (!row || row.applicantId !== actor.organisationId || !['MICRO', 'MEDIUM'].includes(row.programme))
    return notFound('申报')
  if (!states.includes(row.state))
    refuse('WRONG_STATE', `这件申报的状态已经变化，不能${what}。请刷新页面查看最新状态。`)
  return row
}
