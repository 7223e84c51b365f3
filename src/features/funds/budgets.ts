import type { Programme, Tx } from '@/server/db'

import { accountBalance, holdBalance, postEntry, postTransfers, type AccountName } from './ledger-store'

/** A year's money for a programme (P3). Committed when an award list closes, paid when the bank confirms. CNY strings. */
export interface Budget {
  year: number
  programme: Programme
}

const account = (kind: AccountName['kind'], { year, programme }: Budget): AccountName => ({
  kind,
  programme,
  period: String(year),
})

interface Posting {
  tx: Tx
  by: string | null
  at: Date
}

export const budgetKey = ({ year, programme }: Budget, documentNumber: string) =>
  `budget:${year}:${programme}:${documentNumber}`

/** Puts `amountCny` into the year's budget under the fund document `documentNumber`, once a document. */
export async function provideBudget(
  { tx, by, at }: Posting,
  budget: Budget,
  amountCny: string,
  documentNumber: string,
): Promise<void> {
  await postEntry(tx, {
    idempotencyKey: budgetKey(budget, documentNumber),
    kind: 'BUDGET_PROVIDED',
    reference: { kind: 'fund-document', id: documentNumber },
    postedById: by,
    postedAt: at,
    postings: [
      { account: { kind: 'TREASURY', period: 'all' }, amountCny: `-${amountCny}` },
      { account: account('BUDGET_AVAILABLE', budget), amountCny },
    ],
  })
}

/** Sets money aside for a closed award list; the database refuses more than there is. */
export async function commitBudget(
  posting: Posting,
  budget: Budget,
  amountCny: string,
  awardListId: string,
  occasion = 'close',
): Promise<void> {
  await step(
    posting,
    budget,
    amountCny,
    'BUDGET_AVAILABLE',
    'BUDGET_COMMITTED',
    `commit:${awardListId}:${occasion}`,
    'BUDGET_COMMITTED',
    awardListId,
  )
}

/** Frees what a list set aside and will not use (drawn from a prepayment, or cut after an objection). */
export async function releaseBudget(
  posting: Posting,
  budget: Budget,
  amountCny: string,
  awardListId: string,
  occasion: string,
): Promise<void> {
  await step(
    posting,
    budget,
    amountCny,
    'BUDGET_COMMITTED',
    'BUDGET_AVAILABLE',
    `release:${awardListId}:${occasion}`,
    'BUDGET_RELEASED',
    awardListId,
  )
}

/** The bank has paid disbursement lines, or parts of them: each `occasion` of a line counts once. */
export async function spendBudget(
  { tx, by, at }: Posting,
  budget: Budget,
  payments: readonly { amountCny: string; lineId: string; occasion?: string | undefined }[],
): Promise<void> {
  await postTransfers(
    tx,
    { kind: 'BUDGET_SPENT', referenceKind: 'disbursement-line', postedById: by, postedAt: at },
    payments
      .filter(({ amountCny }) => !isNothing(amountCny))
      .map(({ amountCny, lineId, occasion }) => ({
        idempotencyKey: `spend:${lineId}${occasion ? `:${occasion}` : ''}:${budget.year}:${budget.programme}`,
        referenceId: lineId,
        from: account('BUDGET_COMMITTED', budget),
        to: account('BUDGET_PAID', budget),
        amountCny,
      })),
  )
}

/** 退汇: the bank sent a recorded payment back; the money is set aside for the same award again. Each return counts once. */
export async function takeBackPayment(
  posting: Posting,
  budget: Budget,
  amountCny: string,
  disbursementLineId: string,
  movementId: string,
): Promise<void> {
  await step(
    posting,
    budget,
    amountCny,
    'BUDGET_PAID',
    'BUDGET_COMMITTED',
    `payment-return:${movementId}`,
    'BUDGET_PAYMENT_RETURNED',
    disbursementLineId,
  )
}

/** 追回: money that had been paid came back; it is available again in the year it was paid from. */
export async function returnToBudget(
  posting: Posting,
  budget: Budget,
  amountCny: string,
  receiptId: string,
): Promise<void> {
  await step(
    posting,
    budget,
    amountCny,
    'BUDGET_PAID',
    'BUDGET_AVAILABLE',
    `return:${receiptId}`,
    'BUDGET_RETURNED',
    receiptId,
  )
}

const references: Record<string, string> = {
  BUDGET_PAYMENT_RETURNED: 'disbursement-line',
  BUDGET_RETURNED: 'clawback-receipt',
}

const isNothing = (amountCny: string): boolean => /^0(\.0+)?$/.test(amountCny)

async function step(
  { tx, by, at }: Posting,
  budget: Budget,
  amountCny: string,
  from: AccountName['kind'],
  to: AccountName['kind'],
  key: string,
  kind: string,
  referenceId: string,
): Promise<void> {
  if (isNothing(amountCny)) return
  await postEntry(tx, {
    idempotencyKey: `${key}:${budget.year}:${budget.programme}`,
    kind,
    reference: { kind: references[kind] ?? 'award-list', id: referenceId },
    postedById: by,
    postedAt: at,
    postings: [
      { account: account(from, budget), amountCny: `-${amountCny}` },
      { account: account(to, budget), amountCny },
    ],
  })
}

/** What the year's budget still leaves, held until the transaction ends. */
export async function holdBudget(tx: Tx, budget: Budget): Promise<string> {
  return (await holdBalance(tx, account('BUDGET_AVAILABLE', budget))) ?? '0.00'
}

export async function budgetPosition(
  tx: Tx,
  budget: Budget,
): Promise<{ availableCny: string; committedCny: string; paidCny: string }> {
  return {
    availableCny: await accountBalance(tx, account('BUDGET_AVAILABLE', budget)),
    committedCny: await accountBalance(tx, account('BUDGET_COMMITTED', budget)),
    paidCny: await accountBalance(tx, account('BUDGET_PAID', budget)),
  }
}
