import { BUSINESS_KIND_NAMES } from '@/policy-rules'
import { Amount } from '@/ui/amount'
import { DataTable, type Column } from '@/ui/data-table'
import { DateText } from '@/ui/date'

import type { ConvertedLine } from '../calculation'

const columns: Column<ConvertedLine>[] = [
  { key: 'position', header: '序号', render: (line) => line.position, align: 'center' },
  {
    key: 'insurer',
    header: '保险机构、保单号',
    rowHeader: true,
    wrap: true,
    render: (line) => <Two first={line.insurerName} second={line.insurancePolicyNumber} />,
  },
  { key: 'business', header: '业务类型', render: (line) => BUSINESS_KIND_NAMES[line.businessKind] },
  {
    key: 'invoice',
    header: '发票号码、银行流水号',
    render: (line) => <Two first={line.invoiceNumber} second={line.bankTransactionNumber} />,
  },
  { key: 'paidOn', header: '付款日期', render: (line) => <DateText date={line.paidOn} /> },
  {
    key: 'paid',
    header: '实付原币',
    align: 'right',
    render: (line) => (
      <>
        {line.currency} <Amount value={line.paidAmount} />
      </>
    ),
  },
  {
    key: 'rate',
    header: '汇率',
    align: 'right',
    render: (line) => (line.currency === 'CNY' ? '—' : (line.exchangeRate ?? '待发布')),
  },
  {
    key: 'amount',
    header: '折人民币（元）',
    align: 'right',
    render: (line) => (line.amountCny === null ? '待汇率' : <Amount value={line.amountCny} />),
  },
]

const Two = ({ first, second }: { first: string; second: string }) => (
  <>
    {first}
    <span className="block text-sm text-ink-2">{second}</span>
  </>
)

/** The lines of an application, to be read. `changed` marks what differs from the submission before. */
export function PaymentLinesTable({
  lines,
  totalCny,
  changed,
  caption = '保险费缴纳明细',
}: {
  lines: readonly ConvertedLine[]
  totalCny: string
  changed?: ReadonlySet<string>
  caption?: string
}) {
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={lines}
      rowKey={(line) => line.id}
      rowTone={(line) => (changed?.has(line.id) ? 'changed' : undefined)}
      footer={{ insurer: '合计', amount: <Amount value={totalCny} /> }}
      empty="还没有缴费明细。请先填写或导入。"
    />
  )
}
