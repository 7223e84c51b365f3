import { z } from 'zod'

import { amountInCapitals, type AwardSummaryData, awardSummaryXlsx, sumAmounts } from '@/documents'
import { awardSummaryDocx } from '@/documents/docx'
import { awardSummaryPdf } from '@/documents/pdf'
import { Decimal, halfYearInWords, money, PROGRAMME_NAMES } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import type { Tx } from '@/server/db'
import { command, done, notFound } from '@/server/use-case'

import { comparisonOf } from './compare'
import { comparisonLabels, sortedComparison } from './half-year-comparison'
import { listOfficials } from './officials'
import { awardListById } from './read-store'
import { uuid } from './schema'
import { confirmedShortage } from './shortage-store'
import { summaryRows } from './summary-store'

const formats = {
  xlsx: {
    render: awardSummaryXlsx,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  docx: {
    render: awardSummaryDocx,
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  pdf: { render: awardSummaryPdf, mediaType: 'application/pdf' },
} as const

/**
 * The list as a file for the two departments, as it stands now. Amounts are frozen from the consultation on. It holds
 * contacts, so that the export is audited (S12).
 */
export const awardListFile = command({
  name: 'award-lists.file',
  allow: listOfficials,
  input: z.strictObject({ awardListId: uuid, format: z.enum(['xlsx', 'docx', 'pdf']) }),
  run: async ({ tx }, { awardListId, format }) => {
    const data = await summaryData(tx, awardListId)
    if (!data) return notFound('拟支持名单')
    const { render, mediaType } = formats[format]
    const name = `拟支持名单汇总表-${data.dispatch?.number ?? data.number}.${format}`
    return done(
      { bytes: await render(data), name, mediaType },
      {
        subject: { kind: 'award-list', id: awardListId },
        detail: { number: data.number, format, lines: data.lines.length },
      },
    )
  },
})

async function summaryData(tx: Tx, awardListId: string): Promise<AwardSummaryData | null> {
  const list = await awardListById(tx, awardListId)
  if (!list) return null
  const rows = await summaryRows(tx, awardListId)
  const comparison = await comparisonOf(tx, list)
  const before = new Map(comparison.rows.map((row) => [row.organisationId, row.previousCny]))
  const sum = (amounts: readonly (string | null)[]) => sumAmounts(amounts.map((amount) => amount ?? '0.00'))
  return {
    number: list.number,
    dispatch: list.dispatch && { number: list.dispatch.number, on: list.dispatch.on },
    title: list.title,
    noticeNumber: list.noticeNumber,
    programmeName: PROGRAMME_NAMES[list.programme],
    halfYearInWords: halfYearInWords(list.halfYear),
    previousInWords: comparison.previousInWords,
    budgetYear: list.budgetYear,
    fundDocument: list.fundDocument,
    consultationNumber:
      list.consultations.findLast(({ decision }) => decision === 'CONCUR')?.documentNumber ?? '',
    factor: (await confirmedShortage(tx, awardListId))?.factor ?? null,
    preparedBy: list.preparedBy,
    preparedOn: dateInShanghai(list.preparedAt),
    lines: rows.map(({ organisationId, ...row }) => {
      const previousCny = before.get(organisationId) ?? null
      return {
        ...row,
        previousCny,
        differenceCny: money(new Decimal(row.amountCny).minus(previousCny ?? 0)),
      }
    }),
    paidCny: sum(rows.map((row) => row.paidCny)),
    requestedCny: sum(rows.map((row) => row.requestedCny)),
    approvedCny: sum(rows.map((row) => row.approvedCny)),
    amountCny: list.totalCny,
    amountInCapitals: amountInCapitals(list.totalCny),
    comparison: {
      previousCny: comparison.previousCny,
      currentCny: comparison.currentCny,
      differenceCny: comparison.differenceCny,
      rows: sortedComparison(comparison.rows, '-difference').map((row) => ({
        name: row.name,
        city: row.city,
        previousCny: row.previousCny,
        currentCny: row.currentCny,
        differenceCny: row.differenceCny,
        kind: comparisonLabels[row.kind],
      })),
    },
    // The day on the form is the list's own: the same list gives the same file.
    createdAt: list.preparedAt,
  }
}
