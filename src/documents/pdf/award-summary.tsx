import { type AwardSummaryData, summaryFacts } from '../award-summary-data'
import { contentDigest } from '../content-digest'
import { formatAmount } from '../format'
import { Frame, renderPdf } from './frame'
import { isLong, tablePages } from './long-table'
import { Facts, type PdfColumn, Seals, Table } from './parts'

const COLUMNS: readonly PdfColumn[] = [
  { header: '序号', share: 0.5, align: 'center' },
  { header: '所属市', share: 0.9 },
  { header: '企业（机构）名称', share: 1.8 },
  { header: '统一社会信用代码', share: 2.05 },
  { header: '海关编码', share: 1.05 },
  { header: '保险机构', share: 1.6 },
  { header: '实缴保费（元）', share: 1.25, align: 'right' },
  { header: '申请金额（元）', share: 1.25, align: 'right' },
  { header: '审定金额（元）', share: 1.25, align: 'right' },
  { header: '拟支持金额（元）', share: 1.3, align: 'right' },
  { header: '联系人', share: 0.7 },
  { header: '联系电话', share: 1.5 },
  { header: '备注', share: 1.3 },
]

const money = (amount: string | null) => (amount === null ? '' : formatAmount(amount))

/** The list's 汇总表 as PDF (landscape), with its 发文字号, totals and place for two seals. */
export function awardSummaryPdf(data: AwardSummaryData): Promise<Uint8Array> {
  const rows = data.lines.map((line, i) => [
    String(i + 1),
    line.city,
    line.name,
    line.uscc,
    line.customsCode,
    line.insurers,
    money(line.paidCny),
    money(line.requestedCny),
    money(line.approvedCny),
    money(line.amountCny),
    line.contactName,
    line.contactPhone,
    line.note,
  ])
  const sums = [data.paidCny, data.requestedCny, data.approvedCny, data.amountCny].map(money)
  const total = ['', '', '合计', '', '', '', ...sums, '', '', '']
  const long = isLong(rows)
  const heading = `附件：拟支持名单汇总表（共 ${rows.length} 家）`
  const facts = summaryFacts(data)
  return renderPdf(
    <Frame
      title={data.title}
      subtitle={`${data.programmeName}　${data.halfYearInWords}`}
      number={data.dispatch?.number ?? data.number}
      createdAt={data.createdAt}
      digest={contentDigest(data)}
      landscape
      annex={long ? tablePages({ heading, columns: COLUMNS, rows, total, landscape: true }) : []}
    >
      <Facts lines={[facts.slice(0, 3), facts.slice(3, 6), facts.slice(6, 9), facts.slice(9)]} />
      {long ? null : <Table columns={COLUMNS} rows={rows} total={total} />}
      <Seals
        blocks={[
          {
            heading: '商务主管部门（盖章）：',
            lines: [`经办：${data.preparedBy}　审核：`, '负责人：', '日期：　　　　年　　月　　日'],
          },
          {
            heading: '财政部门（盖章）：',
            lines: ['经办：　　　　审核：', '负责人：', '日期：　　　　年　　月　　日'],
          },
        ]}
      />
    </Frame>,
  )
}
