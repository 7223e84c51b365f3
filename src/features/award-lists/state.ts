import type { Role } from '@/server/auth/actor'
import type { AwardListState } from '@/server/db/generated/enums'

/** The one table of an award list's life, from draft to settled. Pure: the button and the server ask the same rows. */
export interface ListStep {
  from: readonly AwardListState[]
  to: AwardListState
  who: readonly (Role | 'SYSTEM')[]
  label: string
}

export const subject = '拟支持名单'

export const transitions = {
  edit: { from: ['DRAFT', 'SENT_BACK'], to: 'DRAFT', who: ['COMMERCE_PREPARER'], label: '调整名单' },
  sendToFinance: {
    from: ['DRAFT', 'SENT_BACK'],
    to: 'WITH_FINANCE',
    who: ['COMMERCE_PREPARER'],
    label: '送财政会商',
  },
  proposeShortage: {
    from: ['DRAFT', 'SENT_BACK'],
    to: 'SHORTAGE_PROPOSED',
    who: ['COMMERCE_PREPARER'],
    label: '提出资金不足调整系数',
  },
  confirmShortage: {
    from: ['SHORTAGE_PROPOSED'],
    to: 'DRAFT',
    who: ['COMMERCE_CHECKER'],
    label: '确认调整系数',
  },
  rejectShortage: {
    from: ['SHORTAGE_PROPOSED'],
    to: 'DRAFT',
    who: ['COMMERCE_CHECKER'],
    label: '不同意调整系数',
  },
  withdrawShortage: {
    from: ['SHORTAGE_PROPOSED'],
    to: 'DRAFT',
    who: ['COMMERCE_PREPARER'],
    label: '撤回调整系数',
  },
  remark: {
    from: ['WITH_FINANCE'],
    to: 'WITH_FINANCE',
    who: ['FINANCE_PREPARER', 'FINANCE_CHECKER'],
    label: '逐条提出意见',
  },
  answer: {
    from: ['SENT_BACK'],
    to: 'SENT_BACK',
    who: ['COMMERCE_PREPARER'],
    label: '逐条答复财政意见',
  },
  concur: { from: ['WITH_FINANCE'], to: 'CONCURRED', who: ['FINANCE_CHECKER'], label: '会商同意' },
  sendBack: { from: ['WITH_FINANCE'], to: 'SENT_BACK', who: ['FINANCE_CHECKER'], label: '退回商务' },
  publicise: {
    from: ['CONCURRED'],
    to: 'IN_PUBLICITY',
    who: ['COMMERCE_APPROVER', 'SYSTEM'],
    label: '发布公示',
  },
  supplement: {
    from: ['IN_PUBLICITY'],
    to: 'IN_PUBLICITY',
    who: ['COMMERCE_APPROVER', 'SYSTEM'],
    label: '发布补充公示',
  },
  withdrawPublicity: {
    from: ['IN_PUBLICITY'],
    to: 'CONCURRED',
    who: ['COMMERCE_APPROVER'],
    label: '撤回公示，重新公示',
  },
  withdrawToRevise: {
    from: ['IN_PUBLICITY'],
    to: 'SENT_BACK',
    who: ['COMMERCE_APPROVER'],
    label: '撤回公示，退回编制',
  },
  decideObjection: {
    from: ['IN_PUBLICITY'],
    to: 'IN_PUBLICITY',
    who: ['COMMERCE_CHECKER'],
    label: '处理异议',
  },
  close: { from: ['IN_PUBLICITY'], to: 'CLOSED', who: ['COMMERCE_APPROVER'], label: '公示结束，确定名单' },
  dispatch: { from: ['CLOSED'], to: 'CLOSED', who: ['COMMERCE_APPROVER'], label: '登记发文字号' },
  order: {
    from: ['CLOSED', 'IN_PAYMENT'],
    to: 'IN_PAYMENT',
    who: ['FINANCE_PREPARER', 'FINANCE_CHECKER'],
    label: '办理拨付',
  },
  settle: {
    from: ['IN_PAYMENT'],
    to: 'SETTLED',
    who: ['FINANCE_PREPARER', 'FINANCE_CHECKER'],
    label: '全部拨付',
  },
  reopen: {
    from: ['IN_PAYMENT', 'SETTLED'],
    to: 'IN_PAYMENT',
    who: ['FINANCE_PREPARER'],
    label: '银行退回，重新拨付',
  },
} as const satisfies Record<string, ListStep>

export type ListVerb = keyof typeof transitions

/** May someone of this role take this step on a list in this state? */
export function canMoveList(role: string, state: AwardListState, verb: ListVerb): boolean {
  const step: ListStep = transitions[verb]
  return step.from.includes(state) && step.who.some((allowed) => allowed === role)
}

export const listStateLabels: Record<AwardListState, string> = {
  DRAFT: '草稿',
  SHORTAGE_PROPOSED: '调整系数待确认',
  WITH_FINANCE: '财政会商中',
  SENT_BACK: '财政退回',
  CONCURRED: '会商同意，待公示',
  IN_PUBLICITY: '公示中',
  CLOSED: '公示结束，待拨付',
  IN_PAYMENT: '拨付中',
  SETTLED: '已全部拨付',
}

export const listStateTones: Record<
  AwardListState,
  'draft' | 'progress' | 'warning' | 'success' | 'refused'
> = {
  DRAFT: 'draft',
  SHORTAGE_PROPOSED: 'progress',
  WITH_FINANCE: 'progress',
  SENT_BACK: 'warning',
  CONCURRED: 'progress',
  IN_PUBLICITY: 'progress',
  CLOSED: 'progress',
  IN_PAYMENT: 'progress',
  SETTLED: 'success',
}

export const shortageStateLabels = {
  PROPOSED: '待确认',
  CONFIRMED: '已确认',
  REJECTED: '不同意',
  WITHDRAWN: '已撤回',
} as const

export const shortageStateTones = {
  PROPOSED: 'progress',
  CONFIRMED: 'success',
  REJECTED: 'refused',
  WITHDRAWN: 'draft',
} as const

export const itemStateLabels = { LISTED: '拟支持', REMOVED: '已移出', AWARDED: '确定支持' } as const
