import { randomUUID } from 'node:crypto'

import { uploadMaterial } from '../../src/features/applications/materials'
import { saveDraft } from '../../src/features/applications/save-draft'
import { startApplication } from '../../src/features/applications/start-application'
import { submitApplication } from '../../src/features/applications/submit-application'
import { concurAwardList, sendToFinance } from '../../src/features/award-lists/consult-finance'
import { createAwardList } from '../../src/features/award-lists/create-award-list'
import { approveOrder } from '../../src/features/disbursements/approve-order'
import { payAgain } from '../../src/features/disbursements/pay-again'
import { prepareOrder } from '../../src/features/disbursements/prepare-order'
import { recordFailed, recordPaid } from '../../src/features/disbursements/record-payment'
import { confirmBudget, setBudget } from '../../src/features/funds/provide-budget'
import { closeAwardList } from '../../src/features/publicity/close-list'
import { decideObjection } from '../../src/features/publicity/decide-objection'
import { fileObjection } from '../../src/features/publicity/file-objection'
import { startPublicity } from '../../src/features/publicity/publish'
import { approveReview } from '../../src/features/reviews/approve-review'
import { rejectReview } from '../../src/features/reviews/check-review'
import { prepareReview } from '../../src/features/reviews/prepare-review'
import { returnApplication } from '../../src/features/reviews/return-application'
import { acceptRemainingLines, decideLine, settleFinding } from '../../src/features/reviews/review-lines'
import { takeApplication } from '../../src/features/reviews/take-application'
import { releaseRound, submitRound } from '../../src/features/rounds/release-round'
import { saveRound } from '../../src/features/rounds/save-round'
import { addDays } from '../../src/policy-rules'
import { publicActor, type Actor } from '../../src/server/auth/actor'
import type { Outcome } from '../../src/server/use-case'
import type { DemoEnterprise } from './enterprises'
import {
  applicationVersion,
  disbursementLines,
  objectionIdOf,
  openFindings,
  paymentLines,
  publicityIdOf,
  requirementIds,
} from './look-up'
import { demoActor, insurers } from './people'
import { cents, idOf, seeded, type Random } from './random'

/** The half-years of GENERAL, taken through the real use cases on the days that they happened. */

export const at = (date: string, time = '10:00') => ({ now: new Date(`${date}T${time}:00+08:00`) })

export function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.refusal.message} ${JSON.stringify(outcome.refusal.details)}`)
  return outcome.value
}

const preparer = demoActor('commerce-preparer')
const checker = demoActor('commerce-checker')
const approver = demoActor('commerce-approver')
const financePreparer = demoActor('finance-preparer')
const financeChecker = demoActor('finance-checker')

export const approverOf = (enterprise: DemoEnterprise): Actor => ({
  ...demoActor('enterprise'),
  accountId:
    enterprise.id === demoActor('enterprise').organisationId
      ? demoActor('enterprise').accountId
      : idOf('approver', enterprise.id),
  organisationId: enterprise.id,
  organisationName: enterprise.name,
})

type Draft = Parameters<typeof saveRound>[1]

/** Saved and submitted by one official, released by another the day after. Returns the round's id. */
export async function released(draft: Draft, madeOn: string): Promise<string> {
  const { id } = must(await saveRound(preparer, draft, at(madeOn)))
  must(await submitRound(preparer, { id }, at(madeOn, '15:00')))
  must(await releaseRound(checker, { id }, at(addDays(madeOn, 1))))
  return id
}

interface RoundPlan {
  halfYear: string
  noticeNumber: string
  fundDocument: string
  madeOn: string
  opensOn: string
  closesOn: string
  title?: string
  divisionReview?: boolean
  expertReview?: boolean
  budgetYear?: number
}

export async function aReleasedRound(plan: RoundPlan): Promise<string> {
  const [year, half] = [plan.halfYear.slice(0, 4), plan.halfYear.endsWith('1') ? '上' : '下']
  const title = plan.title ?? `关于组织申报${year}年${half}半年一般出口信用保险保费支持资金的通知`
  return released(
    {
      noticeNumber: plan.noticeNumber,
      title,
      programme: 'GENERAL',
      halfYear: plan.halfYear,
      opensOn: plan.opensOn,
      closesOn: plan.closesOn,
      supportRatio: '0.5',
      fxRule: 'PAYMENT_DATE',
      requirements: [
        { name: '保单、发票与银行付款凭证', hint: '按明细表顺序合并为一个文件', required: true },
        { name: '承诺书', hint: '加盖公章', required: true },
      ],
      budgetYear:
        plan.budgetYear ??
        (Number(plan.closesOn.slice(0, 4)) === 2027 ? 2026 : Number(plan.closesOn.slice(0, 4))),
      divisionReview: plan.divisionReview ?? false,
      fundDocument: plan.fundDocument,
      publicityDays: 5,
      expertReview: plan.expertReview ?? false,
      contactPhone: '0371-63576000',
      body: `各省辖市、济源示范区、航空港区商务、财政主管部门，各有关企业：\n根据《关于优化出口信用保险支持政策的通知》（豫商财〔2024〕15号），现组织申报${year}年${half}半年一般出口信用保险保费支持资金。企业申报周期内实际缴纳的保费，按不超过50%的比例支持。请于规定时间内通过本平台提交申报材料，逾期不予受理。`,
    },
    plan.madeOn,
  )
}

/** What an enterprise paid in the half-year: two to four premiums, some in US dollars. */
function premiums(enterprise: DemoEnterprise, halfYear: string, batch: string, random: Random) {
  const months = halfYear.endsWith('1') ? ['01', '02', '03', '04', '05', '06'] : ['07', '08', '09', '10']
  return Array.from({ length: random.whole(2, 4) }, (_, index) => {
    const day = `${halfYear.slice(0, 4)}-${months[(index * 2 + random.whole(0, 1)) % months.length]}-${String(random.whole(1, 24)).padStart(2, '0')}`
    const dollars = random.whole(0, 3) === 0
    const amount = cents(random.whole(dollars ? 300_000 : 2_000_000, dollars ? 4_000_000 : 45_000_000))
    const serial = idOf('invoice', enterprise.id, `${halfYear}${batch}`, index)
      .replaceAll(/\D/g, '')
      .padEnd(20, '7')
      .slice(0, 14)
    return {
      id: randomUUID(),
      values: {
        insurerName: insurers[random.whole(0, 4)]!.name,
        insurancePolicyNumber: `SCH${halfYear}${serial.slice(0, 6)}`,
        insuranceProduct: random.pick(['短期出口信用综合保险', '短期出口信用特定合同保险', '出口特险']),
        businessKind: random.pick(['一般贸易', '加工贸易', '跨境电商', '服务贸易']),
        periodStart: `${halfYear.slice(0, 4)}-01-01`,
        periodEnd: `${halfYear.slice(0, 4)}-12-31`,
        premiumNoticeNumber: `TZ${serial.slice(0, 8)}`,
        invoiceNumber: `264100${serial}`,
        invoiceIssuedOn: day,
        currency: dollars ? 'USD' : 'CNY',
        invoiceAmount: amount,
        paidOn: day,
        payerAccountName: enterprise.name,
        bankTransactionNumber: `BT${serial}`,
        paidAmount: amount,
      },
    }
  })
}

/** The smallest file that is a PDF: the demo's evidence. */
export const evidence = new TextEncoder().encode(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\nxref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \n0000000101 00000 n \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n164\n%%EOF\n',
)

export async function aFiledApplication(
  roundId: string,
  enterprise: DemoEnterprise,
  halfYear: string,
  filedOn: string,
  /** Names a further application for the same half-year, with payments of its own. */
  batch = '',
): Promise<string> {
  const actor = approverOf(enterprise)
  const { applicationId } = must(await startApplication(actor, { roundId }, at(filedOn, '09:00')))
  const random = seeded(
    Number.parseInt(idOf('premiums', enterprise.id, `${halfYear}${batch}`).slice(0, 7), 16),
  )
  must(
    await saveDraft(
      actor,
      {
        applicationId,
        expectedVersion: await applicationVersion(applicationId),
        rows: premiums(enterprise, halfYear, batch, random),
        declarationAccepted: true,
        otherSubsidiesCny: '0',
      },
      at(filedOn, '09:30'),
    ),
  )
  for (const requirementId of await requirementIds(roundId))
    must(
      await uploadMaterial(
        actor,
        {
          applicationId,
          requirementId,
          file: new File([evidence], '证明材料.pdf', { type: 'application/pdf' }),
        },
        at(filedOn, '09:40'),
      ),
    )
  must(
    await submitApplication(
      actor,
      { applicationId, expectedVersion: await applicationVersion(applicationId) },
      at(filedOn),
    ),
  )
  return applicationId
}

async function settleAll(applicationId: string, day: string): Promise<void> {
  for (const findingId of await openFindings(applicationId))
    must(
      await settleFinding(
        preparer,
        { applicationId, findingId, settlement: 'EXPLAINED', reason: '已与保险机构和银行回单核对一致。' },
        at(day, '10:30'),
      ),
    )
}

export async function aPreparedReview(applicationId: string, day: string, cut = false): Promise<void> {
  must(await takeApplication(preparer, { applicationId }, at(day)))
  await settleAll(applicationId, day)
  if (cut) {
    const [line] = await paymentLines(applicationId)
    must(
      await decideLine(
        preparer,
        {
          applicationId,
          lineId: line!.id,
          amountOut: '0',
          reason: 'PAYMENT_PROOF_INCOMPLETE',
          note: '付款凭证缺少银行印章',
        },
        at(day, '10:40'),
      ),
    )
  }
  must(await acceptRemainingLines(preparer, { applicationId }, at(day, '10:50')))
  must(
    await prepareReview(
      preparer,
      {
        applicationId,
        opinion: cut ? '第 1 行付款凭证不全，予以核减；其余符合规定。' : '材料齐全，符合规定。',
      },
      at(day, '11:00'),
    ),
  )
}

export const anApproval = async (applicationId: string, day: string) =>
  must(await approveReview(checker, { applicationId, remark: '同意' }, at(day, '15:00')))
export const aRejection = async (applicationId: string, day: string) =>
  must(await rejectReview(checker, { applicationId, remark: '申报的保费不属于支持范围。' }, at(day, '15:00')))

export async function aReturn(applicationId: string, day: string, correctBy: string): Promise<void> {
  must(await takeApplication(preparer, { applicationId }, at(day)))
  must(
    await returnApplication(
      preparer,
      {
        applicationId,
        defects: ['第 1 行银行付款凭证不清晰，请重新扫描上传。', '承诺书未加盖公章，请补盖后上传。'],
        correctBy,
      },
      at(day, '11:00'),
    ),
  )
}

interface AwardPlan extends PublicationPlan {
  closedOn: string
  orderedOn: string
  paidOn: string
  fundDocument: string
  objection?: { on: string; decidedOn: string }
  failure?: { on: string; paidAgainOn: string }
}

interface PublicationPlan {
  roundId: string
  title: string
  madeOn: string
  concurredOn: string
  publicFrom: string
  /** Absent: all approved applications of the round. */
  applicationIds?: string[]
}

/** An award list that has gone to finance. Returns its id. */
export async function anAwardListWithFinance(
  plan: Pick<PublicationPlan, 'roundId' | 'title' | 'madeOn' | 'applicationIds'>,
): Promise<string> {
  const { awardListId } = must(
    await createAwardList(
      preparer,
      {
        roundId: plan.roundId,
        title: plan.title,
        ...(plan.applicationIds ? { applicationIds: plan.applicationIds } : {}),
      },
      at(plan.madeOn),
    ),
  )
  must(await sendToFinance(preparer, { awardListId }, at(plan.madeOn, '16:00')))
  return awardListId
}

/** Finance concurs, the list is published. Returns the list's id. */
export async function aPublishedAwardList(plan: PublicationPlan): Promise<string> {
  const awardListId = await anAwardListWithFinance(plan)
  must(
    await concurAwardList(
      financeChecker,
      {
        awardListId,
        documentNumber: `豫财贸函〔${plan.concurredOn.slice(0, 4)}〕${plan.concurredOn.slice(5, 7)}号`,
        remark: '同意',
      },
      at(plan.concurredOn),
    ),
  )
  must(
    await startPublicity(
      approver,
      {
        awardListId,
        title: `${plan.title}公示`,
        startsOn: plan.publicFrom,
        office: '河南省商务厅对外贸易处',
        telephone: '0371-63576000',
        address: '郑州市金水区文化路115号',
      },
      at(plan.publicFrom, '08:30'),
    ),
  )
  return awardListId
}

/** From the award list to the account: finance, publicity, an objection, payment, one that failed and was paid again. */
export async function anAwardListPaid(plan: AwardPlan): Promise<void> {
  const awardListId = await aPublishedAwardList(plan)
  if (plan.objection) {
    const objectionId = await anObjection(awardListId, plan.objection.on)
    must(
      await decideObjection(
        checker,
        {
          objectionId,
          outcome: 'DISMISS',
          reply: '经核对发票、付款凭证与保险机构清单，所公示金额无误，异议不成立。',
        },
        at(plan.objection.decidedOn),
      ),
    )
  }
  must(await closeAwardList(approver, { awardListId }, at(plan.closedOn)))
  const order = await anOrder(awardListId, plan)
  must(await approveOrder(financeChecker, { orderId: order.orderId }, at(plan.orderedOn, '16:00')))
  // What a prepayment covered is settled by the approval; the bank pays the rest.
  const lines = (await disbursementLines(order.orderId)).filter((line) => line.state === 'PENDING')
  const failed = plan.failure ? lines.at(-1) : undefined
  if (failed)
    must(
      await recordFailed(
        financePreparer,
        { lineId: failed.id, reason: '收款账户状态异常，银行退汇' },
        at(plan.failure!.on),
      ),
    )
  must(
    await recordPaid(
      financePreparer,
      {
        orderId: order.orderId,
        lineIds: lines.filter((line) => line !== failed).map((line) => line.id),
        paidOn: plan.paidOn,
        bankReference: `ZF${plan.paidOn.replaceAll('-', '')}01`,
      },
      at(plan.paidOn, '17:00'),
    ),
  )
  if (failed) {
    must(await payAgain(financeChecker, { lineId: failed.id }, at(plan.failure!.paidAgainOn)))
    const again = (await disbursementLines(order.orderId)).filter((line) => line.state === 'PENDING')
    must(
      await recordPaid(
        financePreparer,
        {
          orderId: order.orderId,
          lineIds: again.map((line) => line.id),
          paidOn: plan.failure!.paidAgainOn,
          bankReference: `ZF${plan.failure!.paidAgainOn.replaceAll('-', '')}01`,
        },
        at(plan.failure!.paidAgainOn, '17:00'),
      ),
    )
  }
}

/** 编制拨付单 of a closed list; another of finance approves it. */
export const anOrder = async (
  awardListId: string,
  plan: Pick<AwardPlan, 'fundDocument' | 'orderedOn'>,
): Promise<{ orderId: string }> =>
  must(
    await prepareOrder(
      financePreparer,
      { awardListId, fundDocument: plan.fundDocument, budgetHead: '2160699 其他涉外发展服务支出' },
      at(plan.orderedOn),
    ),
  ) as { orderId: string }

export async function anObjection(awardListId: string, day: string, line = '3'): Promise<string> {
  const publicityId = await publicityIdOf(awardListId)
  const filed = must(
    await fileObjection(
      publicActor(),
      {
        publicityId,
        line,
        signed: 'YES',
        objectorName: '陈先生',
        objectorContact: '13800000000',
        statement: '据我了解该企业部分保费由关联公司支付，请核实公示金额是否准确。',
        evidence: new File([evidence], '情况说明.pdf', { type: 'application/pdf' }),
      },
      at(day),
    ),
  )
  return objectionIdOf(filed.number)
}

export async function aBudget(
  amountCny: string,
  programme: 'GENERAL' | 'MICRO' | 'MEDIUM',
  documentNumber: string,
  year = 2026,
): Promise<void> {
  const { id } = must(
    await setBudget(financePreparer, { year, programme, amountCny, documentNumber }, at(`${year}-01-15`)),
  )
  must(await confirmBudget(financeChecker, { documentId: id }, at(`${year}-01-15`, '15:00')))
}

/** The next round, still being written. */
export async function aDraftRound(): Promise<void> {
  must(
    await saveRound(
      preparer,
      {
        noticeNumber: '豫商财函〔2026〕58号',
        title: '关于申报2026年下半年小微企业统保保费财政资金的通知',
        programme: 'MICRO',
        halfYear: '2026H2',
        opensOn: '2027-02-22',
        closesOn: '2027-03-31',
        supportRatio: '',
        fxRule: 'PAYMENT_DATE',
        budgetYear: 2027,
        publicityDays: 5,
      },
      at('2026-11-20'),
    ),
  )
}
