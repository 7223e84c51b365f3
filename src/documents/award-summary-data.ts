import { formatDate } from './format'

/** A row of the 汇总表. Amounts are CNY. */
export interface AwardSummaryLine {
  city: string
  name: string
  uscc: string
  customsCode: string
  insurers: string
  /** Null where nothing was paid by the applicant itself. */
  paidCny: string | null
  requestedCny: string
  /** As the review approved it. */
  approvedCny: string
  /** As it stands on the list. */
  amountCny: string
  previousCny: string | null
  differenceCny: string
  contactName: string
  contactPhone: string
  note: string
}

export interface AwardComparisonLine {
  name: string
  city: string
  previousCny: string | null
  currentCny: string | null
  differenceCny: string
  /** 新增, 本期没有, 增加, 减少, 相同. */
  kind: string
}

/** What an award list says between the departments, for .xlsx, .docx and .pdf alike. */
export interface AwardSummaryData {
  /** e.g. 豫信保名单〔2026〕000003号. */
  number: string
  /** 发文字号 and its day; null until the list is approved. */
  dispatch: { number: string; on: string } | null
  title: string
  noticeNumber: string
  programmeName: string
  halfYearInWords: string
  previousInWords: string
  budgetYear: number
  fundDocument: string
  /** 会商文号 of finance's concurrence; empty before. */
  consultationNumber: string
  /** 资金不足调整系数 (M5) that was confirmed; null when there is none. */
  factor: string | null
  preparedBy: string
  preparedOn: string
  lines: readonly AwardSummaryLine[]
  paidCny: string
  requestedCny: string
  approvedCny: string
  amountCny: string
  amountInCapitals: string
  comparison: {
    rows: readonly AwardComparisonLine[]
    previousCny: string
    currentCny: string
    differenceCny: string
  }
  createdAt: Date
}

/** The number that the form bears: 发文字号 as soon as there is one; a working paper says that there is none yet. */
export const dispatchInWords = ({ dispatch }: AwardSummaryData): string =>
  dispatch ? `${dispatch.number}　${formatDate(dispatch.on)}` : '发文字号：名单确定后登记'

/** What the money is and comes from, a fact a pair. */
export function summaryFacts(data: AwardSummaryData): [string, string][] {
  return [
    ['发文字号', data.dispatch?.number ?? '名单确定后登记'],
    ['发文日期', data.dispatch ? formatDate(data.dispatch.on) : '—'],
    ['名单编号', data.number],
    ['编制日期', formatDate(data.preparedOn)],
    ['申报通知', data.noticeNumber],
    ['支持项目', `${data.programmeName}　${data.halfYearInWords}`],
    ['资金文号', `${data.budgetYear} 年度　${data.fundDocument || '未填写'}`],
    ['会商文号', data.consultationNumber || '尚未会商同意'],
    ['资金不足调整系数', data.factor ?? '未使用'],
    ['合计大写', data.amountInCapitals],
  ]
}
