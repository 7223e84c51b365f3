import { Amount } from '@/ui/amount'
import { DataTable } from '@/ui/data-table'
import { DateText } from '@/ui/date'
import { PageHeader } from '@/ui/page-header'
import { Section } from '@/ui/section'
import { StatusMark } from '@/ui/status'

import type { OrderOverview } from '../orders'
import { orderStateTones } from '../state'
import { NewOrder } from './new-order'

/** Closed lists that wait for an order, and the orders there are. */
export function OrderList({ overview }: { overview: OrderOverview }) {
  return (
    <>
      <PageHeader title="拨付" count={overview.orders.length} countUnit="单" sum={overview.totalCny} />
      {overview.waiting.length > 0 && (
        <Section title="待编制拨付单的名单">
          {overview.waiting.map((list) => (
            <NewOrder key={list.awardListId} list={list} mayPrepare={overview.mayPrepare} />
          ))}
        </Section>
      )}
      <Section title="拨付单">
        <DataTable
          caption="拨付单"
          rows={overview.orders}
          rowKey={(order) => order.id}
          rowHref={(order) => `/finance/disbursements/${order.id}`}
          rowTone={(order) => (order.failedCount > 0 && order.state === 'ISSUED' ? 'warning' : undefined)}
          empty="目前没有拨付单。名单公示结束后，由经办编制拨付单。"
          footer={{ number: '合计（不含退回）', total: <Amount value={overview.totalCny} /> }}
          columns={[
            { key: 'number', header: '拨付单号', rowHeader: true, render: (order) => order.number },
            { key: 'list', header: '名单', wrap: true, render: (order) => order.listTitle },
            { key: 'document', header: '资金文号', render: (order) => order.fundDocument },
            { key: 'lines', header: '明细', align: 'right', render: (order) => order.lineCount },
            {
              key: 'total',
              header: '金额（元）',
              align: 'right',
              render: (order) => <Amount value={order.totalCny} />,
            },
            {
              key: 'paid',
              header: '已拨付（元）',
              align: 'right',
              render: (order) => <Amount value={order.paidCny} />,
            },
            { key: 'failed', header: '退汇', align: 'right', render: (order) => order.failedCount },
            {
              key: 'state',
              header: '状态',
              render: (order) => (
                <StatusMark kind={orderStateTones[order.state]}>{order.stateLabel}</StatusMark>
              ),
            },
            { key: 'prepared', header: '编制日期', render: (order) => <DateText date={order.preparedOn} /> },
          ]}
        />
      </Section>
    </>
  )
}
