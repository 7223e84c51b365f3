import type { Role } from '@/server/auth/actor'
import type {
  NegativeListGround,
  SpotCheckFinding,
  SpotCheckPlanState,
  SpotCheckSheetState,
} from '@/server/db/generated/enums'

export const subjects = { planTransitions: '抽查方案', sheetTransitions: '检查表' }

interface Row<State> {
  verb: string
  from: readonly State[]
  to: State
  who: readonly Role[]
  label: string
}

/** Who may be given a sheet, or sign one; whose sheet it is, is asked elsewhere. */
export const officers = [
  'DIVISION_COMMERCE',
  'DIVISION_FINANCE',
  'COMMERCE_PREPARER',
  'COMMERCE_CHECKER',
  'COMMERCE_APPROVER',
] as const
const releasers = ['COMMERCE_CHECKER', 'COMMERCE_APPROVER'] as const

/** A plan's life, which begins as PREPARED. Pure: the button and the server ask the same rows. */
export const planTransitions = [
  { verb: 'release', from: ['PREPARED'], to: 'DRAWN', who: releasers, label: '下达并抽取' },
  { verb: 'sendBack', from: ['PREPARED'], to: 'SENT_BACK', who: releasers, label: '退回经办' },
  { verb: 'close', from: ['DRAWN'], to: 'CLOSED', who: releasers, label: '结束抽查' },
] as const satisfies readonly Row<SpotCheckPlanState>[]
export type PlanVerb = (typeof planTransitions)[number]['verb']

/** A check sheet's life, which begins as OPEN. */
export const sheetTransitions = [
  {
    verb: 'assign',
    from: ['OPEN', 'ASSIGNED'],
    to: 'ASSIGNED',
    who: ['COMMERCE_PREPARER', 'COMMERCE_CHECKER'],
    label: '分派核查人',
  },
  { verb: 'check', from: ['ASSIGNED'], to: 'ASSIGNED', who: officers, label: '填写核查表' },
  { verb: 'handIn', from: ['ASSIGNED'], to: 'HANDED_IN', who: officers, label: '提交核查结论' },
  { verb: 'return', from: ['HANDED_IN'], to: 'ASSIGNED', who: officers, label: '退回核查人' },
  { verb: 'sign', from: ['HANDED_IN'], to: 'SIGNED', who: officers, label: '签署' },
] as const satisfies readonly Row<SpotCheckSheetState>[]
export type SheetVerb = (typeof sheetTransitions)[number]['verb']

const may = <State>(row: Row<State>, role: string, state: State) =>
  row.from.includes(state) && row.who.some((allowed) => allowed === role)

export const planStep = (verb: PlanVerb): Row<SpotCheckPlanState> =>
  planTransitions.find((row) => row.verb === verb)!
export const sheetStep = (verb: SheetVerb): Row<SpotCheckSheetState> =>
  sheetTransitions.find((row) => row.verb === verb)!
export const canMovePlan = (role: string, state: SpotCheckPlanState, verb: PlanVerb) =>
  may(planStep(verb), role, state)
export const canMoveSheet = (role: string, state: SpotCheckSheetState, verb: SheetVerb) =>
  may(sheetStep(verb), role, state)

type Tone = 'draft' | 'progress' | 'warning' | 'success' | 'refused'

export const planLabels: Record<SpotCheckPlanState, string> = {
  PREPARED: '待下达',
  SENT_BACK: '已退回经办',
  DRAWN: '核查中',
  CLOSED: '已结束',
}
export const planTones: Record<SpotCheckPlanState, Tone> = {
  PREPARED: 'draft',
  SENT_BACK: 'refused',
  DRAWN: 'progress',
  CLOSED: 'success',
}
export const sheetLabels: Record<SpotCheckSheetState, string> = {
  OPEN: '待分派',
  ASSIGNED: '核查中',
  HANDED_IN: '待签署',
  SIGNED: '已签署',
}
export const sheetTones: Record<SpotCheckSheetState, Tone> = {
  OPEN: 'draft',
  ASSIGNED: 'progress',
  HANDED_IN: 'warning',
  SIGNED: 'success',
}
export const findingLabels: Record<SpotCheckFinding, string> = {
  CONFORMS: '相符',
  DIFFERS: '不符',
  NOT_APPLICABLE: '不适用',
}
export const findingTones: Record<SpotCheckFinding, Tone> = {
  CONFORMS: 'success',
  DIFFERS: 'refused',
  NOT_APPLICABLE: 'draft',
}
export const groundLabels: Record<NegativeListGround, string> = {
  MISREPORTED_EXPORTS: '未如实填报出口金额',
  DUPLICATE_COVER: '重复投保',
}
