import type { Role } from '@/server/auth/actor'
import type { RoundState } from '@/server/db/generated/enums'

/** The one table of a round's life; the button and the server ask the same rows. Pure. */
export const subject = '批次'

export const transitions = {
  submit: { from: 'DRAFT', to: 'AWAITING_RELEASE', who: ['COMMERCE_PREPARER'], label: '提交发布' },
  release: {
    from: 'AWAITING_RELEASE',
    to: 'RELEASED',
    who: ['COMMERCE_CHECKER', 'COMMERCE_APPROVER'],
    label: '发布',
  },
  sendBack: {
    from: 'AWAITING_RELEASE',
    to: 'DRAFT',
    who: ['COMMERCE_CHECKER', 'COMMERCE_APPROVER'],
    label: '退回修改',
  },
  withdrawDraft: { from: 'DRAFT', to: 'WITHDRAWN', who: ['COMMERCE_PREPARER'], label: '撤回草稿' },
  withdrawWaiting: {
    from: 'AWAITING_RELEASE',
    to: 'WITHDRAWN',
    who: ['COMMERCE_PREPARER'],
    label: '撤回提交',
  },
  withdrawReleased: { from: 'RELEASED', to: 'WITHDRAWN', who: ['COMMERCE_APPROVER'], label: '撤回批次' },
} as const satisfies Record<string, { from: RoundState; to: RoundState; who: readonly Role[]; label: string }>

export type RoundVerb = keyof typeof transitions

export function canMove(role: string, state: RoundState, verb: RoundVerb): boolean {
  const row = transitions[verb]
  return row.from === state && row.who.some((allowed) => allowed === role)
}

/** The way in which someone of this role may withdraw a round of this state, if there is one. */
export function withdrawalOf(role: string, state: RoundState): RoundVerb | null {
  const ways = ['withdrawDraft', 'withdrawWaiting', 'withdrawReleased'] as const
  return ways.find((verb) => canMove(role, state, verb)) ?? null
}

export const stateLabels: Record<RoundState, string> = {
  DRAFT: '草稿',
  AWAITING_RELEASE: '待发布',
  RELEASED: '已发布',
  WITHDRAWN: '已撤回',
}

export const stateTones: Record<RoundState, 'draft' | 'progress' | 'warning' | 'success' | 'refused'> = {
  DRAFT: 'draft',
  AWAITING_RELEASE: 'warning',
  RELEASED: 'success',
  WITHDRAWN: 'draft',
}

export const fxRuleLabels = {
  PAYMENT_DATE: '付款日中间价',
  INVOICE_DATE: '开票日中间价',
  PERIOD_END: '申报周期末日中间价',
  FIXED: '通知约定的固定汇率',
} as const
