import type { SearchParams } from '@/ui/address'
import { DataTable } from '@/ui/data-table'
import { DateText } from '@/ui/date'
import { ReasonDialog } from '@/ui/dialog'
import { FilterChips } from '@/ui/filter-chips'
import { PageHeader } from '@/ui/page-header'
import { Pagination } from '@/ui/pagination'

import { endReservationAction } from '../actions'
import type { StoredReservation } from '../reservation-store'

interface ReservationListProps {
  rows: readonly StoredReservation[]
  total: number
  page: number
  pageSize: number
  params: SearchParams
  mayEnd: boolean
}

const path = '/commerce/cover-reservations'

/** 承保预留: who keeps which enterprise until when; the checker may end one with a reason. */
export function ReservationList({ rows, total, page, pageSize, params, mayEnd }: ReservationListProps) {
  return (
    <>
      <PageHeader title="承保预留" count={total} countUnit="家">
        <p>查重后为保险机构预留、尚未出单的企业（口径 E8）。到期自动解除。</p>
      </PageHeader>
      <FilterChips
        path={path}
        params={params}
        filters={[]}
        search={{ label: '查找预留', placeholder: '企业、代码、保险机构或凭证号' }}
      />
      <DataTable
        caption="承保预留"
        rows={rows}
        rowKey={({ id }) => id}
        empty="目前没有预留。保险机构查重后，可以承保的企业列在这里。"
        columns={[
          { key: 'name', header: '企业', wrap: true, render: (row) => row.enterpriseName || '（未登记）' },
          { key: 'uscc', header: '统一社会信用代码', rowHeader: true, render: (row) => row.uscc },
          { key: 'insurer', header: '保险机构', wrap: true, render: (row) => row.insurerName },
          { key: 'number', header: '凭证号', render: (row) => row.certificateNumber },
          { key: 'from', header: '拟起保日', render: (row) => <DateText date={row.coverFrom} /> },
          { key: 'on', header: '预留自', render: (row) => <DateText date={row.reservedOn} /> },
          { key: 'until', header: '预留至', render: (row) => <DateText date={row.reservedUntil} /> },
          ...(mayEnd
            ? [
                {
                  key: 'end',
                  header: '办理',
                  render: (row: StoredReservation) => (
                    <ReasonDialog
                      trigger="解除预留"
                      size="small"
                      title="解除预留"
                      consequence={`${row.insurerName}对 ${row.enterpriseName || row.uscc} 的预留将立即解除，其他机构可以查重承保。理由会通知该机构。`}
                      confirm="解除预留"
                      action={endReservationAction}
                      fields={{ id: row.id }}
                    />
                  ),
                },
              ]
            : []),
        ]}
      />
      <Pagination path={path} params={params} page={page} pageSize={pageSize} total={total} />
    </>
  )
}
