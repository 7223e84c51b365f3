import { contentDigest } from './content-digest'
import { formatAmount, formatDate } from './format'
import type { SpotCheckSummaryData } from './spot-check-data'
import { exportReport } from './table-export'
import { spotCheckDivisions, spotCheckSheets } from './tables/spot-check'

/** 抽查汇总表 as .xlsx: by division, and each award that was checked. */
export function spotCheckXlsx(data: SpotCheckSummaryData): Promise<Uint8Array> {
  return exportReport(
    [
      {
        name: '抽查汇总表',
        above: [
          data.title,
          `编号：${data.number}　范围：${data.scope}　抽取：${data.sample}`,
          `核查 ${data.checked} 笔（${data.checkedShare}%），核查金额 ${formatAmount(data.checkedCny)} 元（${data.checkedShareCny}%）；不符 ${data.differing} 笔，差错金额 ${formatAmount(data.wrongCny)} 元，差错率 ${data.wrongShare}%`,
          `内容摘要（SHA-256）：${contentDigest(data)}`,
        ],
        table: spotCheckDivisions,
        rows: data.divisions.map((line) => ({ ...line })),
        total: {
          name: '合计',
          population: String(data.population),
          populationCny: data.populationCny,
          checked: String(data.checked),
          checkedCny: data.checkedCny,
          differing: String(data.differing),
          wrongCny: data.wrongCny,
        },
        below: [
          `种子：${data.seed}　种子摘要：${data.seedSha256}`,
          `范围快照摘要：${data.populationSha256}　算法：${data.algorithm}`,
          `制定：${data.preparedBy}　下达：${data.releasedBy}　结束：${data.closedBy}　${formatDate(data.closedOn)}`,
        ],
      },
      { name: '核查明细', table: spotCheckSheets, rows: data.sheets.map((line) => ({ ...line })) },
    ],
    data.createdAt,
  )
}
