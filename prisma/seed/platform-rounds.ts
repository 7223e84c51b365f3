import { buildInsurerApplication } from '../../src/features/insurer-applications/build-insurer-application'
import { submitInsurerApplication } from '../../src/features/insurer-applications/submit-insurer-application'
import { decidePrepayment } from '../../src/features/prepayments/decide-prepayment'
import { proposePrepayments } from '../../src/features/prepayments/propose-prepayments'
import { recordPrepaymentPaid } from '../../src/features/prepayments/record-prepayment-paid'
import type { Actor } from '../../src/server/auth/actor'
import { anApproval, anAwardListPaid, aPreparedReview, at, must, released } from './general-rounds'
import { undecidedPrepayments } from './look-up'
import { demoActor, insurers } from './people'
import { idOf } from './random'

/** The platform programmes: insurers apply for what they advanced; half of a year's awards is prepaid the year after. */
type PlatformProgramme = 'MICRO' | 'MEDIUM'
const names: Record<PlatformProgramme, string> = { MICRO: '小微企业统保', MEDIUM: '中型企业统保' }

function personOf(
  insurer: { id: string; name: string },
  role: 'INSURER_OPERATOR' | 'INSURER_CHECKER',
): Actor {
  const login = role === 'INSURER_OPERATOR' ? 'insurer' : 'insurer-checker'
  const own = demoActor(login)
  return {
    ...own,
    accountId: insurer === insurers[0] ? own.accountId : idOf(role, insurer.id),
    organisationId: insurer.id,
    organisationName: insurer.name,
  }
}

interface PlatformPlan {
  programme: PlatformProgramme
  halfYear: string
  noticeNumber: string
  fundDocument: string
  budgetYear: number
  madeOn: string
  opensOn: string
  closesOn: string
  filedOn: string
}

async function theRound(plan: Omit<PlatformPlan, 'filedOn'>): Promise<{ roundId: string; title: string }> {
  const title = `${plan.halfYear.slice(0, 4)}年${plan.halfYear.endsWith('1') ? '上' : '下'}半年${names[plan.programme]}保费财政资金`
  const roundId = await released(
    {
      noticeNumber: plan.noticeNumber,
      title: `关于申报${title}的通知`,
      programme: plan.programme,
      halfYear: plan.halfYear,
      opensOn: plan.opensOn,
      closesOn: plan.closesOn,
      supportRatio: '',
      fxRule: 'PAYMENT_DATE',
      requirements: [{ name: '统保保单清单', hint: '由平台按已登记保单生成', required: false }],
      budgetYear: plan.budgetYear,
      fundDocument: plan.fundDocument,
      publicityDays: 5,
      contactPhone: '0371-63576000',
      body: `各有关保险机构：\n根据《关于优化出口信用保险支持政策的通知》（豫商财〔2024〕15号），现组织申报${title}，请通过本平台提交。`,
    },
    plan.madeOn,
  )
  return { roundId, title }
}

/** Open on the demo's day, with nothing applied for yet: an insurer can draw up its application at once. */
export async function anOpenPlatformRound(): Promise<void> {
  await theRound({
    programme: 'MEDIUM',
    halfYear: '2026H2',
    noticeNumber: '豫商财函〔2026〕57号',
    fundDocument: '豫财贸〔2026〕10号',
    budgetYear: 2026,
    madeOn: '2026-11-12',
    opensOn: '2026-11-16',
    closesOn: '2027-01-15',
  })
}

export async function aPlatformRound(
  plan: PlatformPlan,
): Promise<{ roundId: string; title: string; applicationIds: string[] }> {
  const { roundId, title } = await theRound(plan)
  const applicationIds: string[] = []
  for (const insurer of insurers) {
    const built = await buildInsurerApplication(
      personOf(insurer, 'INSURER_OPERATOR'),
      { roundId },
      at(plan.filedOn),
    )
    if (!built.ok) continue
    must(
      await submitInsurerApplication(
        personOf(insurer, 'INSURER_CHECKER'),
        { id: built.value.id, declared: 'on' },
        at(plan.filedOn, '15:00'),
      ),
    )
    applicationIds.push(built.value.id)
  }
  return { roundId, title, applicationIds }
}

interface SettlementPlan {
  reviewedOn: string
  listedOn: string
  concurredOn: string
  publicFrom: string
  closedOn: string
  orderedOn: string
  paidOn: string
}

/**
 * Reviewed, listed, published, and paid: drawn from the prepayment first, the rest settled. The first `later` applications
 * wait for a list of their own. Returns the round and them.
 */
export async function aPlatformRoundPaid(
  plan: PlatformPlan & SettlementPlan,
  later = 0,
): Promise<{ roundId: string; title: string; waiting: string[] }> {
  const { roundId, title, applicationIds: all } = await aPlatformRound(plan)
  const applicationIds = all.slice(later)
  for (const id of applicationIds) {
    await aPreparedReview(id, plan.reviewedOn)
    await anApproval(id, plan.reviewedOn)
  }
  await anAwardListPaid({
    ...plan,
    applicationIds,
    madeOn: plan.listedOn,
    roundId,
    title: `${title}拟支持名单`,
  })
  return { roundId, title, waiting: all.slice(0, later) }
}

/** 二(六), P1: proposed by one of finance, decided by another, paid. */
export async function thePrepayments(year: number, on: string, paidOn: string): Promise<void> {
  must(await proposePrepayments(demoActor('finance-preparer'), { year }, at(on)))
  for (const { id, proposedCny } of await undecidedPrepayments(year)) {
    if (proposedCny === '0.00') continue
    must(
      await decidePrepayment(
        demoActor('finance-checker'),
        { id, decidedCny: proposedCny, documentNumber: `豫财贸〔${year}〕4号` },
        at(on, '16:00'),
      ),
    )
    must(await recordPrepaymentPaid(demoActor('finance-preparer'), { id, paidOn }, at(paidOn)))
  }
}
