import type { ExportValues } from './table'
import type { divisionSummary } from './tables/division-summary'

/** One application as its division signed it. Amounts are CNY. */
export interface DivisionSummaryLine {
  receiptNumber: string
  county: string
  name: string
  uscc: string
  customsCode: string
  insurers: readonly string[]
  paidCny: string
  requestedCny: string
  reviewedCny: string
  contactName: string
  contactPhone: string
  /** What was cut and why, a sentence each line of the application. */
  note: string
  /** Who signed, and when (`YYYY-MM-DD`): 经办 of commerce, 审核 of finance. */
  signedByCommerce: string
  signedByFinance: string
  signedOn: string
}

/** What a 汇总表 says, for .xlsx and .pdf alike. */
export interface DivisionSummaryData {
  /** e.g. 豫信保初〔2026〕000003号. */
  number: string
  divisionName: string
  roundTitle: string
  noticeNumber: string
  handedInOn: string
  handedInBy: string
  lines: readonly DivisionSummaryLine[]
  paidCny: string
  requestedCny: string
  reviewedCny: string
  createdAt: Date
}

/** The rows of the table, numbered. */
export function divisionSummaryRows(data: DivisionSummaryData): ExportValues<typeof divisionSummary>[] {
  return data.lines.map((line, i) => ({
    position: i + 1,
    county: line.county,
    name: line.name,
    uscc: line.uscc,
    customsCode: line.customsCode,
    insurers: line.insurers.join('、'),
    paid: line.paidCny,
    requested: line.requestedCny,
    reviewed: line.reviewedCny,
    contactName: line.contactName,
    contactPhone: line.contactPhone,
    note: line.note,
  }))
}

/** 经办, 审核, 负责人: the first two have signed here, the third signs on paper. */
export function summarySignatures({ lines }: DivisionSummaryData) {
  const names = (pick: (line: DivisionSummaryLine) => string) => [...new Set(lines.map(pick))].join('、')
  return {
    commerce: names((line) => line.signedByCommerce),
    finance: names((line) => line.signedByFinance),
  }
}

export const summaryTitle = ({ divisionName }: DivisionSummaryData) =>
  `${divisionName}一般出口信用保险保费支持资金初审汇总表`
