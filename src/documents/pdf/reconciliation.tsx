import { Text } from '@react-pdf/renderer'

import { formatAmount, formatDate, sumAmounts } from '../format'
import type { ReconciliationData } from '../reconciliation-data'
import { digestOf } from '../reconciliation-files'
import { Frame, Heading, renderPdf, styles } from './frame'
import { isLong, tablePages } from './long-table'
import { Facts, type PdfColumn, Seals, Table } from './parts'

const MOVEMENTS: readonly PdfColumn[] = [
  { header: '日期', share: 1.1 },
  { header: '事项', share: 1.3 },
  { header: '依据', share: 2.6 },
  { header: '增加（元）', share: 1.5, align: 'right' },
  { header: '减少（元）', share: 1.5, align: 'right' },
  { header: '余额（元）', share: 1.5, align: 'right' },
]

const LINES: readonly PdfColumn[] = [
  { header: '序号', share: 0.6, align: 'center' },
  { header: '批次', share: 2.2 },
  { header: '保单号', share: 1.9 },
  { header: '企业名称', share: 2.8 },
  { header: '统一社会信用代码', share: 2.1 },
  { header: '核定保费（元）', share: 1.5, align: 'right' },
  { header: '财政承担（元）', share: 1.5, align: 'right' },
  { header: '本次提取（元）', share: 1.5, align: 'right' },
]

/** More lines than this make hundreds of pages that nobody prints: the totals stay, the lines are in the .xlsx. */
export const MAX_PRINTED_LINES = 2000

/** 预拨资金对账单 as PDF (landscape): balances, movements, a line per policy, room for two seals. */
export function reconciliationPdf(data: ReconciliationData): Promise<Uint8Array> {
  const rows = printedLines(data)
  const total = totalCells(data)
  const long = isLong(rows)
  const heading = `二、提取明细（${data.lines.length} 张保单）`
  return renderPdf(
    <Frame
      title="出口信用保险预拨资金对账单"
      subtitle={`${data.insurerName}　${data.programmeName}　${data.year}年度`}
      number={data.number}
      createdAt={data.createdAt}
      digest={digestOf(data)}
      landscape
      annex={long ? tablePages({ heading, columns: LINES, rows, total, landscape: true }) : []}
    >
      <Facts
        lines={[
          [
            ['截至日期', formatDate(data.asOf)],
            ['期初余额（元）', formatAmount(data.opening)],
            ['本期预拨（元）', formatAmount(data.prepaid)],
          ],
          [
            ['本期提取（元）', formatAmount(data.drawn)],
            ['本期追回（元）', formatAmount(data.returned ?? '0.00')],
            ['本期结算（元）', formatAmount(data.settled)],
          ],
          [
            ['结转下年（元）', formatAmount(data.carriedForward)],
            ['期末余额（元）', formatAmount(data.closing)],
          ],
        ]}
      />
      <Heading>一、收支汇总</Heading>
      <Table columns={MOVEMENTS} rows={data.movements.map(movementCells)} />
      {data.lines.length > MAX_PRINTED_LINES ? (
        <Text style={styles.paragraph}>
          {`明细超过 ${MAX_PRINTED_LINES} 张保单，见同一编号的 Excel 文件，这里只列合计。`}
        </Text>
      ) : null}
      {long ? null : <Heading>{heading}</Heading>}
      {long ? null : <Table columns={LINES} rows={rows} total={total} />}
      <Seals
        blocks={[
          {
            heading: '河南省商务厅（盖章）：',
            lines: ['经办：　　　　　复核：', '日期：　　　　年　　月　　日'],
          },
          {
            heading: `${data.insurerName}（盖章）：`,
            lines: ['经办：　　　　　复核：', '日期：　　　　年　　月　　日'],
          },
        ]}
      />
    </Frame>,
  )
}

function printedLines({ lines }: ReconciliationData): string[][] {
  return lines.length > MAX_PRINTED_LINES ? [] : lines.map(lineCells)
}

function movementCells(movement: ReconciliationData['movements'][number]): string[] {
  const optional = (amount: string | null) => (amount === null ? '' : formatAmount(amount))
  return [
    movement.date ?? '',
    movement.item,
    movement.reference,
    optional(movement.moneyIn),
    optional(movement.moneyOut),
    formatAmount(movement.balance),
  ]
}

function lineCells(line: ReconciliationData['lines'][number], index: number): string[] {
  return [
    String(index + 1),
    line.awardNumber,
    line.insurancePolicyNumber,
    line.enterpriseName,
    line.uscc,
    formatAmount(line.premiumCny),
    formatAmount(line.fiscalShareCny),
    formatAmount(line.drawnCny),
  ]
}

function totalCells({ lines }: ReconciliationData): string[] {
  const sum = (pick: (line: ReconciliationData['lines'][number]) => string) =>
    formatAmount(sumAmounts(lines.map(pick)))
  return [
    '',
    '合计',
    '',
    '',
    '',
    sum((l) => l.premiumCny),
    sum((l) => l.fiscalShareCny),
    sum((l) => l.drawnCny),
  ]
}
