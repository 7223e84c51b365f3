import type { Role } from '@/server/auth/actor'
import type { ExpertPanelState, FirmOpinionState, OpinionGrade } from '@/server/db/generated/enums'

/** The one table of a panel's life. Pure: the button and the server ask the same rows. */
export interface PanelStep {
  verb: string
  from: readonly ExpertPanelState[]
  to: ExpertPanelState
  who: readonly Role[]
  label: string
}

export const transitions = [
  { verb: 'draw', from: ['DRAFT'], to: 'DRAWN', who: ['COMMERCE_PREPARER'], label: '抽取专家' },
  { verb: 'appointChair', from: ['DRAWN'], to: 'DRAWN', who: ['COMMERCE_PREPARER'], label: '指定组长' },
  { verb: 'replaceDrawn', from: ['DRAWN'], to: 'DRAWN', who: ['COMMERCE_PREPARER'], label: '补抽专家' },
  { verb: 'open', from: ['DRAWN'], to: 'OPEN', who: ['COMMERCE_CHECKER'], label: '启动评审' },
  { verb: 'replaceOpen', from: ['OPEN'], to: 'OPEN', who: ['COMMERCE_PREPARER'], label: '补抽专家' },
  { verb: 'addSeat', from: ['OPEN'], to: 'OPEN', who: ['COMMERCE_PREPARER'], label: '增补专家' },
  { verb: 'conclude', from: ['OPEN'], to: 'CONCLUDED', who: ['COMMERCE_CHECKER'], label: '结束评审' },
] as const satisfies readonly PanelStep[]

export type PanelVerb = (typeof transitions)[number]['verb']

export function stepOf(verb: PanelVerb): PanelStep {
  return transitions.find((step) => step.verb === verb)!
}

export function canMovePanel(role: string, state: ExpertPanelState, verb: PanelVerb): boolean {
  const { from, who } = stepOf(verb)
  return from.includes(state) && who.some((allowed) => allowed === role)
}

type Tone = 'draft' | 'progress' | 'warning' | 'success' | 'refused'

export const stateLabels: Record<ExpertPanelState, string> = {
  DRAFT: '待抽取',
  DRAWN: '已抽取，待启动',
  OPEN: '评审中',
  CONCLUDED: '评审结束',
}
export const stateTones: Record<ExpertPanelState, Tone> = {
  DRAFT: 'draft',
  DRAWN: 'progress',
  OPEN: 'progress',
  CONCLUDED: 'success',
}

export const gradeLabels: Record<OpinionGrade, string> = {
  SUPPORT: '同意支持',
  PARTIAL: '核减后支持',
  REJECT: '不予支持',
}
export const gradeTones: Record<OpinionGrade, Tone> = {
  SUPPORT: 'success',
  PARTIAL: 'warning',
  REJECT: 'refused',
}

export const firmStateLabels: Record<FirmOpinionState, string> = {
  RECORDED: '待确认',
  CONFIRMED: '已确认',
  SENT_BACK: '已退回',
}
export const firmStateTones: Record<FirmOpinionState, Tone> = {
  RECORDED: 'progress',
  CONFIRMED: 'success',
  SENT_BACK: 'refused',
}
