import type { SearchParams } from '@/ui/address'
import { DataTable } from '@/ui/data-table'
import { DateTimeText } from '@/ui/date'
import { FilterChips } from '@/ui/filter-chips'
import { Pagination } from '@/ui/pagination'
import { StatusMark } from '@/ui/status'

import type { EnterpriseRow } from '../read-enterprises'
import { enterpriseStateLabels } from '../views'
import { EnterpriseStateMark } from './enterprise-facts'

interface Props {
  /** `/division/enterprises` or `/commerce/enterprises`; a record is under it. */
  path: string
  params: SearchParams
  rows: EnterpriseRow[]
  count: number
  page: number
  pageSize: number
}

/** The queue of the division office, and the province's list. */
export function EnterpriseList({ path, params, rows, count, page, pageSize }: Props) {
  return (
    <>
      <FilterChips
        path={path}
        params={params}
        search={{ label: '搜索企业', placeholder: '企业名称或信用代码开头' }}
        filters={[
          {
            name: 'state',
            label: '状态',
            options: Object.entries(enterpriseStateLabels).map(([value, label]) => ({ value, label })),
          },
        ]}
      />
      <DataTable
        caption="企业"
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `${path}/${row.id}`}
        rowTone={(row) => (row.usccDoubtful && row.state !== 'VERIFIED' ? 'warning' : undefined)}
        empty="没有符合条件的企业。可以清除筛选后再看。"
        columns={[
          { key: 'name', header: '企业名称', render: (row) => row.name, rowHeader: true },
          {
            key: 'uscc',
            header: '统一社会信用代码',
            render: (row) => (
              <>
                <span className="font-mono">{row.uscc}</span>
                {row.usccDoubtful && (
                  <StatusMark kind="warning" className="ml-2">
                    校验码不符
                  </StatusMark>
                )}
              </>
            ),
          },
          { key: 'division', header: '所在地', render: (row) => row.divisionName },
          { key: 'state', header: '状态', render: (row) => <EnterpriseStateMark state={row.state} /> },
          {
            key: 'registeredAt',
            header: '注册时间',
            render: (row) => <DateTimeText at={row.registeredAt} />,
          },
        ]}
      />
      <Pagination path={path} params={params} page={page} pageSize={pageSize} total={count} />
    </>
  )
}
