import { type AwardSummaryData, dispatchInWords, summaryFacts } from './award-summary-data'
import { contentDigest } from './content-digest'
import { exportReport } from './table-export'
import { awardSummary, halfYearComparison } from './tables/award-summary'

/** The list as .xlsx: the 汇总表 with the half-year before in a column, and the comparison as a sheet of its own. */
export function awardSummaryXlsx(data: AwardSummaryData): Promise<Uint8Array> {
  const facts = summaryFacts(data).map(([label, value]) => `${label}：${value}`)
  return exportReport(
    [
      {
        name: '拟支持名单汇总表',
        above: [
          data.title,
          dispatchInWords(data),
          facts.slice(2).join('　　'),
          `内容摘要（SHA-256）：${contentDigest(data)}`,
        ],
        table: awardSummary,
        rows: data.lines.map((line, i) => ({
          position: i + 1,
          city: line.city,
          name: line.name,
          uscc: line.uscc,
          customsCode: line.customsCode,
          insurers: line.insurers,
          paid: line.paidCny,
          requested: line.requestedCny,
          approved: line.approvedCny,
          amount: line.amountCny,
          previous: line.previousCny,
          difference: line.differenceCny,
          contactName: line.contactName,
          contactPhone: line.contactPhone,
          note: line.note,
        })),
        total: {
          name: '合计',
          paid: data.paidCny,
          requested: data.requestedCny,
          approved: data.approvedCny,
          amount: data.amountCny,
        },
        below: [
          `经办：${data.preparedBy}　　审核：　　　　　　负责人：`,
          '',
          '商务主管部门（盖章）：',
          '',
          '财政部门（盖章）：',
        ],
      },
      {
        name: '与上期比较',
        above: [
          `${data.halfYearInWords}与${data.previousInWords}比较`,
          `${data.programmeName}，按企业（机构）汇总各期全部名单`,
        ],
        table: halfYearComparison,
        rows: data.comparison.rows.map((row, i) => ({
          position: i + 1,
          name: row.name,
          city: row.city,
          previous: row.previousCny,
          current: row.currentCny,
          difference: row.differenceCny,
          kind: row.kind,
        })),
        total: {
          name: '合计',
          previous: data.comparison.previousCny,
          current: data.comparison.currentCny,
          difference: data.comparison.differenceCny,
        },
      },
    ],
    data.createdAt,
  )
}
