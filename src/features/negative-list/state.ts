import type { Role } from '@/server/auth/actor'
import type { NegativeListCaseState, NegativeListGround } from '@/server/db/generated/enums'

export const subject = '信用负面清单案件'

/** The one table of a case's life, which begins with 立案 as OPEN. Pure: the button and the server ask the same rows. */
export interface Transition {
  verb: string
  from: NegativeListCaseState
  to: NegativeListCaseState
  who: readonly Role[]
  label: string
}

const enterprise = ['ENTERPRISE_OPERATOR', 'ENTERPRISE_APPROVER'] as const
export const transitions = [
  { verb: 'evidence', from: 'OPEN', to: 'OPEN', who: ['COMMERCE_PREPARER'], label: '补充证据' },
  { verb: 'hear', from: 'OPEN', to: 'HEARING', who: ['COMMERCE_PREPARER'], label: '告知企业并听取陈述' },
  { verb: 'answer', from: 'HEARING', to: 'HEARING', who: enterprise, label: '提交陈述申辩' },
  { verb: 'propose', from: 'HEARING', to: 'PROPOSED', who: ['COMMERCE_PREPARER'], label: '提出处理建议' },
  { verb: 'sendBack', from: 'PROPOSED', to: 'HEARING', who: ['COMMERCE_APPROVER'], label: '退回经办' },
  { verb: 'list', from: 'PROPOSED', to: 'LISTED', who: ['COMMERCE_APPROVER'], label: '决定列入' },
  { verb: 'spare', from: 'PROPOSED', to: 'NOT_LISTED', who: ['COMMERCE_APPROVER'], label: '决定不列入' },
  { verb: 'object', from: 'LISTED', to: 'LISTED', who: ['ENTERPRISE_APPROVER'], label: '对决定提出异议' },
  { verb: 'reply', from: 'LISTED', to: 'LISTED', who: ['COMMERCE_CHECKER'], label: '答复异议' },
  { verb: 'remove', from: 'LISTED', to: 'REMOVED', who: ['COMMERCE_APPROVER'], label: '提前移出' },
] as const satisfies readonly Transition[]
/** What a step is called in the case's record. */
export const stepLabel = (verb: string): string =>
  verb === 'open' ? '立案' : (transitions.find((row) => row.verb === verb)?.label ?? verb)

export type CaseVerb = (typeof transitions)[number]['verb']

export const transitionOf = (verb: CaseVerb): Transition => transitions.find((row) => row.verb === verb)!

/** May someone of this role take this step with a case in this state? */
export function canMove(role: string, state: NegativeListCaseState, verb: CaseVerb): boolean {
  const row = transitionOf(verb)
  return row.from === state && row.who.some((allowed) => allowed === role)
}

/** 立案 to 决定: while it lasts, the enterprise's pending applications are held (L3). */
export const underWay: readonly NegativeListCaseState[] = ['OPEN', 'HEARING', 'PROPOSED']

export const stateLabels: Record<NegativeListCaseState, string> = {
  OPEN: '已立案',
  HEARING: '听取陈述中',
  PROPOSED: '待决定',
  LISTED: '已列入清单',
  NOT_LISTED: '不列入，已结案',
  REMOVED: '已提前移出',
}
export const stateTones: Record<
  NegativeListCaseState,
  'draft' | 'progress' | 'warning' | 'success' | 'refused'
> = {
  OPEN: 'draft',
  HEARING: 'progress',
  PROPOSED: 'warning',
  LISTED: 'refused',
  NOT_LISTED: 'success',
  REMOVED: 'success',
}
export const groundLabels: Record<NegativeListGround, string> = {
  MISREPORTED_EXPORTS: '未如实填报出口金额',
  DUPLICATE_COVER: '重复投保',
}
/** The clause that the ground rests on. */
export const groundClauses: Record<NegativeListGround, string> = {
  MISREPORTED_EXPORTS: '二(三)',
  DUPLICATE_COVER: '二(五)',
}
