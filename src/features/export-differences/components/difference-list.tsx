import { PROGRAMME_NAMES } from '@/policy-rules'
import { addressWith, type SearchParams } from '@/ui/address'
import { Amount } from '@/ui/amount'
import { DataTable } from '@/ui/data-table'
import { ExportMenu } from '@/ui/export-menu'
import { FigureTiles } from '@/ui/figure-tiles'
import { FilterChips } from '@/ui/filter-chips'
import { PageHeader } from '@/ui/page-header'
import { Pagination } from '@/ui/pagination'
import { StatusMark } from '@/ui/status'

import type { DifferencePage } from '../differences'
import { stateLabels, stateTones } from '../state'

const path = '/commerce/export-differences'

/** Whose recorded exports are not the official ones, and the yuan at stake of all that is filtered. */
export function DifferenceList({ found, params }: { found: DifferencePage; params: SearchParams }) {
  return (
    <>
      <PageHeader
        title="出口额差异"
        count={found.count}
        countUnit="家"
        sum={found.stakeCny}
        sumLabel="财政多承担"
      />
      {found.byProgramme.length > 0 && (
        <FigureTiles
          tiles={found.byProgramme.map((row) => ({
            label: PROGRAMME_NAMES[row.programme],
            value: <Amount value={row.stakeCny} />,
            unit: '元',
            note: `多承担保费，涉及保单 ${row.policies} 份`,
          }))}
        />
      )}
      <FilterChips
        path={path}
        params={params}
        search={{ label: '查找企业名称或统一社会信用代码', placeholder: '企业名称、代码' }}
        filters={[
          {
            name: 'state',
            label: '处理',
            multiple: true,
            options: Object.entries(stateLabels).map(([value, label]) => ({ value, label })),
          },
          {
            name: 'programme',
            label: '涉及项目',
            multiple: true,
            options: (['MICRO', 'MEDIUM'] as const).map((value) => ({
              value,
              label: PROGRAMME_NAMES[value],
            })),
          },
          {
            name: 'effect',
            label: '影响',
            options: [
              { value: 'stake', label: '财政多承担' },
              { value: 'tier', label: '适用统保改变' },
            ],
          },
        ]}
      >
        <ExportMenu choices={[{ label: '导出 Excel', href: addressWith(`${path}/xlsx`, params, {}) }]} />
      </FilterChips>
      <DataTable
        caption="出口额差异"
        rows={found.rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `${path}/${row.id}`}
        rowTone={(row) => (row.state === 'OPEN' && row.tierChanged ? 'warning' : undefined)}
        path={path}
        params={params}
        empty={
          addressWith(path, params, { page: null }) === path
            ? '没有差异。官方出口名单启用后，平台记录与名单不一致的企业列在这里。'
            : '没有符合条件的差异。请调整筛选条件。'
        }
        columns={[
          {
            key: 'name',
            header: '企业',
            sort: 'name',
            rowHeader: true,
            wrap: true,
            className: 'min-w-48',
            render: (row) => row.name,
          },
          { key: 'year', header: '年份', render: (row) => row.year },
          {
            key: 'recorded',
            header: '平台记录（美元）',
            align: 'right',
            render: (row) => <Amount value={row.recordedUsd} />,
          },
          {
            key: 'official',
            header: '官方名单（美元）',
            align: 'right',
            render: (row) => <Amount value={row.officialUsd} />,
          },
          {
            key: 'difference',
            header: '差额（美元）',
            sort: 'difference',
            align: 'right',
            render: (row) => <Amount value={row.differenceUsd} signed />,
          },
          {
            key: 'tier',
            header: '适用统保',
            wrap: true,
            className: 'min-w-32',
            render: (row) => (row.tierChanged ? `${row.tierBefore} → ${row.tierAfter}` : row.tierAfter),
          },
          {
            key: 'stake',
            header: '财政多承担（元）',
            sort: 'stake',
            align: 'right',
            render: (row) => <Amount value={row.stakeCny} />,
          },
          {
            key: 'state',
            header: '处理',
            render: (row) => <StatusMark kind={stateTones[row.state]}>{row.stateLabel}</StatusMark>,
          },
        ]}
      />
      <Pagination
        path={path}
        params={params}
        page={found.page}
        pageSize={found.pageSize}
        total={found.count}
      />
    </>
  )
}
