import { DataTable } from '@/ui/data-table'
import { DateText, DateTimeText } from '@/ui/date'
import { EmptyState } from '@/ui/empty-state'
import { Link } from '@/ui/link'
import { PageHeader } from '@/ui/page-header'
import { Pagination } from '@/ui/pagination'
import { Section } from '@/ui/section'
import { StatusMark, type StatusKind } from '@/ui/status'

import type { RecheckReport } from '../rechecks'

const path = '/commerce/register-rechecks'
const kinds: Record<RecheckReport['findings'][number]['kind'], { kind: StatusKind; word: string }> = {
  OVERLAP: { kind: 'refused', word: '保险期间重叠' },
  NO_CHECK: { kind: 'refused', word: '没有查重' },
  PENDING_LONG: { kind: 'warning', word: '自缴久未到账' },
  LISTED: { kind: 'warning', word: '列入负面清单' },
  RESERVED_TWICE: { kind: 'refused', word: '重复预留' },
}

/** One night's report, and the nights before. */
export function RecheckReportPage({ report }: { report: RecheckReport }) {
  const { run, findings, runs, page, pageSize } = report
  return (
    <>
      <PageHeader title="统保复查" count={run?.findings ?? 0} countUnit="项">
        {run && (
          <>
            <span>
              <DateText date={run.ranOn} /> 夜间复查
            </span>
            <span>统保保单 {run.policies.toLocaleString('zh-CN')} 张</span>
            <span>预留 {run.reservations.toLocaleString('zh-CN')} 项</span>
            <span>到期解除 {run.released.toLocaleString('zh-CN')} 项</span>
          </>
        )}
      </PageHeader>
      <DataTable
        caption="需要核查"
        rows={findings}
        rowKey={({ position }) => String(position)}
        empty={
          <EmptyState reason={run ? '没有发现问题。' : '还没有复查过。'}>
            系统每天夜间复查全部统保保单和预留，需要核查的列在这里，并发消息告知。
          </EmptyState>
        }
        columns={[
          {
            key: 'kind',
            header: '情形',
            render: ({ kind }) => <StatusMark kind={kinds[kind].kind}>{kinds[kind].word}</StatusMark>,
          },
          {
            key: 'name',
            header: '企业',
            rowHeader: true,
            wrap: true,
            render: ({ enterpriseName, uscc, insurancePolicyId }) =>
              insurancePolicyId ? (
                <Link href={`/commerce/policies/${insurancePolicyId}`}>{enterpriseName || uscc}</Link>
              ) : (
                enterpriseName || uscc
              ),
          },
          { key: 'uscc', header: '统一社会信用代码', render: ({ uscc }) => uscc },
          { key: 'insurers', header: '保险机构', wrap: true, render: ({ insurers }) => insurers },
          { key: 'facts', header: '事实', wrap: true, className: 'min-w-64', render: ({ facts }) => facts },
        ]}
      />
      <Pagination
        path={path}
        params={run ? { on: run.ranOn } : {}}
        page={page}
        pageSize={pageSize}
        total={run?.findings ?? 0}
      />
      <Section title="历次复查">
        <DataTable
          caption="历次复查"
          rows={runs}
          rowKey={({ id }) => id}
          rowHref={({ ranOn }) => `${path}?on=${ranOn}`}
          empty="还没有复查过。"
          columns={[
            { key: 'on', header: '日期', rowHeader: true, render: ({ ranOn }) => <DateText date={ranOn} /> },
            { key: 'at', header: '完成时间', render: ({ ranAt }) => <DateTimeText at={ranAt} /> },
            { key: 'policies', header: '统保保单', align: 'right', render: ({ policies }) => policies },
            { key: 'released', header: '到期解除', align: 'right', render: ({ released }) => released },
            { key: 'findings', header: '需要核查', align: 'right', render: (each) => each.findings },
          ]}
        />
      </Section>
    </>
  )
}
