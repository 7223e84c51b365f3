import { contentDigest } from '../content-digest'
import { type DivisionSummaryData, summarySignatures, summaryTitle } from '../division-summary-data'
import { formatAmount, formatDate } from '../format'
import { Frame, renderPdf } from './frame'
import { isLong, tablePages } from './long-table'
import { Facts, type PdfColumn, Seals, Table } from './parts'

const COLUMNS: readonly PdfColumn[] = [
  { header: '序号', share: 0.5, align: 'center' },
  { header: '县（市、区）', share: 0.9 },
  { header: '企业名称', share: 2 },
  { header: '统一社会信用代码', share: 2.05 },
  { header: '海关编码', share: 1 },
  { header: '保险机构', share: 1.6 },
  { header: '实缴保费（元）', share: 1.25, align: 'right' },
  { header: '申请金额（元）', share: 1.25, align: 'right' },
  { header: '初审金额（元）', share: 1.25, align: 'right' },
  { header: '联系人', share: 0.8 },
  { header: '联系电话', share: 1.35 },
  { header: '备注', share: 1.5 },
]

/** 汇总表 as PDF (landscape), with place for two seals. */
export function divisionSummaryPdf(data: DivisionSummaryData): Promise<Uint8Array> {
  const { commerce, finance } = summarySignatures(data)
  const rows = data.lines.map((line, i) => [
    String(i + 1),
    line.county,
    line.name,
    line.uscc,
    line.customsCode,
    line.insurers.join('、'),
    formatAmount(line.paidCny),
    formatAmount(line.requestedCny),
    formatAmount(line.reviewedCny),
    line.contactName,
    line.contactPhone,
    line.note,
  ])
  const sums = [data.paidCny, data.requestedCny, data.reviewedCny].map((sum) => formatAmount(sum))
  const total = ['', '', '合计', '', '', '', ...sums, '', '', '']
  const long = isLong(rows)
  const heading = `附件：初审汇总表（共 ${rows.length} 家）`
  return renderPdf(
    <Frame
      title={summaryTitle(data)}
      subtitle={data.roundTitle}
      number={data.number}
      createdAt={data.createdAt}
      digest={contentDigest(data)}
      landscape
      annex={long ? tablePages({ heading, columns: COLUMNS, rows, total, landscape: true }) : []}
    >
      <Facts
        lines={[
          [
            ['申报通知', data.noticeNumber],
            ['报送日期', formatDate(data.handedInOn)],
            ['报送人', data.handedInBy],
          ],
        ]}
      />
      {long ? null : <Table columns={COLUMNS} rows={rows} total={total} />}
      <Seals
        blocks={[
          {
            heading: '商务主管部门（盖章）：',
            lines: [`经办：${commerce}`, '负责人：', '日期：　　　　年　　月　　日'],
          },
          {
            heading: '财政部门（盖章）：',
            lines: [`审核：${finance}`, '负责人：', '日期：　　　　年　　月　　日'],
          },
        ]}
      />
    </Frame>,
  )
}
