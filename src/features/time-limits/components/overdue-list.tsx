import { stateLabels, stateTones } from '@/features/applications'
import type { SearchParams } from '@/ui/address'
import { LinkButton } from '@/ui/button'
import { type Column, DataTable } from '@/ui/data-table'
import { DateText } from '@/ui/date'
import { EmptyState } from '@/ui/empty-state'
import { FilterChips } from '@/ui/filter-chips'
import { PageHeader } from '@/ui/page-header'
import { Pagination } from '@/ui/pagination'
import { StatusMark } from '@/ui/status'

import type { OverdueRow, OverdueWork } from '../clocks'
import { ClockWords } from './clock-words'

interface OverdueListProps {
  /** The page itself: search and page live in its address. */
  path: string
  params: SearchParams
  work: OverdueWork
  /** Where the application is opened; null where this office has no page for it. */
  href: ((id: string) => string) | null
  /** Where the limits themselves are kept, for those who may read them. */
  limitsHref?: string
}

/** 逾期事项: the longest overdue first. */
export function OverdueList({ path, params, work, href, limitsHref }: OverdueListProps) {
  return (
    <>
      <PageHeader
        title="逾期事项"
        count={work.count}
        countUnit="件"
        actions={limitsHref && <LinkButton href={limitsHref}>办理时限</LinkButton>}
      >
        <p>按截止日排列，最久的在前。企业补正期间办理时限停止计算。</p>
      </PageHeader>
      {(work.searched || work.total > work.pageSize) && (
        <FilterChips
          path={path}
          params={params}
          filters={[]}
          search={{ label: '查找受理号、企业名称或所属地', placeholder: '受理号、企业名称、所属地' }}
        />
      )}
      <DataTable
        caption="逾期事项"
        rows={work.rows}
        rowKey={({ id }) => id}
        {...(href ? { rowHref: ({ id }: OverdueRow) => href(id) } : {})}
        columns={columns}
        empty={
          work.searched ? (
            <EmptyState reason="没有符合条件的逾期事项。">请更换查找内容，或清除筛选后再看。</EmptyState>
          ) : (
            <EmptyState reason="没有逾期事项。">各件申报都在办理时限内，无需处理。</EmptyState>
          )
        }
      />
      <Pagination path={path} params={params} page={work.page} pageSize={work.pageSize} total={work.total} />
    </>
  )
}

const columns: Column<OverdueRow>[] = [
  { key: 'receipt', header: '受理号', rowHeader: true, render: ({ receiptNumber }) => receiptNumber },
  { key: 'name', header: '企业（机构）名称', wrap: true, render: ({ applicantName }) => applicantName },
  { key: 'late', header: '逾期', render: ({ clock }) => <ClockWords clock={clock} /> },
  { key: 'step', header: '环节', render: ({ clock }) => clock.label },
  {
    key: 'state',
    header: '状态',
    render: ({ state }) => <StatusMark kind={stateTones[state]}>{stateLabels[state]}</StatusMark>,
  },
  { key: 'due', header: '截止日', render: ({ clock }) => clock.dueOn && <DateText date={clock.dueOn} /> },
  { key: 'since', header: '起算日', render: ({ clock }) => <DateText date={clock.since} /> },
  { key: 'division', header: '所属地', render: ({ divisionName }) => divisionName || '省级' },
]
