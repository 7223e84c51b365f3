import type { Role } from '@/server/auth/actor'
import type { CoverOverlapState } from '@/server/db/generated/enums'

export const subject = '重复投保线索'

/** The one table of an overlap's life, which begins as OPEN. Pure: the button and the server ask the same rows. */
export interface Transition {
  verb: string
  from: CoverOverlapState
  to: CoverOverlapState
  who: readonly Role[]
  label: string
}
export const transitions = [
  { verb: 'uphold', from: 'OPEN', to: 'UPHELD', who: ['COMMERCE_PREPARER'], label: '认定重复投保' },
  { verb: 'explain', from: 'OPEN', to: 'EXPLAINED', who: ['COMMERCE_PREPARER'], label: '记录说明' },
  { verb: 'reopen', from: 'EXPLAINED', to: 'OPEN', who: ['COMMERCE_CHECKER'], label: '退回重新处理' },
] as const satisfies readonly Transition[]
export type OverlapVerb = (typeof transitions)[number]['verb']

export const transitionOf = (verb: OverlapVerb): Transition => transitions.find((row) => row.verb === verb)!

export function canMove(role: string, state: CoverOverlapState, verb: OverlapVerb): boolean {
  const row = transitionOf(verb)
  return row.from === state && row.who.some((allowed) => allowed === role)
}

export const stateLabels: Record<CoverOverlapState, string> = {
  OPEN: '待处理',
  UPHELD: '认定重复投保',
  EXPLAINED: '已说明',
}
export const stateTones: Record<CoverOverlapState, 'warning' | 'success' | 'refused'> = {
  OPEN: 'warning',
  UPHELD: 'refused',
  EXPLAINED: 'success',
}
