import type { ReactNode } from 'react'

import { Amount } from '@/ui/amount'
import { DataTable } from '@/ui/data-table'
import { DateText } from '@/ui/date'
import { StatusMark } from '@/ui/status'

import type { SheetSummary } from '../sheets'
import { sheetLabels, sheetTones } from '../state'

/** Check sheets of any plan: a division's own, or what is late. */
export function SheetList({
  sheets,
  hrefOf,
  empty,
}: {
  sheets: SheetSummary[]
  hrefOf: (id: string) => string
  empty: ReactNode
}) {
  return (
    <DataTable
      caption="核查表"
      rows={sheets}
      rowKey={({ id }) => id}
      rowHref={({ id }) => hrefOf(id)}
      rowTone={({ late }) => (late ? 'warning' : undefined)}
      empty={empty}
      columns={[
        { key: 'receipt', header: '受理号', rowHeader: true, render: ({ receiptNumber }) => receiptNumber },
        { key: 'party', header: '单位', wrap: true, render: ({ partyName }) => partyName },
        { key: 'plan', header: '抽查方案', render: ({ planNumber }) => planNumber },
        {
          key: 'paid',
          header: '已拨付（元）',
          align: 'right',
          render: ({ paidCny }) => <Amount value={paidCny} />,
        },
        {
          key: 'due',
          header: '核查期限',
          render: ({ dueOn, late }) => (
            <>
              {dueOn ? <DateText date={dueOn} /> : '—'}
              {late && <span className="ml-2 text-vermilion">已逾期</span>}
            </>
          ),
        },
        {
          key: 'state',
          header: '状态',
          render: ({ state }) => <StatusMark kind={sheetTones[state]}>{sheetLabels[state]}</StatusMark>,
        },
      ]}
    />
  )
}
