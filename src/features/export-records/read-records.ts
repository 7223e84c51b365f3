import { z } from 'zod'

import { EXPORT_SOURCE_NAMES, EXPORT_SOURCES, decidingExportStatement, type LawDate } from '@/policy-rules'
import { dateFromColumn, dateInShanghai } from '@/server/clock'
import type { ExportSource, Tx } from '@/server/db'
import { query } from '@/server/use-case'

import { contradictions, recordsOf } from './store'

export interface ExportRecordView {
  id: string
  year: number
  source: ExportSource
  sourceName: string
  /** Decimal string, USD. */
  amountUsd: string
  /** Law date: the record is in force from this day on. */
  obtainedOn: string
  evidence: { id: string; name: string } | null
  note: string
  /** Instant, ISO 8601. */
  recordedAt: string
  /** Why it decides its year, in a sentence; null when another does. */
  decidesBecause: string | null
}

/** All records of an enterprise by year and rank, each year's deciding one marked with why (E4). `today` is a law date. */
export async function exportRecordsOf(
  tx: Tx,
  enterpriseId: string,
  today: LawDate,
): Promise<ExportRecordView[]> {
  const records = (await recordsOf(tx, enterpriseId)).map((row) => ({
    id: row.id,
    year: row.year,
    source: row.source,
    amountUsd: row.amountUsd.toFixed(2),
    inForceFrom: dateFromColumn(row.obtainedOn),
    evidence: row.evidenceFile && { id: row.evidenceFile.id, name: row.evidenceFile.displayName },
    note: row.note,
    recordedAt: row.recordedAt.toISOString(),
  }))
  const deciding = new Map(
    [...new Set(records.map(({ year }) => year))].map((year) => [
      year,
      decidingExportStatement(records, lastInception(year, today)),
    ]),
  )
  return records
    .map(({ inForceFrom, ...record }) => ({
      ...record,
      obtainedOn: inForceFrom,
      sourceName: EXPORT_SOURCE_NAMES[record.source],
      decidesBecause:
        deciding.get(record.year)?.id === record.id ? reason(record.source, record.year, records) : null,
    }))
    .toSorted(
      (a, b) =>
        b.year - a.year ||
        EXPORT_SOURCES.indexOf(a.source) - EXPORT_SOURCES.indexOf(b.source) ||
        b.obtainedOn.localeCompare(a.obtainedOn),
    )
}

/** Of a policy that begins in the year after (E3), today or as late as that year still goes. */
function lastInception(year: number, today: LawDate): LawDate {
  const last = `${year + 1}-12-31`
  return today < last ? today : last
}

function reason(source: ExportSource, year: number, all: { year: number; source: ExportSource }[]): string {
  const name = EXPORT_SOURCE_NAMES[source]
  const ofYear = all.filter((record) => record.year === year)
  if (ofYear.length === 1) return `${year} 年只有这一项记录（${name}）。`
  if (ofYear.filter((record) => record.source === source).length > 1)
    return `${name}为现有来源中最优，取其中取得日期最近的一项。`
  return `${name}为现有来源中最优（官方名单优于单一窗口证明，单一窗口证明优于承诺函）。`
}

/** One's own records. */
export const myExportRecords = query({
  name: 'exportRecords.mine',
  allow: ['ENTERPRISE_OPERATOR', 'ENTERPRISE_APPROVER'],
  input: z.strictObject({}),
  run: ({ tx, actor, now }) => exportRecordsOf(tx, actor.organisationId!, dateInShanghai(now)),
})

/** An enterprise's records, for the officials whom the walls show them to; of another division's there are none. */
export const exportRecordsOfEnterprise = query({
  name: 'exportRecords.ofEnterprise',
  allow: ['DIVISION_COMMERCE', 'COMMERCE_PREPARER', 'COMMERCE_CHECKER', 'COMMERCE_APPROVER', 'AUDITOR'],
  input: z.strictObject({ enterpriseId: z.uuid('没有找到这家企业。请返回列表核对。') }),
  run: ({ tx, now }, { enterpriseId }) => exportRecordsOf(tx, enterpriseId, dateInShanghai(now)),
})

export interface ContradictionView {
  enterpriseId: string
  enterpriseName: string
  year: number
  insurancePolicyNumber: string
  decided: { sourceName: string; amountUsd: string }
  later: { sourceName: string; amountUsd: string; obtainedOn: string }
}

/** E4: insurance policies whose figure a later, better source contradicts; for an official to look at. */
export const exportContradictions = query({
  name: 'exportRecords.contradictions',
  allow: ['COMMERCE_PREPARER', 'COMMERCE_CHECKER', 'COMMERCE_APPROVER', 'AUDITOR'],
  input: z.strictObject({}),
  run: async ({ tx }): Promise<ContradictionView[]> =>
    (await contradictions(tx)).map((row) => ({
      enterpriseId: row.enterpriseId,
      enterpriseName: row.enterpriseName,
      year: row.year,
      insurancePolicyNumber: row.insurancePolicyNumber,
      decided: { sourceName: EXPORT_SOURCE_NAMES[row.decidedSource], amountUsd: row.decidedUsd.toFixed(2) },
      later: {
        sourceName: EXPORT_SOURCE_NAMES[row.laterSource],
        amountUsd: row.laterUsd.toFixed(2),
        obtainedOn: dateFromColumn(row.laterObtainedOn),
      },
    })),
})
