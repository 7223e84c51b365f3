import type { FindingSettlement, FindingSeverity, ReviewState } from '@/server/db'

/** The room's words, the same on every page. */

export const severityLabels: Record<FindingSeverity, string> = {
  BLOCKING: '必须处理',
  WARNING: '需要核对',
  NOTE: '提示',
}
export const severityTones = { BLOCKING: 'refused', WARNING: 'warning', NOTE: 'draft' } as const

export const settlementLabels: Record<FindingSettlement, string> = {
  OPEN: '未处理',
  UPHELD: '认定属实',
  EXPLAINED: '已说明',
}
export const settlementTones = { OPEN: 'progress', UPHELD: 'refused', EXPLAINED: 'success' } as const

/** The same states where the division office is the one who reviews. */
export const divisionStateLabels: Record<ReviewState, string> = {
  OPEN: '初审中',
  PREPARED: '商务已签，待财政会签',
  APPROVED: '初审已双签',
  REJECTED: '不予支持',
  RETURNED: '初审退回补正',
  SENT_BACK: '财政会签退回',
  TAKEN_OVER: '由省商务厅接管',
}

export const reviewStateLabels: Record<ReviewState, string> = {
  OPEN: '审核中',
  PREPARED: '待复核',
  APPROVED: '复核通过',
  REJECTED: '不予支持',
  RETURNED: '退回补正',
  SENT_BACK: '复核退回经办',
  TAKEN_OVER: '由省商务厅接管',
}
