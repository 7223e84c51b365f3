import { fundAccount } from '@/features/funds'
import { dateFromColumn, dateInShanghai } from '@/server/clock'
import { Prisma, type Programme, type Tx } from '@/server/db'

import {
  returnedByLine,
  type ApprovedLine,
  type FundAward,
  type FundPosting,
  type ReturnedReceipt,
  type Settlement,
} from './movements'

/** The room's only Prisma code. An insurer sees its own fund, awards and documents, and no others. */

export interface Fund {
  insurerId: string
  programme: Programme
  year: number
}

const accountWhere = (fund: Fund): Prisma.LedgerAccountWhereInput => {
  const { kind, programme, organisationId, period } = fundAccount('PREPAYMENT', fund)
  return { kind, programme: programme!, organisationId: organisationId!, period }
}

interface LedgerPosting {
  kind: string
  referenceId: string
  amountCny: string
  date: string
}

/** The fund's postings in the order of the journal. */
async function ledgerPostings(tx: Tx, fund: Fund): Promise<LedgerPosting[]> {
  const rows = await tx.journalPosting.findMany({
    where: { account: accountWhere(fund) },
    include: { entry: true },
    orderBy: { entry: { sequence: 'asc' } },
  })
  return rows.map(({ amountCny, entry }) => ({
    kind: entry.kind,
    referenceId: entry.referenceId,
    amountCny: amountCny.toFixed(2),
    date: dateInShanghai(entry.postedAt),
  }))
}

const itemInclude = {
  awardList: { select: { number: true } },
  application: {
    include: {
      policyLines: { include: { insurancePolicy: true }, orderBy: { position: 'asc' } },
      reviews: {
        where: { state: 'APPROVED', stage: 'PROVINCE' },
        include: { lineDecisions: true },
        orderBy: { decidedAt: 'desc' },
        take: 1,
      },
    },
  },
} as const satisfies Prisma.AwardListItemInclude
type ItemRow = Prisma.AwardListItemGetPayload<{ include: typeof itemInclude }>

/** Everything that the year's document is computed from. */
export async function fundFacts(
  tx: Tx,
  fund: Fund,
): Promise<{ postings: FundPosting[]; awards: FundAward[]; settlements: Settlement[] }> {
  const ledger = await ledgerPostings(tx, fund)
  const lines = await tx.disbursementLine.findMany({
    where: {
      OR: [
        { kind: 'DRAWDOWN', state: 'PAID' },
        { kind: 'SETTLEMENT', movements: { some: {} } },
      ],
      item: {
        application: { applicantId: fund.insurerId, programme: fund.programme },
        awardList: { budgetYear: fund.year },
      },
    },
    include: {
      item: { include: itemInclude },
      movements: { orderBy: [{ movedOn: 'asc' }, { recordedAt: 'asc' }] },
    },
    orderBy: [{ paidOn: 'asc' }, { order: { number: 'asc' } }, { position: 'asc' }],
  })
  const prepayment = await tx.prepayment.findFirst({
    where: fund,
    select: { documentNumber: true, paidOn: true },
  })
  const clawbacks = await clawbackReceipts(
    tx,
    ledger.filter(({ kind }) => kind === 'PREPAYMENT_RETURNED').map(({ referenceId }) => referenceId),
  )
  const drawdowns = new Map(lines.map((line) => [line.id, line]))
  const items = new Map(lines.map((line) => [line.itemId, line.item]))
  return {
    postings: ledger.flatMap((posting): FundPosting | FundPosting[] => {
      const { amountCny, date } = posting
      if (posting.kind === 'PREPAYMENT_PAID')
        return {
          kind: 'PREPAID',
          date: prepayment?.paidOn ? dateFromColumn(prepayment.paidOn) : date,
          amountCny,
          reference: prepayment?.documentNumber ?? '',
          awardItemId: null,
        }
      if (posting.kind === 'PREPAYMENT_DRAWN') {
        const line = drawdowns.get(posting.referenceId)
        return {
          kind: 'DRAWN',
          date,
          amountCny,
          reference: line?.item.awardList.number ?? '',
          awardItemId: line?.itemId ?? null,
        }
      }
      if (posting.kind === 'PREPAYMENT_RETURNED')
        return returnedByLine(amountCny, clawbacks.get(posting.referenceId)).map((part) => ({
          kind: 'RETURNED',
          date,
          awardItemId: null,
          ...part,
        }))
      const incoming = !amountCny.startsWith('-')
      return {
        kind: incoming ? 'OPENING' : 'CARRIED',
        date,
        amountCny,
        reference: incoming ? '上年结转' : `结转 ${fund.year + 1} 年度`,
        awardItemId: null,
      }
    }),
    awards: [...items.values()].map(awardOf),
    settlements: lines
      .filter((line) => line.kind === 'SETTLEMENT')
      .flatMap((line) =>
        line.movements.map(({ movedOn, amountCny }) => ({
          date: dateFromColumn(movedOn),
          amountCny: amountCny.toFixed(2),
          reference: line.item.awardList.number,
        })),
      ),
  }
}

/** The receipts with their orders' numbers and the policies that they pay, in the order of the order's lines. */
async function clawbackReceipts(tx: Tx, receiptIds: string[]): Promise<Map<string, ReturnedReceipt>> {
  const rows = await tx.clawbackReceipt.findMany({
    where: { id: { in: receiptIds } },
    include: {
      order: { select: { number: true } },
      parts: {
        include: { clawbackLine: { select: { label: true, position: true } } },
        orderBy: { clawbackLine: { position: 'asc' } },
      },
    },
  })
  return new Map(
    rows.map(({ id, order, parts }) => [
      id,
      {
        number: order.number,
        parts: parts.map(({ amountCny, clawbackLine }) => ({
          label: clawbackLine.label,
          amountCny: amountCny.toFixed(2),
        })),
      },
    ]),
  )
}

function awardOf(item: ItemRow): FundAward {
  const decisions = new Map(
    item.application.reviews[0]?.lineDecisions.map((decision) => [decision.lineId, decision.amountOut]),
  )
  return {
    itemId: item.id,
    awardNumber: item.awardList.number,
    lines: item.application.policyLines.map((line): ApprovedLine => {
      const approved = decisions.get(line.id) ?? line.fiscalShareCny
      return {
        insurancePolicyNumber: line.insurancePolicy.insurancePolicyNumber,
        enterpriseName: line.insurancePolicy.enterpriseName,
        uscc: line.insurancePolicy.uscc,
        premiumCny: approved.isZero() ? '0.00' : line.premiumCny.toFixed(2),
        fiscalShareCny: approved.toFixed(2),
      }
    }),
  }
}

/** The years for which the fund has an account or a document, newest first. */
export async function fundAccounts(
  tx: Tx,
  insurerId: string,
): Promise<{ programme: Programme; year: number }[]> {
  const rows = await tx.ledgerAccount.findMany({
    where: { kind: 'PREPAYMENT', organisationId: insurerId },
    select: { programme: true, period: true },
    orderBy: [{ period: 'desc' }, { programme: 'asc' }],
  })
  return rows.map((row) => ({ programme: row.programme!, year: Number(row.period) }))
}

/** Over all insurers, with what the ledger says is left. */
export async function allFundAccounts(tx: Tx) {
  const rows = await tx.ledgerAccount.findMany({
    where: { kind: 'PREPAYMENT' },
    orderBy: [{ period: 'desc' }, { programme: 'asc' }],
  })
  const insurers = await tx.organisation.findMany({
    where: { id: { in: rows.map((row) => row.organisationId!) } },
    select: { id: true, name: true },
  })
  return rows.map((row) => ({
    insurerId: row.organisationId!,
    insurerName: insurers.find(({ id }) => id === row.organisationId)?.name ?? '',
    programme: row.programme!,
    year: Number(row.period),
    balance: row.balance.toFixed(2),
  }))
}

export const insurerName = async (tx: Tx, id: string): Promise<string | null> =>
  (await tx.organisation.findFirst({ where: { id, kind: 'INSURER' }, select: { name: true } }))?.name ?? null

export interface IssuedDocument {
  number: string
  content: unknown
  sha256: string
  issuedAt: Date
}

export const lastIssued = (tx: Tx, fund: Fund): Promise<IssuedDocument | null> =>
  tx.reconciliationDocument.findFirst({
    where: fund,
    orderBy: [{ issuedAt: 'desc' }, { number: 'desc' }],
    select: { number: true, content: true, sha256: true, issuedAt: true },
  })

export async function addDocument(
  tx: Tx,
  fund: Fund,
  document: { number: string; content: object; sha256: string; by: string | null; at: Date },
): Promise<void> {
  await tx.reconciliationDocument.create({
    data: {
      ...fund,
      number: document.number,
      content: JSON.parse(JSON.stringify(document.content)),
      sha256: document.sha256,
      asOf: document.at,
      issuedById: document.by,
      issuedAt: document.at,
    },
  })
}
