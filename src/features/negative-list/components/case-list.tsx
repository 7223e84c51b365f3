import { DataTable } from '@/ui/data-table'
import { DateText } from '@/ui/date'
import { StatusMark } from '@/ui/status'

import type { CaseSummary } from '../cases'
import { stateLabels, stateTones } from '../state'

/** Cases of the negative list, the office's or the enterprise's own. */
export function CaseList({ cases, path, empty }: { cases: CaseSummary[]; path: string; empty: string }) {
  return (
    <DataTable
      caption="信用负面清单案件"
      rows={cases}
      rowKey={(one) => one.id}
      rowHref={(one) => `${path}/${one.id}`}
      empty={empty}
      columns={[
        { key: 'number', header: '案件号', rowHeader: true, render: (one) => one.number },
        { key: 'name', header: '企业', wrap: true, render: (one) => one.name },
        { key: 'ground', header: '事由', render: (one) => one.ground },
        { key: 'opened', header: '立案', render: (one) => <DateText date={one.openedOn} /> },
        {
          key: 'until',
          header: '陈述期限',
          render: (one) => (one.hearUntil ? <DateText date={one.hearUntil} /> : '—'),
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
