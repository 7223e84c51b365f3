import { dateInShanghai } from '@/server/clock'
import type { ApplicationState } from '@/server/db'

import type { ApplicationEventFacts } from './history-store'
import { stateLabels, transitions } from './state'

/** 资金进度: every step taken with its day and amount, then what comes next. Pure. */
export interface MoneyStep {
  label: string
  /** `YYYY-MM-DD` in Shanghai; of a step to come: by when, where that is known. */
  date?: string
  amount?: string
  note?: string
  state: 'draft' | 'progress' | 'warning' | 'success' | 'refused'
}

/** Who has it, and what comes next, by state. */
const ahead: Partial<Record<ApplicationState, { now: string; next: readonly string[] }>> = {
  DRAFT: { now: '由本企业填写，请在申报期内由负责人提交', next: ['提交申报', '审核', '公示', '拨付'] },
  AWAITING_DIVISION: {
    now: '已送达所属地商务主管部门，等待初审',
    next: ['初审', '省级审核', '公示', '拨付'],
  },
  IN_DIVISION_REVIEW: {
    now: '所属地商务主管部门正在初审',
    next: ['财政会签', '省级审核', '公示', '拨付'],
  },
  DIVISION_REVIEWED: { now: '所属地财政部门会签中', next: ['汇总报送', '省级审核', '公示', '拨付'] },
  DIVISION_SIGNED: { now: '初审已签署，等待所属地汇总报送', next: ['省级审核', '公示', '拨付'] },
  SUBMITTED: { now: '已送达省商务厅，等待受理审核', next: ['审核', '公示', '拨付'] },
  IN_REVIEW: { now: '省商务厅经办人正在审核', next: ['复核', '公示', '拨付'] },
  RETURNED: { now: '已退回本企业，请按一次性告知的内容补正后重新提交', next: ['重新审核', '公示', '拨付'] },
  REVIEWED: { now: '省商务厅复核中', next: ['列入拟支持名单', '公示', '拨付'] },
  APPROVED: { now: '等待列入拟支持名单', next: ['会商省财政厅', '公示', '拨付'] },
  LISTED: { now: '拟支持名单正在会商省财政厅', next: ['公示', '拨付'] },
  IN_PUBLICITY: { now: '拟支持名单正在公示，金额不再变动；如有异议按规定处理', next: ['拨付'] },
  AWARDED: { now: '公示无异议，等待省财政厅下达资金', next: ['拨付'] },
  IN_PAYMENT: { now: '省财政厅已下达，等待银行入账', next: ['到账'] },
}

/** Steps that change no state of the application. */
const otherVerbs: Record<string, string> = {
  start: '开始申报',
  clawback: '追回到账',
  paymentFailed: '银行退回',
}

const verbLabel = (verb: string): string =>
  transitions.find((row) => row.verb === verb)?.label ?? otherVerbs[verb] ?? verb

const reached: Partial<Record<ApplicationState, MoneyStep['state']>> = {
  RETURNED: 'warning',
  REJECTED: 'refused',
  WITHDRAWN: 'refused',
}

export function moneyTrail(
  application: {
    state: ApplicationState
    correctBy: string | null
    heldReason: string | null
    round: { closesOn: string }
  },
  events: readonly ApplicationEventFacts[],
): MoneyStep[] {
  const taken = events.map((event, index): MoneyStep => ({
    label: `${index + 1}. ${verbLabel(event.verb)}`,
    date: dateInShanghai(event.at),
    ...(event.amountCny ? { amount: event.amountCny } : {}),
    ...(event.note ? { note: event.note } : {}),
    state: reached[event.toState] ?? 'success',
  }))
  const plan = ahead[application.state]
  if (!plan) return taken
  return [
    ...taken,
    {
      label: `目前：${stateLabels[application.state]}`,
      note: application.heldReason ? `${plan.now}。暂缓办理：${application.heldReason}` : `${plan.now}。`,
      ...due(application),
      state: application.state === 'RETURNED' || application.heldReason ? 'warning' : 'progress',
    },
    ...plan.next.map((label): MoneyStep => ({ label: `待办：${label}`, state: 'draft' })),
  ]
}

function due(application: {
  state: ApplicationState
  correctBy: string | null
  round: { closesOn: string }
}): { date?: string } {
  if (application.state === 'RETURNED' && application.correctBy) return { date: application.correctBy }
  return application.state === 'DRAFT' ? { date: application.round.closesOn } : {}
}
