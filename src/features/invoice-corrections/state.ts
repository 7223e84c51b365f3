import type { Role } from '@/server/auth/actor'
import type { InvoiceCorrectionState } from '@/server/db/generated/enums'

export const subject = '发票清单更正'

/** The one table of a correction's life, which begins as PROPOSED. Pure: the button and the server ask the same rows. */
export interface Transition {
  verb: string
  from: InvoiceCorrectionState
  to: InvoiceCorrectionState
  who: readonly Role[]
  label: string
}
export const transitions = [
  { verb: 'keep', from: 'PROPOSED', to: 'KEPT', who: ['INSURER_CHECKER'], label: '复核并更正清单' },
  {
    verb: 'withdraw',
    from: 'PROPOSED',
    to: 'WITHDRAWN',
    who: ['INSURER_OPERATOR', 'INSURER_CHECKER'],
    label: '撤回',
  },
] as const satisfies readonly Transition[]
export type CorrectionVerb = (typeof transitions)[number]['verb']

export function canMove(role: string, state: InvoiceCorrectionState, verb: CorrectionVerb): boolean {
  const row: Transition = transitions.find((each) => each.verb === verb)!
  return row.from === state && row.who.some((allowed) => allowed === role)
}

export const stateLabels: Record<InvoiceCorrectionState, string> = {
  PROPOSED: '待复核',
  KEPT: '已更正',
  WITHDRAWN: '已撤回',
}
export const stateTones: Record<InvoiceCorrectionState, 'progress' | 'success' | 'draft'> = {
  PROPOSED: 'progress',
  KEPT: 'success',
  WITHDRAWN: 'draft',
}
