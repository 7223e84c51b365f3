import type { Role } from '@/server/auth/actor'
import type { OfficialListState } from '@/server/db/generated/enums'

export const subject = '官方出口名单'

/** The one table of a list's life, which begins as CHECKED: read and found whole, in force for nobody. Pure. */
export interface Transition {
  verb: string
  from: OfficialListState
  to: OfficialListState
  who: readonly Role[]
  label: string
}
export const transitions = [
  { verb: 'submit', from: 'CHECKED', to: 'SUBMITTED', who: ['COMMERCE_PREPARER'], label: '送复核' },
  { verb: 'withdraw', from: 'CHECKED', to: 'WITHDRAWN', who: ['COMMERCE_PREPARER'], label: '撤回' },
  { verb: 'sendBack', from: 'SUBMITTED', to: 'CHECKED', who: ['COMMERCE_CHECKER'], label: '退回经办' },
  { verb: 'confirm', from: 'SUBMITTED', to: 'IN_FORCE', who: ['COMMERCE_CHECKER'], label: '确认启用' },
] as const satisfies readonly Transition[]
export type ListVerb = (typeof transitions)[number]['verb']

export const transitionOf = (verb: ListVerb): Transition => transitions.find((row) => row.verb === verb)!

export function canMove(role: string, state: OfficialListState, verb: ListVerb): boolean {
  const row = transitionOf(verb)
  return row.from === state && row.who.some((allowed) => allowed === role)
}

export const stateLabels: Record<OfficialListState, string> = {
  CHECKED: '已检查，待送复核',
  SUBMITTED: '待复核',
  IN_FORCE: '已启用',
  WITHDRAWN: '已撤回',
}
export const stateTones: Record<OfficialListState, 'draft' | 'progress' | 'success' | 'refused'> = {
  CHECKED: 'draft',
  SUBMITTED: 'progress',
  IN_FORCE: 'success',
  WITHDRAWN: 'refused',
}
