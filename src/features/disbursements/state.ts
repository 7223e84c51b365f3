import type { Role } from '@/server/auth/actor'
import type { DisbursementOrderState } from '@/server/db/generated/enums'

/** Who may do what with a disbursement order, and when. Pure: the button and the server ask the same rows. */
export const subject = '拨付单'

export const transitions = {
  approve: { from: ['DRAFT'], to: ['ISSUED'], who: ['FINANCE_CHECKER'], label: '复核下达' },
  sendBack: { from: ['DRAFT'], to: ['SENT_BACK'], who: ['FINANCE_CHECKER'], label: '退回经办' },
  record: { from: ['ISSUED'], to: ['ISSUED', 'COMPLETED'], who: ['FINANCE_PREPARER'], label: '登记拨付结果' },
  importReceipts: {
    from: ['ISSUED', 'COMPLETED'],
    to: ['ISSUED', 'COMPLETED'],
    who: ['FINANCE_PREPARER'],
    label: '导入银行回单',
  },
  recordReturn: {
    from: ['ISSUED', 'COMPLETED'],
    to: ['ISSUED'],
    who: ['FINANCE_PREPARER'],
    label: '登记到账后退回',
  },
  payAgain: { from: ['ISSUED'], to: ['ISSUED'], who: ['FINANCE_CHECKER'], label: '重新拨付' },
} as const satisfies Record<
  string,
  {
    from: readonly DisbursementOrderState[]
    to: readonly DisbursementOrderState[]
    who: readonly Role[]
    label: string
  }
>
export type OrderVerb = keyof typeof transitions

export function canOrder(role: string, state: DisbursementOrderState, verb: OrderVerb): boolean {
  const { from, who } = transitions[verb]
  return (
    (from as readonly DisbursementOrderState[]).includes(state) &&
    (who as readonly string[]).some((allowed) => allowed === role)
  )
}

export const orderStateLabels: Record<DisbursementOrderState, string> = {
  DRAFT: '待复核',
  ISSUED: '已下达，拨付中',
  COMPLETED: '已全部拨付',
  SENT_BACK: '已退回',
}

export const lineStateLabels = {
  PENDING: '待拨付',
  PAID: '已拨付',
  FAILED: '退汇',
  REPLACED: '已撤销',
} as const

export const lineKindLabels = {
  PAYMENT: '拨付到账户',
  DRAWDOWN: '提取预拨资金',
  SETTLEMENT: '补足结算',
} as const

export const orderStateTones = {
  DRAFT: 'draft',
  ISSUED: 'progress',
  COMPLETED: 'success',
  SENT_BACK: 'refused',
} as const
export const lineStateTones = {
  PENDING: 'progress',
  PAID: 'success',
  FAILED: 'refused',
  REPLACED: 'draft',
} as const
