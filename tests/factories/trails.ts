import { exportXlsx, invoiceList } from '@/documents'
import { applicationDraft } from '@/features/applications/application-draft'
import { submitApplication } from '@/features/applications/submit-application'
import { approveClawback, prepareClawback } from '@/features/clawbacks/prepare-order'
import { recordReceipt } from '@/features/clawbacks/record-receipt'
import { approveOrder } from '@/features/disbursements/approve-order'
import { applyReceipts } from '@/features/disbursements/import-receipts'
import { orderDetail } from '@/features/disbursements/orders'
import { prepareOrder } from '@/features/disbursements/prepare-order'
import { closeAwardList } from '@/features/publicity/close-list'
import { decideObjection } from '@/features/publicity/decide-objection'
import { fileObjection } from '@/features/publicity/file-objection'
import { objectionQueue } from '@/features/publicity/objections'
import {
  acceptAndPrepare,
  approveReview,
  decideLine,
  importInsurerInvoices,
  returnApplication,
  settleFinding,
  takeApplication,
} from '@/features/reviews'
import { publicActor } from '@/server/auth/actor'

import { seeding } from '../../prisma/seed/seeding'
import { asOwner } from '../setup/test-database'
import { aPaymentRow, aSubmittedApplication } from './applications'
import { aBudget, accepted, anAwardList, type Desk } from './award-lists'
import { anEnterprise } from './enterprises'
import { anOrganisation, aPerson, someday } from './people'
import { aRound } from './rounds'

const at = { now: someday }
const insurerName = '中原信用保险公司河南分公司'

export interface PaidYuan {
  lineId: string
  applicationId: string
  receiptNumber: string
  awardListId: string
  orderId: string
  orderNumber: string
  bankReference: string
  applicant: { id: string; name: string }
}

/** One line's whole way, by the people of the desk: filed, returned, reviewed, listed, objected to, published, paid, clawed back in part. */
export async function aPaidYuan(desk: Desk, year: number): Promise<PaidYuan> {
  const applicant = await anEnterprise()
  await anAuditedAccount(applicant)
  const approver = await aPerson('ENTERPRISE_APPROVER', { organisationId: applicant.id })
  await anOrganisation({ kind: 'INSURER', name: insurerName })
  const round = await aRound({ budgetYear: year, supportRatio: '0.5', requirements: [{ name: '承诺书' }] })
  await aBudget(year, '1000000.00')
  const { applicationId, receiptNumber } = await aSubmittedApplication(approver, {
    roundId: round.id,
    requirementIds: round.requirementIds,
    rows: [aPaymentRow(applicant.name, { insurerName, invoiceNumber: '26412000000012345678' })],
  })
  await reviewed(desk, approver, applicationId, applicant.uscc)
  const { awardListId, publicityId, endsOn } = await anAwardList(desk, round.id, 'IN_PUBLICITY')
  await objectedTo(desk, publicityId!)
  await accepted(
    closeAwardList(desk.approver, { awardListId }, { now: new Date(Date.parse(`${endsOn}T16:00:00Z`)) }),
  )
  const now = new Date('2026-08-28T02:00:00Z')
  const { orderId } = await accepted(
    prepareOrder(
      desk.financePreparer,
      { awardListId, fundDocument: '豫财贸〔2026〕21号', budgetHead: '2160299 其他涉外发展服务支出' },
      { now },
    ),
  )
  await accepted(approveOrder(desk.financeChecker, { orderId }, { now }))
  const order = await accepted(orderDetail(desk.financePreparer, { orderId }, { now }))
  const [line] = order.lines
  const bankReference = `ZY${year}0828000017`
  await accepted(
    applyReceipts(
      desk.financePreparer,
      {
        orderId,
        rows: [
          {
            rowNumber: 2,
            receivedOn: '2026-08-28',
            payeeName: line!.payeeName,
            accountNumber: line!.accountNumber,
            amountCny: line!.amountCny,
            bankReference,
            outcome: 'PAID',
            failureReason: '',
          },
        ],
      },
      { now },
    ),
  )
  await clawedBack(desk, applicationId, year)
  const [stored] = await asOwner<{ id: string }>(
    'SELECT id FROM premium_payment_line WHERE application_id = $1',
    [applicationId],
  )
  return {
    lineId: stored!.id,
    applicationId,
    receiptNumber,
    awardListId,
    orderId,
    orderNumber: order.number,
    bankReference,
    applicant,
  }
}

/** The account that a factory makes has no audit entry; the trail would say so. */
async function anAuditedAccount({ id, name }: { id: string; name: string }): Promise<void> {
  await seeding('bank-account', async (tx) => {
    await tx.bankAccount.updateMany({ where: { organisationId: id }, data: { state: 'REPLACED' } })
    await tx.bankAccount.create({
      data: {
        organisationId: id,
        accountName: name,
        bankName: '中原银行郑州分行',
        bankCode: '313491000232',
        accountNumber: '410100000000000002',
        state: 'VERIFIED',
        createdAt: someday,
        verifiedAt: someday,
      },
    })
  })
}

async function reviewed(
  desk: Desk,
  approver: Awaited<ReturnType<typeof aPerson>>,
  applicationId: string,
  uscc: string,
): Promise<void> {
  await accepted(takeApplication(desk.preparer, { applicationId }, at))
  await accepted(
    returnApplication(
      desk.preparer,
      { applicationId, defects: ['承诺书缺少公章，请补盖。'], correctBy: '2026-09-10' },
      at,
    ),
  )
  const { draft } = await accepted(applicationDraft(approver, { applicationId }, at))
  await accepted(submitApplication(approver, { applicationId, expectedVersion: draft.version }, at))
  // The insurer's list says another amount: the rule finds it by itself, and a person settles it.
  const list = [
    {
      insurerName,
      insurancePolicyNumber: 'SCH026001-260100',
      invoiceNumber: '26412000000012345678',
      issuedOn: '2026-03-01',
      currency: 'CNY',
      amount: '10000.01',
      uscc,
    },
  ]
  const file = new File([(await exportXlsx(invoiceList, list)) as Uint8Array<ArrayBuffer>], '清单.xlsx')
  await accepted(importInsurerInvoices(desk.preparer, { file }, at))
  await accepted(takeApplication(desk.preparer, { applicationId }, at))
  const findings = await asOwner<{ id: string }>(
    `SELECT id FROM finding WHERE application_id = $1 AND settlement = 'OPEN'`,
    [applicationId],
  )
  for (const { id: findingId } of findings)
    await accepted(
      settleFinding(
        desk.preparer,
        { applicationId, findingId, settlement: 'EXPLAINED', reason: '保险机构说明为四舍五入。' },
        at,
      ),
    )
  const [line] = await asOwner<{ id: string }>(
    'SELECT id FROM premium_payment_line WHERE application_id = $1',
    [applicationId],
  )
  await accepted(
    decideLine(
      desk.preparer,
      { applicationId, lineId: line!.id, amountOut: '9000.00', reason: 'INVOICE_MISMATCH', note: '' },
      at,
    ),
  )
  await accepted(acceptAndPrepare(desk.preparer, { applicationId, opinion: '同意。' }, at))
  await accepted(approveReview(desk.checker, { applicationId, remark: '同意。' }, at))
}

async function objectedTo(desk: Desk, publicityId: string): Promise<void> {
  const { number } = await accepted(
    fileObjection(
      publicActor(),
      {
        publicityId,
        line: '1',
        signed: 'YES',
        objectorName: '赵匿名',
        objectorContact: '13900001234',
        statement: '该企业申报的发票与去年下半年已获支持的发票重复，请核实。',
        evidence: new File(['%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n'], '证明.pdf'),
      },
      at,
    ),
  )
  const { objections } = await accepted(objectionQueue(desk.checker, {}, at))
  await accepted(
    decideObjection(
      desk.checker,
      {
        objectionId: objections.find((one) => one.number === number)!.id,
        outcome: 'DISMISS',
        reply: '经核实，两张发票号码不同，异议不成立。',
      },
      at,
    ),
  )
}

async function clawedBack(desk: Desk, applicationId: string, year: number): Promise<void> {
  const [item] = await asOwner<{ id: string }>('SELECT id FROM award_list_item WHERE application_id = $1', [
    applicationId,
  ])
  const { orderId } = await accepted(
    prepareClawback(
      desk.preparer,
      {
        itemId: item!.id,
        amountCny: '500.00',
        reason: '抽查发现一张发票已红冲。',
        basis: '二(五)',
        dueOn: '2026-10-31',
        payToName: '河南省财政厅',
        payToBank: '中国工商银行郑州分行',
        payToAccount: '1702021009024900123',
      },
      { now: new Date('2026-09-10T02:00:00Z') },
    ),
  )
  await accepted(approveClawback(desk.approver, { orderId }, { now: new Date('2026-09-11T02:00:00Z') }))
  await accepted(
    recordReceipt(
      desk.financePreparer,
      { orderId, amountCny: '200.00', receivedOn: '2026-09-20', bankReference: `ZH${year}0920000001` },
      { now: new Date('2026-09-20T02:00:00Z') },
    ),
  )
}
