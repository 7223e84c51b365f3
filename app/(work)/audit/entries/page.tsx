import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { roleName } from '@/features/accounts'
import { listAuditEntries } from '@/features/audit-entries'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { one, type SearchParams } from '@/ui/address'
import { DataTable } from '@/ui/data-table'
import { DateTimeText } from '@/ui/date'
import { FilterChips } from '@/ui/filter-chips'
import { PageHeader } from '@/ui/page-header'
import { Pagination } from '@/ui/pagination'
import { StatusMark } from '@/ui/status'

export const metadata: Metadata = { title: '审计记录' }

const path = '/audit/entries'

export default async function AuditEntriesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await actorWithRole(['AUDITOR', 'AUDIT_ADMIN'])
  const params = await searchParams
  const page = /^[1-9]\d{0,4}$/.test(one(params, 'page')) ? Number(one(params, 'page')) : 1
  const outcome = await listAuditEntries(
    actor,
    { text: one(params, 'q').slice(0, 100), page },
    { now: systemNow() },
  )
  if (!outcome.ok) notFound()
  const { rows, count, pageSize } = outcome.value
  return (
    <>
      <PageHeader title="审计记录" count={count} />
      <FilterChips
        path={path}
        params={params}
        filters={[]}
        search={{ label: '搜索记录', placeholder: '操作名称开头，或对象编号' }}
      />
      <DataTable
        caption="审计记录"
        rows={rows}
        rowKey={(row) => row.id}
        rowTone={(row) => (row.refused ? 'warning' : undefined)}
        empty="没有符合条件的记录。可以清除搜索后再看。"
        columns={[
          { key: 'at', header: '时间', render: (row) => <DateTimeText at={row.at} />, rowHeader: true },
          {
            key: 'who',
            header: '岗位',
            render: (row) => (row.actorRole === 'SYSTEM' ? '系统' : roleName(row.actorRole)),
          },
          { key: 'action', header: '操作', render: (row) => <span className="font-mono">{row.action}</span> },
          {
            key: 'result',
            header: '结果',
            render: (row) => (
              <StatusMark kind={row.refused ? 'refused' : 'success'}>
                {row.refused ? '拒绝' : '完成'}
              </StatusMark>
            ),
          },
          {
            key: 'subject',
            header: '对象',
            render: (row) => <span className="font-mono">{row.subject}</span>,
          },
          {
            key: 'detail',
            header: '内容',
            wrap: true,
            className: 'min-w-72 break-all',
            render: (row) => <span className="font-mono text-sm">{row.detail}</span>,
          },
          { key: 'address', header: '来源地址', render: (row) => row.address },
        ]}
      />
      <Pagination path={path} params={params} page={page} pageSize={pageSize} total={count} />
    </>
  )
}
