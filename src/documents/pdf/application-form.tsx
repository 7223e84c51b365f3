import { Text } from '@react-pdf/renderer'

import { amountInCapitals } from '../amount-in-capitals'
import { contentDigest } from '../content-digest'
import { formatAmount, formatDate, formatHalfYear, sumAmounts } from '../format'
import type { CalculationStep } from '../step'
import { Frame, Heading, renderPdf, styles } from './frame'
import { isLong, tablePages } from './long-table'
import { AmountBox, Facts, type PdfColumn, Seals, Steps, Table } from './parts'

export interface ApplicationFormLine {
  insurerName: string
  insurancePolicyNumber: string
  /** The label, e.g. 一般贸易. */
  businessKind: string
  invoiceNumber: string
  paidOn: string
  currency: string
  paidAmount: string
  exchangeRate: string | null
  /** Null while the rate is missing. */
  amountCny: string | null
}

export interface ApplicationFormData {
  receiptNumber: string
  roundTitle: string
  noticeNumber: string
  programmeName: string
  halfYear: string
  applicant: { name: string; uscc: string; divisionName: string; contactName: string; contactPhone: string }
  account: { accountName: string; bankName: string; bankCode: string; accountNumber: string }
  lines: readonly ApplicationFormLine[]
  requestedAmountCny: string
  otherSubsidiesCny: string
  steps: readonly CalculationStep[]
  /** The sentences of the 承诺书 that the applicant accepted. */
  declarations: readonly string[]
  /** `YYYY-MM-DD` in Shanghai. */
  submittedOn: string
  createdAt: Date
}

const COLUMNS: readonly PdfColumn[] = [
  { header: '序号', share: 0.5, align: 'center' },
  { header: '保险机构', share: 1.8 },
  { header: '保单号', share: 1.6 },
  { header: '业务类型', share: 1.1 },
  { header: '发票号码', share: 1.5 },
  { header: '付款日期', share: 1.15 },
  { header: '实付原币', share: 1.7, align: 'right' },
  { header: '汇率', share: 0.8, align: 'right' },
  { header: '折人民币（元）', share: 1.65, align: 'right' },
]

/** 申请表 as PDF: the frozen facts of a submitted application, its lines, its calculation sheet, room to sign. */
export function applicationFormPdf(data: ApplicationFormData): Promise<Uint8Array> {
  const { applicant, account } = data
  const sum = sumAmounts(data.lines.map((line) => line.amountCny ?? '0'))
  const rows = data.lines.map(lineCells)
  const total = ['', '合计', '', '', '', '', '', '', formatAmount(sum)]
  const long = isLong(rows)
  return renderPdf(
    <Frame
      title="河南省出口信用保险保费支持资金申请表"
      subtitle={`${data.programmeName}　${formatHalfYear(data.halfYear)}`}
      number={data.receiptNumber}
      createdAt={data.createdAt}
      digest={contentDigest(data)}
      annex={long ? tablePages({ heading: '附：保险费缴纳明细', columns: COLUMNS, rows, total }) : []}
    >
      <Facts
        lines={[
          [['申报通知', `${data.roundTitle}（${data.noticeNumber}）`]],
          [['申请单位', applicant.name]],
          [
            ['统一社会信用代码', applicant.uscc],
            ['所属地', applicant.divisionName],
          ],
          [
            ['联系人', applicant.contactName],
            ['联系电话', applicant.contactPhone],
          ],
          [['收款账户名', account.accountName]],
          [
            ['开户行', account.bankName],
            ['联行号', account.bankCode],
          ],
          [
            ['账号', account.accountNumber],
            ['提交日期', formatDate(data.submittedOn)],
          ],
          [['已获其他补助', `${formatAmount(data.otherSubsidiesCny)} 元`]],
        ]}
      />
      <AmountBox
        label="申请金额（元）"
        amount={formatAmount(data.requestedAmountCny)}
        capitals={amountInCapitals(data.requestedAmountCny)}
      />
      <Heading>一、保险费缴纳明细</Heading>
      {long ? (
        <Text
          style={styles.paragraph}
        >{`共 ${rows.length} 笔，合计 ${formatAmount(sum)} 元，明细附后。`}</Text>
      ) : (
        <Table columns={COLUMNS} rows={rows} total={total} />
      )}
      <Heading>二、计算书</Heading>
      <Steps steps={data.steps} />
      <Heading>三、承诺</Heading>
      {data.declarations.map((sentence) => (
        <Text key={sentence} style={styles.paragraph}>
          {sentence}
        </Text>
      ))}
      <Seals
        blocks={[
          { heading: '经办人（签字）：', lines: ['日期：　　　　年　　月　　日'] },
          { heading: '单位负责人（签字）：', lines: ['（单位公章）', '日期：　　　　年　　月　　日'] },
        ]}
      />
    </Frame>,
  )
}

function lineCells(line: ApplicationFormLine, index: number): string[] {
  return [
    String(index + 1),
    line.insurerName,
    line.insurancePolicyNumber,
    line.businessKind,
    line.invoiceNumber,
    line.paidOn,
    `${line.currency} ${formatAmount(line.paidAmount)}`,
    line.currency === 'CNY' ? '—' : (line.exchangeRate ?? '待补'),
    line.amountCny === null ? '待补' : formatAmount(line.amountCny),
  ]
}
