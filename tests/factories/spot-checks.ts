import { approveOrder } from '@/features/disbursements/approve-order'
import { prepareOrder } from '@/features/disbursements/prepare-order'
import { recordPaid } from '@/features/disbursements/record-payment'
import { systemActor } from '@/server/auth/actor'
import { asActor } from '@/server/db'

import { aBudget, accepted, aDesk, anApprovedApplication, anAwardList, type Desk } from './award-lists'
import { anEnterprise, type EnterpriseOptions } from './enterprises'
import { aRound } from './rounds'

/** Awards that the bank has paid, in a half-year that is nobody else's, each with its review. */

const at = { now: new Date('2026-08-28T02:00:00Z') }
let years = 2030
let references = 0

export interface PaidAward {
  applicationId: string
  enterprise: { id: string; uscc: string; name: string }
  amountCny: string
}

export async function paidAwards(
  awards: readonly { amountCny: string; enterprise?: EnterpriseOptions }[],
): Promise<{ desk: Desk; halfYear: string; year: string; awards: PaidAward[] }> {
  const desk = await aDesk()
  const year = (years += 1)
  const halfYear = `${year}H1`
  const round = await aRound({ budgetYear: year, supportRatio: '0.5' })
  await aBudget(year, '90000000.00')
  const made: PaidAward[] = []
  for (const { amountCny, enterprise: options } of awards) {
    const enterprise = await anEnterprise(options)
    const applicationId = await anApprovedApplication({
      roundId: round.id,
      applicantId: enterprise.id,
      amountCny,
      halfYear,
    })
    await asActor(systemActor(), async (tx) => {
      await tx.review.create({
        data: {
          applicationId,
          submissionSequence: 1,
          stage: 'PROVINCE',
          state: 'APPROVED',
          preparerId: desk.preparer.accountId!,
          checkerId: desk.checker.accountId!,
          amountIn: amountCny,
          amountOut: amountCny,
          openedAt: at.now,
        },
      })
      await tx.premiumPaymentLine.create({
        data: {
          applicationId,
          position: 1,
          insurerName: '中国出口信用保险公司河南分公司',
          insurancePolicyNumber: 'SCH026000001',
          insuranceProduct: '短期出口信用保险',
          businessKind: 'GENERAL_TRADE',
          periodStart: at.now,
          periodEnd: at.now,
          invoiceNumber: `2641${String((references += 1)).padStart(16, '0')}`,
          invoiceIssuedOn: at.now,
          currency: 'CNY',
          invoiceAmount: amountCny,
          paidOn: at.now,
          paymentMethod: 'CORPORATE_TRANSFER',
          payerAccountName: enterprise.name,
          bankTransactionNumber: `B${(references += 1)}`,
          paidAmount: amountCny,
          exchangeRateDate: at.now,
          amountCny,
        },
      })
    })
    made.push({ applicationId, enterprise, amountCny })
  }
  const { awardListId } = await anAwardList(desk, round.id, 'CLOSED')
  const { orderId } = await accepted(
    prepareOrder(
      desk.financePreparer,
      { awardListId, fundDocument: '豫财贸〔2026〕21号', budgetHead: '2160299' },
      at,
    ),
  )
  await accepted(approveOrder(desk.financeChecker, { orderId }, at))
  const lines = await asActor(systemActor(), (tx) =>
    tx.disbursementLine.findMany({ where: { orderId }, select: { id: true } }),
  )
  await accepted(
    recordPaid(
      desk.financePreparer,
      {
        orderId,
        lineIds: lines.map(({ id }) => id),
        paidOn: '2026-08-28',
        bankReference: `ZYC${(references += 1)}00`,
      },
      at,
    ),
  )
  return { desk, halfYear, year: String(year), awards: made }
}
