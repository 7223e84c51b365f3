import type { BulkJobState, BulkRowState } from '@/server/db/generated/enums'

/** The one table of a job's life. `REQUESTER` is the person who previewed it, `SYSTEM` the portal. */
export const transitions = [
  { verb: 'start', from: 'PREVIEW', to: 'RUNNING', who: ['REQUESTER'], label: '开始办理' },
  { verb: 'cancel', from: 'RUNNING', to: 'CANCELLED', who: ['REQUESTER'], label: '停止办理' },
  { verb: 'stop', from: 'RUNNING', to: 'STOPPED', who: ['SYSTEM'], label: '账号停用，中止' },
  { verb: 'finish', from: 'RUNNING', to: 'DONE', who: ['SYSTEM'], label: '全部办完' },
] as const satisfies readonly {
  verb: string
  from: BulkJobState
  to: BulkJobState
  who: readonly ('REQUESTER' | 'SYSTEM')[]
  label: string
}[]

export const stateLabels: Record<BulkJobState, string> = {
  PREVIEW: '待确认',
  RUNNING: '正在办理',
  DONE: '已办完',
  CANCELLED: '已停止',
  STOPPED: '已中止',
}
export const stateTones = {
  PREVIEW: 'draft',
  RUNNING: 'progress',
  DONE: 'success',
  CANCELLED: 'warning',
  STOPPED: 'refused',
} as const satisfies Record<BulkJobState, string>

export const rowStateLabels: Record<BulkRowState, string> = {
  PENDING: '待办理',
  DONE: '已办理',
  FAILED: '未办成',
  LEFT_OUT: '不办理',
}
export const rowStateTones = {
  PENDING: 'draft',
  DONE: 'success',
  FAILED: 'refused',
  LEFT_OUT: 'warning',
} as const satisfies Record<BulkRowState, string>
