import type { Programme, Tx } from '@/server/db'

import { accountBalance, holdBalance, isPosted, postEntry, type AccountName } from './ledger-store'

/**
 * Prepaid money (预拨, 二(六), P2): per insurer, programme and year, drawn down by awards only, never negative, no draw from
 * another programme. What is left carries forward. CNY strings.
 */
export interface PrepaymentFund {
  insurerId: string
  programme: Programme
  year: number
}

const account = (kind: 'PREPAYMENT' | 'PREPAYMENT_DRAWN', fund: PrepaymentFund): AccountName => ({
  kind,
  programme: fund.programme,
  organisationId: fund.insurerId,
  period: String(fund.year),
})

interface Posting {
  tx: Tx
  by: string | null
  at: Date
}

/** The decided prepayment was paid: out of the year's budget, into the insurer's fund. */
export async function payIntoFund(
  { tx, by, at }: Posting,
  fund: PrepaymentFund,
  amountCny: string,
  prepaymentId: string,
): Promise<void> {
  await postEntry(tx, {
    idempotencyKey: `prepayment:${prepaymentId}`,
    kind: 'PREPAYMENT_PAID',
    reference: { kind: 'prepayment', id: prepaymentId },
    postedById: by,
    postedAt: at,
    postings: [
      {
        account: { kind: 'BUDGET_AVAILABLE', programme: fund.programme, period: String(fund.year) },
        amountCny: `-${amountCny}`,
      },
      { account: account('PREPAYMENT', fund), amountCny },
    ],
  })
}

/** What is left to draw, read only. */
export const fundBalance = (tx: Tx, fund: PrepaymentFund): Promise<string> =>
  accountBalance(tx, account('PREPAYMENT', fund))

/** What is left to draw, held until the transaction ends. */
export async function holdFund(tx: Tx, fund: PrepaymentFund): Promise<string> {
  return (await holdBalance(tx, account('PREPAYMENT', fund))) ?? '0.00'
}

/** 提取入账: an approved award draws; the database refuses more than the fund holds. */
export async function drawDown(
  { tx, by, at }: Posting,
  fund: PrepaymentFund,
  amountCny: string,
  reference: { kind: string; id: string },
): Promise<void> {
  await postEntry(tx, {
    idempotencyKey: `drawdown:${reference.kind}:${reference.id}`,
    kind: 'PREPAYMENT_DRAWN',
    reference,
    postedById: by,
    postedAt: at,
    postings: [
      { account: account('PREPAYMENT', fund), amountCny: `-${amountCny}` },
      { account: account('PREPAYMENT_DRAWN', fund), amountCny },
    ],
  })
}

const carryKey = ({ insurerId, programme, year }: PrepaymentFund) =>
  `carry-forward:${insurerId}:${programme}:${year}`

/** 结转: the year's rest becomes the next year's opening balance, once. Returns the amount carried. */
export async function carryForward({ tx, by, at }: Posting, fund: PrepaymentFund): Promise<string> {
  const left = await holdFund(tx, fund)
  if (left === '0.00') return left
  await postEntry(tx, {
    idempotencyKey: carryKey(fund),
    kind: 'PREPAYMENT_CARRIED_FORWARD',
    reference: { kind: 'prepayment-fund', id: `${fund.insurerId}/${fund.programme}/${fund.year}` },
    postedById: by,
    postedAt: at,
    postings: [
      { account: account('PREPAYMENT', fund), amountCny: `-${left}` },
      { account: account('PREPAYMENT', { ...fund, year: fund.year + 1 }), amountCny: left },
    ],
  })
  return left
}

/**
 * 追回: what was drawn in the fund's year came back. It goes into that year's fund, or, where its rest was carried forward
 * already, into the year that the rest went to. Returns the year.
 */
export async function returnToFund(
  { tx, by, at }: Posting,
  fund: PrepaymentFund,
  amountCny: string,
  receiptId: string,
): Promise<number> {
  let { year } = fund
  while (await isPosted(tx, carryKey({ ...fund, year }))) year += 1
  await postEntry(tx, {
    idempotencyKey: `prepayment-return:${receiptId}`,
    kind: 'PREPAYMENT_RETURNED',
    reference: { kind: 'clawback-receipt', id: receiptId },
    postedById: by,
    postedAt: at,
    postings: [
      { account: account('PREPAYMENT_DRAWN', fund), amountCny: `-${amountCny}` },
      { account: account('PREPAYMENT', { ...fund, year }), amountCny },
    ],
  })
  return year
}

export async function drawnFromFund(tx: Tx, fund: PrepaymentFund): Promise<string> {
  return accountBalance(tx, account('PREPAYMENT_DRAWN', fund))
}

/** The fund's accounts, for reading its journal. */
export const fundAccount = account
