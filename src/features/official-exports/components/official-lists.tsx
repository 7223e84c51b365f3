import { Amount } from '@/ui/amount'
import { DataTable } from '@/ui/data-table'
import { DateText } from '@/ui/date'
import { StatusMark } from '@/ui/status'

import type { ListSummary } from '../lists'
import { stateLabels, stateTones } from '../state'

/** The lists that came, each with what became of it. */
export function OfficialLists({ lists }: { lists: ListSummary[] }) {
  return (
    <DataTable
      caption="官方出口名单"
      rows={lists}
      rowKey={(list) => list.id}
      rowHref={(list) => `/commerce/official-exports/${list.id}`}
      empty="还没有导入官方出口名单。收到海关或商务部门的名单后，请由经办下载模板填写并导入。"
      columns={[
        { key: 'year', header: '年份', rowHeader: true, render: (list) => `${list.year} 年` },
        { key: 'issuer', header: '提供单位', wrap: true, render: (list) => list.issuer },
        { key: 'document', header: '文号', wrap: true, render: (list) => list.documentNumber },
        { key: 'obtained', header: '取得日期', render: (list) => <DateText date={list.obtainedOn} /> },
        {
          key: 'rows',
          header: '企业（家）',
          align: 'right',
          render: (list) => list.rowCount.toLocaleString('zh-CN'),
        },
        {
          key: 'total',
          header: '出口额合计（美元）',
          align: 'right',
          render: (list) => <Amount value={list.totalUsd} />,
        },
        {
          key: 'state',
          header: '状态',
          render: (list) => <StatusMark kind={stateTones[list.state]}>{stateLabels[list.state]}</StatusMark>,
        },
      ]}
    />
  )
}
