import { randomUUID } from 'node:crypto'

import { convertPayment } from '@/features/exchange-rates'
import { capUsed } from '@/features/funds'
import { convertToCny, sumOfAmounts } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import type { Tx } from '@/server/db'

import { calculate, type Calculation, type ConvertedLine } from './calculation'
import { checkLines, paymentKey, type LineIssue } from './line-checks'
import { isEmptyRow, readRow, rowOf, type CellProblem, type DraftRow, type PaymentLine } from './payment-line'
import { appliedFor, platformPolicyNumbers, type RoundFacts, type StoredApplication } from './read-store'
import type { IncompleteRow } from './store'

/** The lines of a draft as they now stand: read, converted, checked and calculated. Used by saving, looking and submitting alike. */
export interface Assessment {
  lines: ConvertedLine[]
  incompleteRows: IncompleteRow[]
  problems: CellProblem[]
  issues: LineIssue[]
  calculation: Calculation
  /** The sum of all lines that are converted, CNY. */
  totalCny: string
}

export interface ReadRows {
  lines: PaymentLine[]
  incompleteRows: IncompleteRow[]
  problems: CellProblem[]
}

/**
 * The rows by their columns; empty ones fall away. A row keeps the id it had in the application: by its id, or, typed or
 * imported anew, as the same payment (C1), so that a later submission can be compared with an earlier one.
 */
export function readRows(
  rows: readonly DraftRow[],
  before: Pick<StoredApplication, 'lines' | 'incompleteRows'>,
): ReadRows {
  const known = new Set([...before.lines, ...before.incompleteRows].map(({ id }) => id))
  const byPayment = new Map(before.lines.map((line) => [paymentKey(line), line.id]))
  const filled = rows.filter((row) => !isEmptyRow(row))
  const sent = new Set(filled.map((row) => row.id))
  const used = new Set<string>()
  const read: ReadRows = { lines: [], incompleteRows: [], problems: [] }
  filled.forEach(({ id: sentId, values }, index) => {
    const samePayment = byPayment.get(
      paymentKey({
        invoiceNumber: values.invoiceNumber ?? '',
        bankTransactionNumber: values.bankTransactionNumber ?? '',
      }),
    )
    const free = (id: string | undefined) => id !== undefined && !used.has(id)
    const id =
      known.has(sentId) && free(sentId)
        ? sentId
        : samePayment && free(samePayment) && !sent.has(samePayment)
          ? samePayment
          : randomUUID()
    used.add(id)
    const position = index + 1
    const result = readRow({ id, values }, position)
    if (Array.isArray(result)) {
      read.problems.push(...result)
      read.incompleteRows.push({ id, values, position })
    } else read.lines.push(result)
  })
  return read
}

/** What the grid shows: whole lines and half-typed rows, in their order. */
export function draftRows(application: Pick<StoredApplication, 'lines' | 'incompleteRows'>): DraftRow[] {
  return [
    ...application.lines.map((line) => ({ ...rowOf(line), position: line.position })),
    ...application.incompleteRows,
  ]
    .toSorted((a, b) => a.position - b.position)
    .map(({ id, values }) => ({ id, values }))
}

/** M6: each line by the round's rule; null amounts wait for their rate. Asks for each currency and day once. */
export async function convertLines(
  tx: Tx,
  round: RoundFacts,
  lines: readonly PaymentLine[],
): Promise<ConvertedLine[]> {
  const known = new Map<string, Awaited<ReturnType<typeof convertPayment>>>()
  const converted: ConvertedLine[] = []
  for (const line of lines) {
    const key = `${line.currency}/${line.paidOn}/${line.invoiceIssuedOn}`
    if (!known.has(key)) known.set(key, await convertPayment(tx, round, line))
    const rate = known.get(key)
    converted.push({
      ...line,
      exchangeRate: rate?.exchangeRate ?? null,
      exchangeRateDate: rate?.exchangeRateDate ?? null,
      amountCny: rate ? convertToCny(line.paidAmount, rate.exchangeRate) : null,
    })
  }
  return converted
}

/** Everything that can be said of the rows today. Lines that are refused do not count in the amount. */
export async function assess(
  tx: Tx,
  application: StoredApplication,
  read: ReadRows,
  now: Date,
): Promise<Assessment> {
  const { round, applicant, halfYear } = application
  const lines = await convertLines(tx, round, read.lines)
  const issues = checkLines(lines, {
    enterpriseName: applicant.name,
    halfYear,
    today: dateInShanghai(now),
    platformPolicyNumbers: await platformPolicyNumbers(tx, applicant.id),
    appliedFor: await appliedFor(tx, application.id, applicant.id, lines),
    converted: new Set(lines.filter((line) => line.amountCny !== null).map((line) => line.id)),
  })
  const refused = new Set(issues.filter((issue) => issue.level === 'REFUSE').map((issue) => issue.lineId))
  const calculation = calculate(
    lines.filter((line) => !refused.has(line.id)),
    {
      halfYear,
      supportRatio: round.supportRatio,
      fxRule: round.fxRule,
      shortageFactor: round.shortageFactor,
      alreadySupportedCny: await capUsed(tx, {
        programme: 'GENERAL',
        organisationId: applicant.id,
        period: halfYear,
      }),
      otherSubsidiesCny: application.otherSubsidiesCny,
    },
  )
  return {
    lines,
    incompleteRows: read.incompleteRows,
    problems: read.problems,
    issues,
    calculation,
    totalCny: sumOfAmounts(lines.flatMap((line) => line.amountCny ?? [])),
  }
}

/** The draft as it is stored, looked at today. */
export function assessStored(tx: Tx, application: StoredApplication, now: Date): Promise<Assessment> {
  return assess(tx, application, readRows(draftRows(application), application), now)
}
