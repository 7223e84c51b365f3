import { contentDigest } from './content-digest'
import {
  type DivisionSummaryData,
  divisionSummaryRows,
  summarySignatures,
  summaryTitle,
} from './division-summary-data'
import { formatDate } from './format'
import { exportReport } from './table-export'
import { divisionSummary } from './tables/division-summary'

/** 汇总表 as .xlsx: the columns people know, the totals, both signatures, place for two seals. */
export function divisionSummaryXlsx(data: DivisionSummaryData): Promise<Uint8Array> {
  const { commerce, finance } = summarySignatures(data)
  return exportReport(
    [
      {
        name: '初审汇总表',
        above: [
          summaryTitle(data),
          `编号：${data.number}　${data.noticeNumber}　报送日期：${formatDate(data.handedInOn)}`,
          `内容摘要（SHA-256）：${contentDigest(data)}`,
        ],
        table: divisionSummary,
        rows: divisionSummaryRows(data),
        total: {
          name: '合计',
          paid: data.paidCny,
          requested: data.requestedCny,
          reviewed: data.reviewedCny,
        },
        below: [
          `经办：${commerce}　　审核：${finance}　　负责人：`,
          '',
          '商务主管部门（盖章）：',
          '',
          '财政部门（盖章）：',
        ],
      },
    ],
    data.createdAt,
  )
}
