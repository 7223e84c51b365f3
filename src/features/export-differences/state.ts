import type { Role } from '@/server/auth/actor'
import type { ExportDifferenceState } from '@/server/db/generated/enums'

export const subject = '出口额差异'

/** The one table of a difference's life, which begins as OPEN when a list comes into force. Pure. */
export interface Transition {
  verb: string
  from: ExportDifferenceState
  to: ExportDifferenceState
  who: readonly Role[]
  label: string
}
export const transitions = [
  { verb: 'uphold', from: 'OPEN', to: 'UPHELD', who: ['COMMERCE_PREPARER'], label: '认定填报不实' },
  { verb: 'explain', from: 'OPEN', to: 'EXPLAINED', who: ['COMMERCE_PREPARER'], label: '记录说明' },
  { verb: 'reopen', from: 'EXPLAINED', to: 'OPEN', who: ['COMMERCE_CHECKER'], label: '退回重新处理' },
] as const satisfies readonly Transition[]
export type DifferenceVerb = (typeof transitions)[number]['verb']

export const transitionOf = (verb: DifferenceVerb): Transition =>
  transitions.find((row) => row.verb === verb)!

export function canMove(role: string, state: ExportDifferenceState, verb: DifferenceVerb): boolean {
  const row = transitionOf(verb)
  return row.from === state && row.who.some((allowed) => allowed === role)
}

export const stateLabels: Record<ExportDifferenceState, string> = {
  OPEN: '待处理',
  UPHELD: '认定不实',
  EXPLAINED: '已说明',
  SUPERSEDED: '已由新名单取代',
}
export const stateTones: Record<ExportDifferenceState, 'draft' | 'warning' | 'success' | 'refused'> = {
  OPEN: 'warning',
  UPHELD: 'refused',
  EXPLAINED: 'success',
  SUPERSEDED: 'draft',
}
