import { type AwardListData, awardListRows, objectionSentence } from './award-list-data'
import { formatDate, formatPeriod } from './format'
import { exportReport } from './table-export'
import { awardList } from './tables/award-list'

/** 公示表 as .xlsx: the title, the period and how to object above, exactly the columns of ruling L6, the total. */
export function awardListXlsx(data: AwardListData): Promise<Uint8Array> {
  return exportReport(
    [
      {
        name: '公示表',
        above: [
          data.title,
          `${data.number}　公示期：${formatPeriod(data.publicityFrom, data.publicityUntil)}`,
          objectionSentence(data),
        ],
        table: awardList,
        rows: awardListRows(data),
        total: { name: '合计', amount: data.totalCny },
        below: [...data.issuers, formatDate(data.issuedOn)],
      },
    ],
    data.createdAt,
  )
}
