import { Amount } from '@/ui/amount'
import { DataTable } from '@/ui/data-table'
import { DateText } from '@/ui/date'
import { StatusMark } from '@/ui/status'

import type { ObjectionSummary } from '../objections'

export const objectionTones = {
  RECEIVED: 'warning',
  UPHELD: 'success',
  DISMISSED: 'refused',
  NOT_ACCEPTED: 'refused',
} as const

/** The objections to decide, oldest first. */
export function ObjectionQueue({ objections }: { objections: readonly ObjectionSummary[] }) {
  return (
    <DataTable
      caption="异议"
      rows={objections}
      rowKey={(one) => one.id}
      rowHref={(one) => `/commerce/objections/${one.id}`}
      empty="目前没有异议。公示期内收到的异议会出现在这里。"
      columns={[
        { key: 'number', header: '受理号', rowHeader: true, render: (one) => one.number },
        {
          key: 'received',
          header: '收到时间',
          render: (one) => (
            <>
              <DateText date={one.receivedOn} /> {one.receivedAt}
            </>
          ),
        },
        { key: 'party', header: '被异议单位', wrap: true, render: (one) => one.party },
        {
          key: 'amount',
          header: '拟支持金额（元）',
          align: 'right',
          render: (one) => <Amount value={one.amountCny} />,
        },
        { key: 'list', header: '名单编号', render: (one) => one.listNumber },
        { key: 'until', header: '公示末日', render: (one) => <DateText date={one.publicityEndsOn} /> },
        {
          key: 'state',
          header: '状态',
          render: (one) => <StatusMark kind={objectionTones[one.state]}>{one.stateLabel}</StatusMark>,
        },
      ]}
    />
  )
}
