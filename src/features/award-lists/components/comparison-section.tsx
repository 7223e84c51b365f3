import { many, type SearchParams } from '@/ui/address'
import { Amount } from '@/ui/amount'
import { DataTable } from '@/ui/data-table'
import { FilterChips } from '@/ui/filter-chips'
import { Pagination } from '@/ui/pagination'
import { Section } from '@/ui/section'
import { StatusMark } from '@/ui/status'

import type { ComparisonView } from '../compare'
import { comparisonKinds, comparisonLabels, type ComparisonKind } from '../half-year-comparison'

const tones = {
  NEW: 'progress',
  GONE: 'warning',
  MORE: 'success',
  LESS: 'refused',
  SAME: 'draft',
} as const satisfies Record<ComparisonKind, string>

interface ComparisonSectionProps {
  comparison: ComparisonView
  /** The list's page and its parameters: sorting and filter live in the address. */
  path: string
  params: SearchParams
}

/** 与上一申报周期比较: per enterprise and in all, with what is new, gone and changed. */
export function ComparisonSection({ comparison, path, params }: ComparisonSectionProps) {
  const { counts } = comparison
  const shown = { ...params, sort: comparison.sort }
  return (
    <Section
      title="与上一申报周期比较"
      id="comparison"
      note={`${comparison.previousInWords}（已会商同意的名单）与${comparison.currentInWords}（全部名单），同一支持项目`}
    >
      <p className="mb-3">
        上期 <Amount value={comparison.previousCny} currency="CNY" />
        ，本期 <Amount value={comparison.currentCny} currency="CNY" />
        ，增减 <Amount value={comparison.differenceCny} currency="CNY" signed strong />
        。新增 {counts.NEW} 家，本期没有 {counts.GONE} 家，增加 {counts.MORE} 家，减少 {counts.LESS} 家，相同{' '}
        {counts.SAME} 家。
      </p>
      <FilterChips
        path={path}
        params={params}
        filters={[
          {
            name: 'change',
            label: '变化',
            multiple: true,
            options: comparisonKinds.map((kind) => ({
              value: kind,
              label: comparisonLabels[kind],
              count: counts[kind],
            })),
          },
        ]}
      />
      <DataTable
        caption="与上一申报周期比较"
        rows={comparison.rows}
        rowKey={(row) => row.organisationId}
        path={path}
        params={shown}
        empty="没有符合条件的企业。请清除筛选条件；上期没有名单时，本期企业均为新增。"
        footer={
          many(params, 'change').length > 0
            ? undefined
            : {
                name: '合计',
                previous: <Amount value={comparison.previousCny} />,
                current: <Amount value={comparison.currentCny} />,
                difference: <Amount value={comparison.differenceCny} signed />,
              }
        }
        columns={[
          {
            key: 'name',
            header: '企业（机构）名称',
            sort: 'name',
            rowHeader: true,
            wrap: true,
            render: (row) => row.name,
          },
          { key: 'city', header: '所属市', render: (row) => row.city },
          {
            key: 'previous',
            header: '上期（元）',
            sort: 'previous',
            align: 'right',
            render: (row) => <Amount value={row.previousCny} />,
          },
          {
            key: 'current',
            header: '本期（元）',
            sort: 'current',
            align: 'right',
            render: (row) => <Amount value={row.currentCny} />,
          },
          {
            key: 'difference',
            header: '增减（元）',
            sort: 'difference',
            align: 'right',
            render: (row) => <Amount value={row.differenceCny} signed />,
          },
          {
            key: 'kind',
            header: '变化',
            render: (row) => <StatusMark kind={tones[row.kind]}>{comparisonLabels[row.kind]}</StatusMark>,
          },
        ]}
      />
      <Pagination
        path={path}
        params={params}
        name="compared"
        hash="#comparison"
        page={comparison.page}
        pageSize={comparison.pageSize}
        total={comparison.total}
      />
    </Section>
  )
}
