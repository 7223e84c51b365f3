import type { Role } from '@/server/auth/actor'
import type { CoverReleaseState } from '@/server/db/generated/enums'

export const subject = '提前解除承保'

/** The one table of a release's life, which begins as PROPOSED. Pure. */
export interface Transition {
  verb: string
  from: CoverReleaseState
  to: CoverReleaseState
  who: readonly Role[]
  label: string
}
export const transitions = [
  { verb: 'confirm', from: 'PROPOSED', to: 'CONFIRMED', who: ['COMMERCE_CHECKER'], label: '确认解除' },
  { verb: 'refuse', from: 'PROPOSED', to: 'REFUSED', who: ['COMMERCE_CHECKER'], label: '不同意解除' },
] as const satisfies readonly Transition[]
export type ReleaseVerb = (typeof transitions)[number]['verb']

export const transitionOf = (verb: ReleaseVerb): Transition => transitions.find((row) => row.verb === verb)!

export const stateLabels: Record<CoverReleaseState, string> = {
  PROPOSED: '待复核',
  CONFIRMED: '已解除',
  REFUSED: '未同意',
}
export const stateTones: Record<CoverReleaseState, 'progress' | 'success' | 'refused'> = {
  PROPOSED: 'progress',
  CONFIRMED: 'success',
  REFUSED: 'refused',
}
