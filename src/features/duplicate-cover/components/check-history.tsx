import type { SearchParams } from '@/ui/address'
import { DataTable } from '@/ui/data-table'
import { DateText, DateTimeText } from '@/ui/date'
import { FilterChips } from '@/ui/filter-chips'
import { Pagination } from '@/ui/pagination'
import { Section } from '@/ui/section'

import type { CheckDto } from '../check-dto'
import { Outcome } from './outcome'

interface CheckHistoryProps {
  checks: readonly CheckDto[]
  total: number
  page: number
  pageSize: number
  path: string
  params: SearchParams
}

/** The insurer's checks, newest first; a row opens its certificate. */
export function CheckHistory({ checks, total, page, pageSize, path, params }: CheckHistoryProps) {
  return (
    <Section title="查重记录" note={`共 ${total} 条`}>
      <FilterChips
        path={path}
        params={params}
        filters={[]}
        search={{ label: '查找查重记录', placeholder: '信用代码、企业名称或凭证号' }}
      />
      <DataTable
        caption="查重记录"
        rows={checks}
        rowKey={(check) => check.id}
        rowHref={(check) => `${path}/${check.id}`}
        empty="没有符合条件的查重记录。请在上方查询企业，或清除查找条件。"
        columns={[
          { key: 'number', header: '凭证号', rowHeader: true, render: (check) => check.certificateNumber },
          { key: 'uscc', header: '统一社会信用代码', render: (check) => check.uscc },
          {
            key: 'name',
            header: '企业名称',
            wrap: true,
            render: (check) => check.enterpriseName || '（未登记）',
          },
          { key: 'from', header: '拟起保日', render: (check) => <DateText date={check.coverFrom} /> },
          { key: 'outcome', header: '结果', render: (check) => <Outcome outcome={check.outcome} /> },
          {
            key: 'until',
            header: '在保或预留至',
            render: (check) => <DateText date={check.coveredUntil ?? check.reservedUntil} />,
          },
          { key: 'at', header: '查询时间', render: (check) => <DateTimeText at={check.checkedAt} /> },
        ]}
      />
      <Pagination path={path} params={params} page={page} pageSize={pageSize} total={total} />
    </Section>
  )
}
