import { writeCsv } from 'hucre/csv'

import { contentDigest } from './content-digest'
import { formatDate, sumAmounts } from './format'
import type { ReconciliationData, ReconciliationLine } from './reconciliation-data'
import type { Column, ExportValues } from './table'
import { csvValue, exportReport } from './table-export'
import { reconciliationLines, reconciliationMovements } from './tables/reconciliation'

/**
 * 预拨资金对账单 as .xlsx: a sheet with the balances and movements, a sheet with a line per policy, totals that add up,
 * the same digest as the .pdf and the .csv, room for two seals.
 */
export async function reconciliationXlsx(data: ReconciliationData): Promise<Uint8Array> {
  const title = `出口信用保险预拨资金对账单　${data.insurerName}　${data.programmeName}　${data.year}年度`
  const issued = `编号：${data.number}　截至：${formatDate(data.asOf)}　内容摘要（SHA-256）：${digestOf(data)}`
  return exportReport(
    [
      {
        name: '收支汇总',
        above: [title, issued],
        table: reconciliationMovements,
        rows: data.movements.map((movement) => ({ ...movement })),
        below: ['', '河南省商务厅（盖章）：', '', `${data.insurerName}（盖章）：`],
      },
      {
        name: '提取明细',
        above: [title, issued],
        table: reconciliationLines,
        rows: lineRows(data),
        total: { awardNumber: '合计', ...totals(data.lines) },
      },
    ],
    data.createdAt,
  )
}

/** 预拨资金对账单 as .csv: the facts, the movements and the lines one below the other, each with its head. */
export function reconciliationCsv(data: ReconciliationData): Uint8Array {
  const facts = [
    ['编号', data.number],
    ['保险机构', data.insurerName],
    ['支持项目', data.programmeName],
    ['年度', data.year],
    ['截至日期', data.asOf],
    ['期初余额', data.opening],
    ['本期预拨', data.prepaid],
    ['本期提取', data.drawn],
    ['本期追回', data.returned ?? '0.00'],
    ['本期结算', data.settled],
    ['结转下年', data.carriedForward],
    ['期末余额', data.closing],
    ['内容摘要（SHA-256）', digestOf(data)],
  ]
  const lines = [...lineRows(data), { awardNumber: '合计', ...totals(data.lines) }]
  const rows = [
    ...facts,
    [],
    ...section(reconciliationMovements.columns, data.movements as readonly object[]),
    [],
    ...section(reconciliationLines.columns, lines),
  ]
  return new TextEncoder().encode(writeCsv(rows, { bom: true }))
}

/** The digest printed on all three formats. */
export function digestOf(data: ReconciliationData): string {
  return data.digest ?? contentDigest(data)
}

function section(columns: readonly Column[], rows: readonly object[]): string[][] {
  return [
    columns.map((column) => column.header),
    ...rows.map((row) =>
      columns.map((column) => csvValue((row as Record<string, string>)[column.key], column)),
    ),
  ]
}

function lineRows(data: ReconciliationData): ExportValues<typeof reconciliationLines>[] {
  return data.lines.map((line, i) => ({
    position: i + 1,
    awardNumber: line.awardNumber,
    insurancePolicyNumber: line.insurancePolicyNumber,
    enterpriseName: line.enterpriseName,
    uscc: line.uscc,
    premium: line.premiumCny,
    fiscalShare: line.fiscalShareCny,
    drawn: line.drawnCny,
  }))
}

function totals(lines: readonly ReconciliationLine[]) {
  return {
    premium: sumAmounts(lines.map((line) => line.premiumCny)),
    fiscalShare: sumAmounts(lines.map((line) => line.fiscalShareCny)),
    drawn: sumAmounts(lines.map((line) => line.drawnCny)),
  }
}
