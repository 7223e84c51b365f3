import { LinkButton } from '@/ui/button'
import { DataTable } from '@/ui/data-table'
import { PageHeader } from '@/ui/page-header'
import { StatusMark } from '@/ui/status'

import type { PlanSummary } from '../plans'
import { planLabels, planTones } from '../state'

/** 抽查: every plan, the newest first. */
export function PlanList({ plans, mayPrepare }: { plans: PlanSummary[]; mayPrepare: boolean }) {
  return (
    <>
      <PageHeader
        title="抽查"
        count={plans.length}
        countUnit="个方案"
        actions={
          mayPrepare && (
            <LinkButton href="/commerce/spot-checks/new" variant="primary" icon="plus">
              制定抽查方案
            </LinkButton>
          )
        }
      />
      <DataTable
        caption="抽查方案"
        rows={plans}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/commerce/spot-checks/${id}`}
        empty="还没有抽查方案。对已拨付的资金，由经办制定方案，由另一人下达后随机抽取。"
        columns={[
          { key: 'number', header: '编号', rowHeader: true, render: ({ number }) => number },
          { key: 'title', header: '名称', wrap: true, render: ({ title }) => title },
          { key: 'period', header: '所属期', render: ({ period }) => period },
          {
            key: 'state',
            header: '状态',
            render: ({ state }) => <StatusMark kind={planTones[state]}>{planLabels[state]}</StatusMark>,
          },
          {
            key: 'signed',
            header: '已签署',
            align: 'right',
            render: ({ signed, sheets }) => (sheets === 0 ? '尚未抽取' : `${signed} / ${sheets} 份`),
          },
        ]}
      />
    </>
  )
}
