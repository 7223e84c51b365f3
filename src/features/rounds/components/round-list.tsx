import { halfYearInWords, PROGRAMME_NAMES, PROGRAMMES } from '@/policy-rules'
import { addressWith, type SearchParams } from '@/ui/address'
import { LinkButton } from '@/ui/button'
import { DataTable } from '@/ui/data-table'
import { DateText } from '@/ui/date'
import { FilterChips } from '@/ui/filter-chips'
import { PageHeader } from '@/ui/page-header'
import { Pagination } from '@/ui/pagination'
import { StatusMark } from '@/ui/status'

import { stateLabels, stateTones } from '../state'
import type { RoundSummary } from '../store'

interface RoundListProps {
  list: { rounds: RoundSummary[]; total: number; page: number; pageSize: number }
  params: SearchParams
  /** Preparers alone make rounds. */
  mayPrepare: boolean
}

const path = '/commerce/rounds'

export function RoundList({ list, params, mayPrepare }: RoundListProps) {
  return (
    <>
      <PageHeader
        title="批次"
        count={list.total}
        countUnit="个"
        actions={
          mayPrepare && (
            <LinkButton variant="primary" icon="plus" href="/commerce/rounds/new">
              新建批次
            </LinkButton>
          )
        }
      />
      <FilterChips
        path={path}
        params={params}
        filters={[
          {
            name: 'state',
            label: '状态',
            options: (['DRAFT', 'AWAITING_RELEASE', 'RELEASED', 'WITHDRAWN'] as const).map((value) => ({
              value,
              label: stateLabels[value],
            })),
          },
          {
            name: 'programme',
            label: '支持项目',
            options: PROGRAMMES.map((value) => ({ value, label: PROGRAMME_NAMES[value] })),
          },
        ]}
      />
      <DataTable
        caption="批次列表"
        rows={list.rounds}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `${path}/${id}`}
        empty={
          addressWith(path, params, {}) === path
            ? '还没有批次。请由经办人员新建批次。'
            : '没有符合筛选条件的批次。请调整筛选条件。'
        }
        columns={[
          { key: 'number', header: '文号', render: (round) => round.noticeNumber, rowHeader: true },
          { key: 'title', header: '标题', render: (round) => round.title || '（待填写）', wrap: true },
          { key: 'programme', header: '支持项目', render: (round) => PROGRAMME_NAMES[round.programme] },
          { key: 'halfYear', header: '申报周期', render: (round) => halfYearInWords(round.halfYear) },
          { key: 'opensOn', header: '开始', render: (round) => <DateText date={round.opensOn} /> },
          { key: 'closesOn', header: '截止', render: (round) => <DateText date={round.closesOn} /> },
          {
            key: 'state',
            header: '状态',
            render: ({ state }) => <StatusMark kind={stateTones[state]}>{stateLabels[state]}</StatusMark>,
          },
        ]}
      />
      <Pagination path={path} params={params} {...list} />
    </>
  )
}
