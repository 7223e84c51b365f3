import { contentDigest } from '../content-digest'
import { formatAmount, formatDate } from '../format'
import type { SpotCheckSummaryData } from '../spot-check-data'
import { Frame, Heading, renderPdf } from './frame'
import { isLong, tablePages } from './long-table'
import { Facts, type PdfColumn, Seals, Table } from './parts'

const DIVISIONS: readonly PdfColumn[] = [
  { header: '所属地', share: 2 },
  { header: '范围内笔数', share: 0.9, align: 'right' },
  { header: '范围内金额（元）', share: 1.5, align: 'right' },
  { header: '核查笔数', share: 0.9, align: 'right' },
  { header: '核查金额（元）', share: 1.5, align: 'right' },
  { header: '不符笔数', share: 0.9, align: 'right' },
  { header: '差错金额（元）', share: 1.5, align: 'right' },
]
const SHEETS: readonly PdfColumn[] = [
  { header: '序号', share: 0.5, align: 'center' },
  { header: '受理号与单位', share: 3 },
  { header: '抽取方式', share: 1.3 },
  { header: '已拨付（元）', share: 1.3, align: 'right' },
  { header: '差错金额（元）', share: 1.3, align: 'right' },
  { header: '不符项目', share: 1.6 },
  { header: '处理意见', share: 1.6 },
  { header: '核查 / 签署', share: 1.2 },
]

/** 抽查汇总表 as PDF (landscape), with place for a seal. */
export function spotCheckPdf(data: SpotCheckSummaryData): Promise<Uint8Array> {
  const rows = data.sheets.map((line) => [
    String(line.position),
    `${line.receiptNumber} ${line.partyName}`,
    line.why,
    formatAmount(line.paidCny),
    formatAmount(line.wrongCny),
    line.differing || '无',
    line.measures || '无',
    `${line.checkedBy} / ${line.signedBy}`,
  ])
  const totalRow = ['', '合计', '', formatAmount(data.checkedCny), formatAmount(data.wrongCny), '', '', '']
  const long = isLong(rows)
  const heading = `核查明细（共 ${rows.length} 笔）`
  return renderPdf(
    <Frame
      title="抽查汇总表"
      subtitle={data.title}
      number={data.number}
      createdAt={data.createdAt}
      digest={contentDigest(data)}
      landscape
      annex={long ? tablePages({ heading, columns: SHEETS, rows, total: totalRow, landscape: true }) : []}
    >
      <Facts
        lines={[
          [['抽查事由', data.reason]],
          [['范围', data.scope]],
          [
            ['抽取', data.sample],
            ['结束日期', formatDate(data.closedOn)],
          ],
          [
            ['核查笔数', `${data.checked} / ${data.population}（${data.checkedShare}%）`],
            ['核查金额', `${formatAmount(data.checkedCny)} 元（${data.checkedShareCny}%）`],
          ],
          [
            ['差错金额', `${formatAmount(data.wrongCny)} 元，差错率 ${data.wrongShare}%`],
            ['处理意见', `更正 ${data.corrections} 笔，追回 ${data.clawbacks} 笔，立案 ${data.cases} 笔`],
          ],
          [['种子', data.seed]],
          [['种子摘要', data.seedSha256]],
          [['范围快照摘要', `${data.populationSha256}（${data.algorithm}）`]],
        ]}
      />
      <Heading>分所属地</Heading>
      <Table
        columns={DIVISIONS}
        rows={data.divisions.map((line) => [
          line.name,
          String(line.population),
          formatAmount(line.populationCny),
          String(line.checked),
          formatAmount(line.checkedCny),
          String(line.differing),
          formatAmount(line.wrongCny),
        ])}
        total={[
          '合计',
          String(data.population),
          formatAmount(data.populationCny),
          String(data.checked),
          formatAmount(data.checkedCny),
          String(data.differing),
          formatAmount(data.wrongCny),
        ]}
      />
      {long ? null : <Heading>{heading}</Heading>}
      {long ? null : <Table columns={SHEETS} rows={rows} total={totalRow} />}
      <Seals
        blocks={[
          {
            heading: '河南省商务厅（盖章）：',
            lines: [`制定：${data.preparedBy}`, `下达：${data.releasedBy}`, `结束：${data.closedBy}`],
          },
        ]}
      />
    </Frame>,
  )
}
