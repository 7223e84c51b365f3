import type { Role } from '@/server/auth/actor'
import type { PolicyImportState, PolicyRowVerdict } from '@/server/db/generated/enums'

export const subject = '统保保单清单导入'

/** The one table of an import's life, which begins as RECEIVED. `SYSTEM` is the portal, at work in the background. Pure. */
export interface Transition {
  verb: string
  from: PolicyImportState
  to: PolicyImportState
  who: readonly (Role | 'SYSTEM')[]
  label: string
}
const insurers = ['INSURER_OPERATOR', 'INSURER_CHECKER'] as const
export const transitions = [
  { verb: 'check', from: 'RECEIVED', to: 'CHECKED', who: ['SYSTEM'], label: '检查完毕' },
  { verb: 'refuse', from: 'RECEIVED', to: 'UNREADABLE', who: ['SYSTEM'], label: '不能读取' },
  { verb: 'record', from: 'CHECKED', to: 'RECORDING', who: insurers, label: '登记' },
  { verb: 'withdraw', from: 'CHECKED', to: 'WITHDRAWN', who: insurers, label: '撤回' },
  { verb: 'finish', from: 'RECORDING', to: 'RECORDED', who: ['SYSTEM'], label: '登记完毕' },
  {
    verb: 'fail',
    from: 'RECORDING',
    to: 'CHECKED',
    who: ['SYSTEM'],
    label: '有保单不能登记，一张也没有登记',
  },
] as const satisfies readonly Transition[]

export const stateLabels: Record<PolicyImportState, string> = {
  RECEIVED: '正在检查',
  CHECKED: '待登记',
  RECORDING: '正在登记',
  RECORDED: '已登记',
  WITHDRAWN: '已撤回',
  UNREADABLE: '不能读取',
}
export const stateTones = {
  RECEIVED: 'progress',
  CHECKED: 'warning',
  RECORDING: 'progress',
  RECORDED: 'success',
  WITHDRAWN: 'draft',
  UNREADABLE: 'refused',
} as const satisfies Record<PolicyImportState, string>

export const verdictLabels: Record<PolicyRowVerdict, string> = {
  GOOD: '可以登记',
  BAD: '有误',
  SAME: '已登记过',
}
export const verdictTones = { GOOD: 'success', BAD: 'refused', SAME: 'draft' } as const satisfies Record<
  PolicyRowVerdict,
  string
>
