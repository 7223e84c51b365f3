import type { Role } from '@/server/auth/actor'
import type { ApplicationState } from '@/server/db/generated/enums'

/**
 * The one table of an application's life, from draft to paid (二(六)). The database holds the present state; every step
 * taken is an `application_event`. Pure: the button and the server ask the same rows.
 */
export interface Transition {
  verb: string
  from: ApplicationState
  to: ApplicationState
  who: readonly (Role | 'SYSTEM')[]
  /** What the applicant reads in 资金进度. */
  label: string
}

export const subject = '申报'

export const transitions = [
  {
    verb: 'submit',
    from: 'DRAFT',
    to: 'SUBMITTED',
    who: ['ENTERPRISE_APPROVER', 'INSURER_CHECKER'],
    label: '提交申报',
  },
  {
    verb: 'resubmit',
    from: 'RETURNED',
    to: 'SUBMITTED',
    who: ['ENTERPRISE_APPROVER', 'INSURER_CHECKER'],
    label: '补正后重新提交',
  },
  // 初审: where the round asks for it, the applicant's division office stands between the applicant and the province.
  {
    verb: 'submitToDivision',
    from: 'DRAFT',
    to: 'AWAITING_DIVISION',
    who: ['ENTERPRISE_APPROVER'],
    label: '提交申报，送所属地初审',
  },
  {
    verb: 'resubmitToDivision',
    from: 'RETURNED',
    to: 'AWAITING_DIVISION',
    who: ['ENTERPRISE_APPROVER'],
    label: '补正后重新提交初审',
  },
  {
    verb: 'withdrawFromDivision',
    from: 'AWAITING_DIVISION',
    to: 'WITHDRAWN',
    who: ['ENTERPRISE_APPROVER'],
    label: '撤回',
  },
  {
    verb: 'startDivisionReview',
    from: 'AWAITING_DIVISION',
    to: 'IN_DIVISION_REVIEW',
    who: ['DIVISION_COMMERCE'],
    label: '受理初审',
  },
  {
    verb: 'returnByDivision',
    from: 'IN_DIVISION_REVIEW',
    to: 'RETURNED',
    who: ['DIVISION_COMMERCE'],
    label: '初审退回补正',
  },
  {
    verb: 'prepareDivision',
    from: 'IN_DIVISION_REVIEW',
    to: 'DIVISION_REVIEWED',
    who: ['DIVISION_COMMERCE'],
    label: '商务初审签署',
  },
  {
    verb: 'sendBackInDivision',
    from: 'DIVISION_REVIEWED',
    to: 'IN_DIVISION_REVIEW',
    who: ['DIVISION_FINANCE'],
    label: '财政会签退回',
  },
  {
    verb: 'signDivision',
    from: 'DIVISION_REVIEWED',
    to: 'DIVISION_SIGNED',
    who: ['DIVISION_FINANCE'],
    label: '财政会签',
  },
  {
    verb: 'handIn',
    from: 'DIVISION_SIGNED',
    to: 'SUBMITTED',
    who: ['DIVISION_COMMERCE'],
    label: '汇总报送省商务厅',
  },
  // The province goes on where a division has stopped, wherever it stopped.
  {
    verb: 'takeOverAwaiting',
    from: 'AWAITING_DIVISION',
    to: 'SUBMITTED',
    who: ['COMMERCE_PREPARER', 'COMMERCE_CHECKER'],
    label: '省商务厅接管初审',
  },
  {
    verb: 'takeOverInReview',
    from: 'IN_DIVISION_REVIEW',
    to: 'SUBMITTED',
    who: ['COMMERCE_PREPARER', 'COMMERCE_CHECKER'],
    label: '省商务厅接管初审',
  },
  {
    verb: 'takeOverReviewed',
    from: 'DIVISION_REVIEWED',
    to: 'SUBMITTED',
    who: ['COMMERCE_PREPARER', 'COMMERCE_CHECKER'],
    label: '省商务厅接管初审',
  },
  {
    verb: 'takeOverSigned',
    from: 'DIVISION_SIGNED',
    to: 'SUBMITTED',
    who: ['COMMERCE_PREPARER', 'COMMERCE_CHECKER'],
    label: '省商务厅接管初审',
  },
  {
    verb: 'withdraw',
    from: 'DRAFT',
    to: 'WITHDRAWN',
    who: ['ENTERPRISE_APPROVER', 'INSURER_CHECKER'],
    label: '撤回',
  },
  {
    verb: 'withdrawSubmitted',
    from: 'SUBMITTED',
    to: 'WITHDRAWN',
    who: ['ENTERPRISE_APPROVER', 'INSURER_CHECKER'],
    label: '撤回',
  },
  { verb: 'startReview', from: 'SUBMITTED', to: 'IN_REVIEW', who: ['COMMERCE_PREPARER'], label: '受理审核' },
  { verb: 'return', from: 'IN_REVIEW', to: 'RETURNED', who: ['COMMERCE_PREPARER'], label: '退回补正' },
  { verb: 'prepare', from: 'IN_REVIEW', to: 'REVIEWED', who: ['COMMERCE_PREPARER'], label: '经办审核完成' },
  { verb: 'sendBack', from: 'REVIEWED', to: 'IN_REVIEW', who: ['COMMERCE_CHECKER'], label: '复核退回经办' },
  { verb: 'approve', from: 'REVIEWED', to: 'APPROVED', who: ['COMMERCE_CHECKER'], label: '复核通过' },
  { verb: 'reject', from: 'REVIEWED', to: 'REJECTED', who: ['COMMERCE_CHECKER'], label: '不予支持' },
  { verb: 'list', from: 'APPROVED', to: 'LISTED', who: ['COMMERCE_PREPARER'], label: '列入拟支持名单' },
  {
    verb: 'unlist',
    from: 'LISTED',
    to: 'APPROVED',
    who: ['COMMERCE_PREPARER', 'FINANCE_CHECKER'],
    label: '移出名单',
  },
  {
    verb: 'publicise',
    from: 'LISTED',
    to: 'IN_PUBLICITY',
    who: ['COMMERCE_APPROVER', 'SYSTEM'],
    label: '开始公示',
  },
  { verb: 'unpublicise', from: 'IN_PUBLICITY', to: 'LISTED', who: ['COMMERCE_APPROVER'], label: '公示撤回' },
  {
    verb: 'disqualify',
    from: 'IN_PUBLICITY',
    to: 'REJECTED',
    who: ['COMMERCE_CHECKER', 'COMMERCE_APPROVER'],
    label: '异议成立，不予支持',
  },
  {
    verb: 'award',
    from: 'IN_PUBLICITY',
    to: 'AWARDED',
    who: ['COMMERCE_APPROVER'],
    label: '公示无异议，确定支持',
  },
  {
    verb: 'order',
    from: 'AWARDED',
    to: 'IN_PAYMENT',
    who: ['FINANCE_PREPARER', 'FINANCE_CHECKER'],
    label: '下达拨付',
  },
  {
    verb: 'pay',
    from: 'IN_PAYMENT',
    to: 'PAID',
    who: ['FINANCE_PREPARER', 'FINANCE_CHECKER'],
    label: '已拨付',
  },
  // 退汇 after the payment was recorded: it is paid again.
  {
    verb: 'returnPayment',
    from: 'PAID',
    to: 'IN_PAYMENT',
    who: ['FINANCE_PREPARER'],
    label: '银行退回，待重新拨付',
  },
] as const satisfies readonly Transition[]

export type ApplicationVerb = (typeof transitions)[number]['verb']

export function transitionOf(verb: ApplicationVerb): Transition {
  return transitions.find((row) => row.verb === verb)!
}

/** May someone of this role take this step now? Whose record it is, the loader asks. */
export function canMove(role: string, state: ApplicationState, verb: ApplicationVerb): boolean {
  const row = transitionOf(verb)
  return row.from === state && row.who.some((allowed) => allowed === role)
}

export const stateLabels: Record<ApplicationState, string> = {
  DRAFT: '草稿',
  AWAITING_DIVISION: '待初审',
  IN_DIVISION_REVIEW: '初审中',
  DIVISION_REVIEWED: '待会签',
  DIVISION_SIGNED: '待汇总报送',
  SUBMITTED: '已提交',
  IN_REVIEW: '审核中',
  RETURNED: '待补正',
  REVIEWED: '待复核',
  APPROVED: '审核通过',
  REJECTED: '不予支持',
  LISTED: '已列入名单',
  IN_PUBLICITY: '公示中',
  AWARDED: '公示结束',
  IN_PAYMENT: '拨付中',
  PAID: '已拨付',
  WITHDRAWN: '已撤回',
}

/** The shape and colour that go with the word, the same everywhere (look.md). */
export const stateTones: Record<ApplicationState, 'draft' | 'progress' | 'warning' | 'success' | 'refused'> =
  {
    DRAFT: 'draft',
    AWAITING_DIVISION: 'progress',
    IN_DIVISION_REVIEW: 'progress',
    DIVISION_REVIEWED: 'progress',
    DIVISION_SIGNED: 'progress',
    SUBMITTED: 'progress',
    IN_REVIEW: 'progress',
    RETURNED: 'warning',
    REVIEWED: 'progress',
    APPROVED: 'success',
    REJECTED: 'refused',
    LISTED: 'progress',
    IN_PUBLICITY: 'progress',
    AWARDED: 'success',
    IN_PAYMENT: 'progress',
    PAID: 'success',
    WITHDRAWN: 'draft',
  }
