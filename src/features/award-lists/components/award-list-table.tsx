import { Amount } from '@/ui/amount'
import { DataTable } from '@/ui/data-table'
import { DateText } from '@/ui/date'
import { halfYearWords } from '@/ui/date-format'
import { StatusMark } from '@/ui/status'

import type { AwardListSummary } from '../award-lists'
import { listStateLabels, listStateTones } from '../state'

interface AwardListTableProps {
  lists: readonly AwardListSummary[]
  totalCny: string
  /** Where a row leads: `${base}/${id}`. */
  base: string
  empty: string
}

/** Award lists, newest first; a row opens its list. */
export function AwardListTable({ lists, totalCny, base, empty }: AwardListTableProps) {
  return (
    <DataTable
      caption="拟支持名单"
      rows={lists}
      rowKey={(list) => list.id}
      rowHref={(list) => `${base}/${list.id}`}
      empty={empty}
      footer={{ number: '合计', total: <Amount value={totalCny} /> }}
      columns={[
        { key: 'number', header: '名单编号', rowHeader: true, render: (list) => list.number },
        { key: 'title', header: '标题', wrap: true, render: (list) => list.title },
        { key: 'programme', header: '支持项目', render: (list) => list.programmeName },
        { key: 'halfYear', header: '期间', render: (list) => halfYearWords(list.halfYear) },
        { key: 'items', header: '条目', align: 'right', render: (list) => list.itemCount },
        {
          key: 'total',
          header: '拟支持金额（元）',
          align: 'right',
          render: (list) => <Amount value={list.totalCny} />,
        },
        {
          key: 'state',
          header: '状态',
          render: (list) => (
            <StatusMark kind={listStateTones[list.state]}>{listStateLabels[list.state]}</StatusMark>
          ),
        },
        { key: 'prepared', header: '编制日期', render: (list) => <DateText date={list.preparedOn} /> },
      ]}
    />
  )
}
