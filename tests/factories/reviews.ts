import { randomInt } from 'node:crypto'

import { systemActor } from '@/server/auth/actor'
import { asActor, type ApplicationState, Prisma, type Programme } from '@/server/db'

import { someday } from './people'

/** Applications as a review meets them, written as rows: in any state, without walking through the steps before. */

const day = (date: string) => new Date(`${date}T00:00:00Z`)
const digits = (count: number) => Array.from({ length: count }, () => randomInt(10)).join('')

export interface PaymentLineOptions {
  invoiceNumber?: string
  bankTransactionNumber?: string
  insurancePolicyNumber?: string
  paidOn?: string
  paidAmount?: string
  /** What is paid, if not told. */
  invoiceAmount?: string
  currency?: string
  exchangeRate?: string
  amountCny?: string | null
  payerAccountName?: string
  paymentMethod?: 'CORPORATE_TRANSFER' | 'PRIVATE_ACCOUNT' | 'CASH'
}

export interface ReviewedApplicationOptions {
  roundId: string
  applicant: { id: string; name: string }
  state?: ApplicationState
  programme?: Programme
  halfYear?: string
  payments?: PaymentLineOptions[]
  policies?: {
    insurancePolicyId: string
    premiumUsd: string
    fiscalShareUsd: string
    exchangeRate: string
    premiumCny: string
    fiscalShareCny: string
  }[]
  requestedAmountCny: string
  otherSubsidiesCny?: string
  submissionSequence?: number
  /** With it there is a review: open in IN_REVIEW, prepared with every line accepted in REVIEWED. */
  preparerId?: string
  now?: Date
}

export interface ReviewedApplication {
  id: string
  receiptNumber: string
  lineIds: string[]
  reviewId: string | null
}

export async function anApplicationForReview(
  options: ReviewedApplicationOptions,
): Promise<ReviewedApplication> {
  const now = options.now ?? someday
  const state = options.state ?? 'SUBMITTED'
  return asActor(systemActor(), async (tx) => {
    const receiptNumber = `豫信保申〔2026〕${digits(9)}号`
    const sequence = options.submissionSequence ?? 1
    const application = await tx.application.create({
      data: {
        roundId: options.roundId,
        applicantId: options.applicant.id,
        programme: options.programme ?? 'GENERAL',
        halfYear: options.halfYear ?? '2026H1',
        state,
        receiptNumber,
        otherSubsidiesCny: options.otherSubsidiesCny ?? '0',
        declarationAccepted: true,
        requestedAmountCny: options.requestedAmountCny,
        submissionSequence: sequence,
        submittedAt: now,
        assignedToId: options.preparerId ?? null,
        lastEditedAt: now,
        createdAt: now,
        paymentLines: {
          create: (options.payments ?? []).map((line, i) => paymentLine(line, i + 1, options.applicant.name)),
        },
        policyLines: {
          create: (options.policies ?? []).map((line, i) => ({
            ...line,
            position: i + 1,
            exchangeRateDate: day('2026-06-30'),
            exchangeRateSource: '中国外汇交易中心',
          })),
        },
      },
      include: {
        paymentLines: { orderBy: { position: 'asc' } },
        policyLines: { orderBy: { position: 'asc' } },
      },
    })
    const lines = [
      ...application.paymentLines.map(({ id, amountCny }) => ({
        id,
        amount: amountCny ?? new Prisma.Decimal(0),
      })),
      ...application.policyLines.map(({ id, fiscalShareCny }) => ({ id, amount: fiscalShareCny })),
    ]
    const reviewId = options.preparerId
      ? (
          await tx.review.create({
            data: {
              applicationId: application.id,
              submissionSequence: sequence,
              stage: 'PROVINCE',
              state: state === 'REVIEWED' ? 'PREPARED' : 'OPEN',
              preparerId: options.preparerId,
              amountIn: options.requestedAmountCny,
              amountOut: state === 'REVIEWED' ? options.requestedAmountCny : null,
              opinion: state === 'REVIEWED' ? '同意' : '',
              openedAt: now,
              lineDecisions: {
                create:
                  state === 'REVIEWED'
                    ? lines.map(({ id, amount }) => ({
                        lineId: id,
                        amountIn: amount,
                        amountOut: amount,
                        decidedById: options.preparerId!,
                        decidedAt: now,
                      }))
                    : [],
              },
            },
          })
        ).id
      : null
    return { id: application.id, receiptNumber, lineIds: lines.map(({ id }) => id), reviewId }
  })
}

function paymentLine(line: PaymentLineOptions, position: number, applicantName: string) {
  const paidAmount = line.paidAmount ?? '1000.00'
  const currency = line.currency ?? 'CNY'
  return {
    position,
    insurerName: '中国出口信用保险公司河南分公司',
    insurancePolicyNumber: line.insurancePolicyNumber ?? `SCH026${digits(6)}`,
    insuranceProduct: '短期出口信用保险',
    businessKind: 'GENERAL_TRADE' as const,
    periodStart: day('2026-01-01'),
    periodEnd: day('2026-12-31'),
    invoiceNumber: line.invoiceNumber ?? `2641${digits(16)}`,
    invoiceIssuedOn: day(line.paidOn ?? '2026-03-05'),
    currency,
    invoiceAmount: line.invoiceAmount ?? paidAmount,
    paidOn: day(line.paidOn ?? '2026-03-05'),
    paymentMethod: line.paymentMethod ?? ('CORPORATE_TRANSFER' as const),
    payerAccountName: line.payerAccountName ?? applicantName,
    bankTransactionNumber: line.bankTransactionNumber ?? `B${digits(14)}`,
    paidAmount,
    exchangeRate: currency === 'CNY' ? '1' : (line.exchangeRate ?? null),
    exchangeRateDate: day(line.paidOn ?? '2026-03-05'),
    amountCny: line.amountCny === undefined ? paidAmount : line.amountCny,
  }
}
