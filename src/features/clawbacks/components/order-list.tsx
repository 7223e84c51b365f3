import { Amount } from '@/ui/amount'
import { DataTable } from '@/ui/data-table'
import { DateText } from '@/ui/date'
import { StatusMark } from '@/ui/status'

import type { OrderSummary } from '../orders'
import { stateLabels, stateTones } from '../state'

/** Clawback orders; what is overdue says so in words. */
export function ClawbackList({
  orders,
  path,
  empty,
}: {
  orders: OrderSummary[]
  path: string
  empty: string
}) {
  return (
    <DataTable
      caption="追回通知"
      rows={orders}
      rowKey={(one) => one.id}
      rowHref={(one) => `${path}/${one.id}`}
      rowTone={(one) => (one.overdue ? 'warning' : undefined)}
      empty={empty}
      columns={[
        { key: 'number', header: '通知号', rowHeader: true, render: (one) => one.number },
        { key: 'party', header: '单位', wrap: true, render: (one) => one.partyName },
        {
          key: 'amount',
          header: '应缴回（元）',
          align: 'right',
          render: (one) => <Amount value={one.amountCny} />,
        },
        {
          key: 'received',
          header: '已到账（元）',
          align: 'right',
          render: (one) => <Amount value={one.receivedCny} />,
        },
        {
          key: 'due',
          header: '期限',
          render: (one) => (
            <>
              <DateText date={one.dueOn} />
              {one.overdue && <span className="ml-2 text-vermilion">已逾期</span>}
            </>
          ),
        },
        {
          key: 'state',
          header: '状态',
          render: (one) => <StatusMark kind={stateTones[one.state]}>{stateLabels[one.state]}</StatusMark>,
        },
      ]}
    />
  )
}
