import type { ExportValues } from './table'
import type { awardList } from './tables/award-list'

/** A line of the 公示表: what ruling L6 lets be published and nothing else. */
export interface AwardListLine {
  name: string
  city: string
  project: string
  amountCny: string
  note: string
}

/** What a publicity notice (公示) says, for .pdf, .docx and .xlsx alike. */
export interface AwardListData {
  /** e.g. 豫商财公示〔2026〕3号. */
  number: string
  title: string
  /** Paragraphs before the table. */
  body: readonly string[]
  /** First and last day of the publicity, `YYYY-MM-DD`. */
  publicityFrom: string
  publicityUntil: string
  lines: readonly AwardListLine[]
  totalCny: string
  objection: { how: string; office: string; telephone: string; address: string }
  issuers: readonly string[]
  issuedOn: string
  createdAt: Date
}

/** The rows of the table, numbered. */
export function awardListRows(data: AwardListData): ExportValues<typeof awardList>[] {
  return data.lines.map((line, i) => ({
    position: i + 1,
    name: line.name,
    city: line.city,
    project: line.project,
    amount: line.amountCny,
    note: line.note,
  }))
}

/** The sentence on how to object, the same in every format (ruling L5). */
export function objectionSentence({ objection }: AwardListData): string {
  return `公示期内如有异议，请${objection.how}，并署真实姓名、联系方式，附证明材料。受理单位：${objection.office}；电话：${objection.telephone}；地址：${objection.address}。`
}
