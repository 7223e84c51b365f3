import { randomUUID } from 'node:crypto'

import { drawDown, payIntoFund, provideBudget } from '@/features/funds'
import { systemActor } from '@/server/auth/actor'
import { asActor, type Programme, type Tx } from '@/server/db'

import { aPerson, someday } from './people'

/** What the rooms of review, lists and payment leave behind, for tests that begin after them. */

const day = (date: string) => new Date(`${date}T00:00:00Z`)
const noon = (date: string) => new Date(`${date}T04:00:00Z`)

export interface AwardOptions {
  applicationId: string
  amountCny: string
  listNumber: string
  budgetYear: number
  /** What of it came out of the prepayment; the rest, if any, was paid to the insurer. */
  drawnCny?: string
  settledCny?: string
  paidOn?: string
}

/** An award on a closed list, drawn from the fund and settled as told. */
export async function anAward(options: AwardOptions): Promise<{ itemId: string }> {
  const preparer = await aPerson('COMMERCE_PREPARER')
  const paidOn = options.paidOn ?? '2026-10-15'
  return asActor(systemActor(), async (tx) => {
    const application = await tx.application.update({
      where: { id: options.applicationId },
      data: { state: 'PAID', approvedAmountCny: options.amountCny },
    })
    const list = await tx.awardList.create({
      data: {
        number: options.listNumber,
        roundId: application.roundId,
        title: '拟支持名单',
        state: 'SETTLED',
        budgetYear: options.budgetYear,
        totalCny: options.amountCny,
        preparedById: preparer.accountId,
        preparedAt: someday,
      },
    })
    const item = await tx.awardListItem.create({
      data: {
        awardListId: list.id,
        applicationId: application.id,
        position: 1,
        amountCny: options.amountCny,
        originalAmountCny: options.amountCny,
        state: 'AWARDED',
      },
    })
    const order = await tx.disbursementOrder.create({
      data: {
        number: `拨付-${options.listNumber}`,
        awardListId: list.id,
        fundDocument: '豫财贸〔2026〕12号',
        budgetHead: '2160699',
        state: 'COMPLETED',
        totalCny: options.amountCny,
        preparedById: preparer.accountId,
        preparedAt: someday,
      },
    })
    const parts = [
      { kind: 'DRAWDOWN' as const, amountCny: options.drawnCny },
      { kind: 'SETTLEMENT' as const, amountCny: options.settledCny },
    ]
    for (const [position, { kind, amountCny }] of parts.entries()) {
      if (!amountCny) continue
      const line = await tx.disbursementLine.create({
        data: {
          orderId: order.id,
          itemId: item.id,
          position: position + 1,
          kind,
          payeeName: '某保险公司',
          uscc: '91410100MA9TE5T046',
          amountCny,
          paidCny: amountCny,
          accountNumber: kind === 'DRAWDOWN' ? '' : await verifiedAccount(tx, application.applicantId),
          state: 'PAID',
          paidOn: day(paidOn),
        },
      })
      if (kind === 'SETTLEMENT')
        await tx.disbursementMovement.create({
          data: { lineId: line.id, amountCny, movedOn: day(paidOn), recordedAt: noon(paidOn) },
        })
      if (kind === 'DRAWDOWN')
        await drawDown(
          { tx, by: null, at: noon(paidOn) },
          { insurerId: application.applicantId, programme: application.programme, year: options.budgetYear },
          amountCny,
          { kind: 'disbursement-line', id: line.id },
        )
    }
    return { itemId: item.id }
  })
}

/** A prepayment that was decided and paid into the insurer's fund, out of a budget that is given for it. */
export async function aPaidPrepayment(options: {
  insurerId: string
  programme: Programme
  year: number
  amountCny: string
  paidOn: string
  documentNumber?: string
}): Promise<void> {
  const { insurerId, programme, year, amountCny } = options
  const preparer = await aPerson('FINANCE_PREPARER')
  const checker = await aPerson('FINANCE_CHECKER')
  const at = noon(options.paidOn)
  await asActor(systemActor(), async (tx) => {
    const prepayment = await tx.prepayment.create({
      data: {
        insurerId,
        programme,
        year,
        lastYearApprovedCny: '0.00',
        proposedCny: amountCny,
        decidedCny: amountCny,
        documentNumber: options.documentNumber ?? '豫财贸〔2026〕12号',
        sheet: {},
        state: 'PAID',
        preparedById: preparer.accountId,
        preparedAt: at,
        decidedById: checker.accountId,
        decidedAt: at,
        paidOn: day(options.paidOn),
      },
    })
    const posting = { tx, by: null, at }
    await provideBudget(posting, { year, programme }, amountCny, randomUUID())
    await payIntoFund(posting, { insurerId, programme, year }, amountCny, prepayment.id)
  })
}

/** The applicant's verified account; one is made when there is none. */
async function verifiedAccount(tx: Tx, organisationId: string): Promise<string> {
  const found = await tx.bankAccount.findFirst({ where: { organisationId, state: 'VERIFIED' } })
  const account =
    found ??
    (await tx.bankAccount.create({
      data: {
        organisationId,
        accountName: '某保险公司',
        bankName: '中国银行郑州分行',
        bankCode: '104491000011',
        accountNumber: '0000123456789012',
        state: 'VERIFIED',
        createdAt: noon('2026-01-05'),
      },
    }))
  return account.accountNumber
}
