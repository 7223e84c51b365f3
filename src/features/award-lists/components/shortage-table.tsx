import { Decimal, money } from '@/policy-rules'
import { Amount } from '@/ui/amount'
import { DataTable } from '@/ui/data-table'
import { Link } from '@/ui/link'

interface Line {
  itemId: string
  position: number
  name: string
  city: string
  receiptNumber: string
  shareCny: string
  beforeCny: string
  afterCny: string
}

interface ShortageTableProps {
  caption: string
  lines: readonly Line[]
  factor: string
  totalBeforeCny: string
  totalAfterCny: string
  sheetHref: (itemId: string) => string
}

const differenceOf = (after: string, before: string) => money(new Decimal(after).minus(before))

/** Every enterprise: what it had, the factor, what it has, the difference. */
export function ShortageTable(props: ShortageTableProps) {
  const { caption, lines, factor, totalBeforeCny, totalAfterCny, sheetHref } = props
  return (
    <DataTable
      caption={caption}
      rows={lines}
      rowKey={(line) => line.itemId}
      rowTone={(line) => (line.afterCny === line.beforeCny ? undefined : 'changed')}
      empty="没有符合条件的条目。请更换查找内容，或清除筛选后再看。"
      footer={{
        name: '全部合计',
        before: <Amount value={totalBeforeCny} />,
        after: <Amount value={totalAfterCny} strong />,
        difference: <Amount value={differenceOf(totalAfterCny, totalBeforeCny)} signed />,
      }}
      columns={[
        { key: 'position', header: '序号', align: 'right', render: (line) => line.position },
        { key: 'name', header: '企业（机构）名称', rowHeader: true, wrap: true, render: (line) => line.name },
        { key: 'city', header: '所属市', render: (line) => line.city },
        {
          key: 'share',
          header: '封顶前金额（元）',
          align: 'right',
          render: (line) => <Amount value={line.shareCny} />,
        },
        {
          key: 'before',
          header: '调整前（元）',
          align: 'right',
          render: (line) => <Amount value={line.beforeCny} />,
        },
        { key: 'factor', header: '系数', align: 'right', render: () => factor },
        {
          key: 'after',
          header: '调整后（元）',
          align: 'right',
          render: (line) => <Amount value={line.afterCny} strong />,
        },
        {
          key: 'difference',
          header: '差额（元）',
          align: 'right',
          render: (line) => <Amount value={differenceOf(line.afterCny, line.beforeCny)} signed />,
        },
        {
          key: 'sheet',
          header: '计算书',
          render: (line) => (
            <Link href={`${sheetHref(line.itemId)}#sheet`}>
              计算书<span className="sr-only">：{line.name}</span>
            </Link>
          ),
        },
      ]}
    />
  )
}
