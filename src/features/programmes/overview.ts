import { z } from 'zod'

import { exportRecordsOf, type ExportRecordView } from '@/features/export-records'
import { listedUntil } from '@/features/negative-list'
import { daysLeft, openRounds } from '@/features/rounds'
import { officialCalendar, type TimeLeft } from '@/features/working-calendar'
import {
  dateInWords,
  earliestNextStart,
  priorYearOf,
  programmesFor,
  PROGRAMME_NAMES,
  type Fit,
  type LawDate,
  type Step,
} from '@/policy-rules'
import { dateFromColumn, dateInShanghai, dateToColumn } from '@/server/clock'
import type { EnterpriseState, Tx } from '@/server/db'
import { notFound, query } from '@/server/use-case'

import { insurerNames, livePlatformPolicies, ownEnterprise } from './store'

export interface NextStep {
  what: string
  /** Law date, last day included. */
  until: LawDate | null
  left: TimeLeft | null
  href: string | null
  action: string | null
}

export interface ProgrammeView {
  programme: Fit['programme']
  name: string
  /** `STOPPED`: listed (L3), or not verified yet. */
  status: Fit['status'] | 'STOPPED'
  message: string
  rulings: readonly string[]
  /** What it would get, decimal strings in USD. */
  terms: { label: string; amountUsd: string }[]
  steps: readonly Step[]
  next: NextStep
}

export interface Overview {
  enterpriseName: string
  state: EnterpriseState
  today: LawDate
  priorYear: number
  exports: ExportRecordView | null
  /** L3: the last day on the negative list. */
  listedUntil: LawDate | null
  cover: {
    insurerName: string
    number: string
    programme: string
    inception: LawDate
    expiry: LawDate
  } | null
  insurers: string[]
  programmes: ProgrammeView[]
}

/** Which programmes the enterprise may use today, what it would get, what to do next and until when (CASE-01; E1–E6, L3). */
export const programmeOverview = query({
  name: 'programmes.overview',
  allow: ['ENTERPRISE_OPERATOR', 'ENTERPRISE_APPROVER'],
  input: z.strictObject({}),
  run: async ({ tx, actor, now }): Promise<Overview> => {
    const id = actor.organisationId!
    const today = dateInShanghai(now)
    const enterprise = await ownEnterprise(tx, id)
    if (!enterprise) return notFound('企业信息')
    const priorYear = priorYearOf(today)
    const records = await exportRecordsOf(tx, id, today)
    const exports = records.find((record) => record.year === priorYear && record.decidesBecause) ?? null
    const listed = await listedUntil(tx, enterprise.uscc, today)
    const policies = await livePlatformPolicies(tx, id, dateToColumn(today))
    const [last] = policies
    const situation: Situation = {
      today,
      priorYear,
      state: enterprise.state,
      listed,
      covered: policies.map((policy) => ({
        start: dateFromColumn(policy.inception),
        end: dateFromColumn(policy.expiry),
      })),
      generalRound: await openGeneralRound(tx, today),
    }
    const fits = programmesFor({ priorYearExportsUsd: exports?.amountUsd ?? null, date: today })
    return {
      enterpriseName: enterprise.name,
      state: enterprise.state,
      today,
      priorYear,
      exports,
      listedUntil: listed,
      cover: last
        ? {
            insurerName: last.insurer.name,
            number: last.insurancePolicyNumber,
            programme: PROGRAMME_NAMES[last.programme],
            inception: dateFromColumn(last.inception),
            expiry: dateFromColumn(last.expiry),
          }
        : null,
      insurers: (await insurerNames(tx)).map(({ name }) => name),
      programmes: fits.map((fit) => programmeView(fit, situation)),
    }
  },
})

interface Situation {
  today: LawDate
  priorYear: number
  state: EnterpriseState
  listed: LawDate | null
  covered: { start: LawDate; end: LawDate }[]
  generalRound: { closesOn: LawDate; left: TimeLeft } | null
}

async function openGeneralRound(tx: Tx, today: LawDate): Promise<Situation['generalRound']> {
  const rounds = await openRounds(tx, today, ['GENERAL'])
  const [soonest] = rounds.toSorted((a, b) => (a.closesOn < b.closesOn ? -1 : 1))
  if (!soonest) return null
  const { closesOn } = soonest
  return { closesOn, left: daysLeft(soonest, today, await officialCalendar(tx, today, closesOn)) }
}

function programmeView(fit: Fit, situation: Situation): ProgrammeView {
  const stopped =
    fit.status !== 'DOES_NOT_FIT' && (situation.listed !== null || situation.state !== 'VERIFIED')
  const { answer } = fit
  return {
    programme: fit.programme,
    name: PROGRAMME_NAMES[fit.programme],
    status: stopped ? 'STOPPED' : fit.status,
    message: fit.message,
    rulings: stopped && situation.listed ? ['L3'] : fit.rulings,
    terms: answer?.eligible
      ? [
          { label: '年度保费', amountUsd: answer.annualPremiumUsd },
          { label: '其中财政承担', amountUsd: answer.fiscalShareUsd },
          { label: '其中企业自缴', amountUsd: answer.enterpriseShareUsd },
          { label: '单一买方限额', amountUsd: answer.buyerLimitUsd },
          'maximumLiabilityUsd' in answer
            ? { label: '最高赔偿限额', amountUsd: answer.maximumLiabilityUsd }
            : { label: '赔偿限额下限', amountUsd: answer.maximumLiabilityFloorUsd },
        ]
      : [],
    steps: answer?.eligible ? answer.steps : [],
    next: nextStep(fit, situation),
  }
}

const step = (what: string, more: Partial<NextStep> = {}): NextStep => ({
  what,
  until: null,
  left: null,
  href: null,
  action: null,
  ...more,
})

function nextStep(fit: Fit, { listed, state, priorYear, covered, today, generalRound }: Situation): NextStep {
  if (fit.status === 'DOES_NOT_FIT') return step('不适用，无需办理。')
  if (listed) return step(`列入负面清单期间不能办理，${dateInWords(listed)}（含）之后可重新申请。`)
  if (state === 'RETURNED')
    return step('注册信息已退回，请先补正。', { href: '/enterprise/profile', action: '补正信息' })
  if (state !== 'VERIFIED') return step('等待所在地商务局核验注册信息，核验通过后即可办理。')
  if (fit.status === 'NEEDS_EXPORTS')
    return step(`补充 ${priorYear} 年出口额及证明材料。`, {
      href: '/enterprise/exports',
      action: '补充出口额',
    })
  switch (fit.programme) {
    case 'MICRO':
    case 'MEDIUM': {
      const nextStart = earliestNextStart(covered, today)
      return nextStart
        ? step(`已有统保保单，续保或转投最早自 ${dateInWords(nextStart)} 起。请在到期前联系保险机构。`, {
            until: covered[0]!.end,
          })
        : step('选择一家承保机构提出投保；保险机构查重后出具保单，无须向财政部门申报。')
    }
    case 'GENERAL':
      return generalRound
        ? step('本批次正在受理申报。', {
            until: generalRound.closesOn,
            left: generalRound.left,
            href: '/enterprise/applications',
            action: '申报保费支持',
          })
        : step('目前没有受理中的批次。请留存保单、保费发票和对公付款凭证，通知发布后申报。')
    case 'OVERSEAS':
      return step('有境外项目的，持备案（核准）文件和合同联系保险机构投保。')
    case 'ECOMMERCE':
      return step('以所列监管方式出口的，联系保险机构加入统保。')
    case 'CREDIT_INFORMATION':
      return step('登录河南省进出口企业服务平台查询海外买方资信。')
  }
}

/** For other rooms' home: an enterprise whose prior-year exports are unknown has that to do first (E2). */
export async function exportsUnknown(tx: Tx, enterpriseId: string, today: LawDate): Promise<boolean> {
  const records = await exportRecordsOf(tx, enterpriseId, today)
  return !records.some((record) => record.year === priorYearOf(today))
}
