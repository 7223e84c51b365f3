import { Text } from '@react-pdf/renderer'

import { type AwardListData, objectionSentence } from '../award-list-data'
import { contentDigest } from '../content-digest'
import { formatAmount, formatDate, formatPeriod } from '../format'
import { Frame, renderPdf, styles } from './frame'
import { isLong, tablePages } from './long-table'
import { type PdfColumn, Signatures, Table } from './parts'

const COLUMNS: readonly PdfColumn[] = [
  { header: '序号', share: 0.5, align: 'center' },
  { header: '企业（机构）名称', share: 3 },
  { header: '所属市', share: 1.1 },
  { header: '支持项目', share: 2 },
  { header: '拟支持金额（元）', share: 1.5, align: 'right' },
  { header: '备注', share: 1 },
]

/** 公示 as PDF, with the columns of ruling L6. */
export function awardListPdf(data: AwardListData): Promise<Uint8Array> {
  const rows = data.lines.map((line, i) => [
    String(i + 1),
    line.name,
    line.city,
    line.project,
    formatAmount(line.amountCny),
    line.note,
  ])
  const total = ['', '合计', '', '', formatAmount(data.totalCny), '']
  const long = isLong(rows)
  const heading = `附件：拟支持名单（共 ${rows.length} 项，合计 ${formatAmount(data.totalCny)} 元）`
  return renderPdf(
    <Frame
      title={data.title}
      number={data.number}
      createdAt={data.createdAt}
      digest={contentDigest(data)}
      annex={long ? tablePages({ heading, columns: COLUMNS, rows, total }) : []}
    >
      {paragraphs(data).map((paragraph) => (
        <Text key={paragraph} style={styles.paragraph}>
          {paragraph}
        </Text>
      ))}
      {long ? (
        <Text style={styles.paragraph}>{heading}</Text>
      ) : (
        <Table columns={COLUMNS} rows={rows} total={total} />
      )}
      <Signatures lines={[...data.issuers, formatDate(data.issuedOn)]} />
    </Frame>,
  )
}

function paragraphs(data: AwardListData): string[] {
  const period = `公示期：${formatPeriod(data.publicityFrom, data.publicityUntil)}。`
  return [...data.body, period, objectionSentence(data)]
}
