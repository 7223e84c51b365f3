import type { SearchParams } from '@/ui/address'
import { DataTable } from '@/ui/data-table'
import { DateText } from '@/ui/date'
import { FilterChips } from '@/ui/filter-chips'
import { ActionForm } from '@/ui/form'
import { FileField, SelectField, TextField } from '@/ui/form-fields'
import { StatusMark } from '@/ui/status'
import { SubmitButton } from '@/ui/submit-button'

import { importCoversAction } from '../actions'
import type { OverlapSummary } from '../overlaps'
import { stateLabels, stateTones } from '../state'

const path = '/commerce/cover-overlaps'

/** Two covers of one enterprise whose periods meet, for a person to settle. */
export function OverlapList({ rows, params }: { rows: OverlapSummary[]; params: SearchParams }) {
  return (
    <>
      <FilterChips
        path={path}
        params={params}
        search={{ label: '查找企业名称或统一社会信用代码', placeholder: '企业名称、代码' }}
        filters={[
          {
            name: 'state',
            label: '处理',
            options: Object.entries(stateLabels).map(([value, label]) => ({ value, label })),
          },
        ]}
      />
      <DataTable
        caption="重复投保线索"
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `${path}/${row.id}`}
        empty="没有重复投保线索。平台登记时已经查重；平台以外的保单，请导入保险机构的统保保单清单核对。"
        columns={[
          { key: 'name', header: '企业', rowHeader: true, wrap: true, render: (row) => row.enterpriseName },
          { key: 'insurers', header: '保险机构', wrap: true, render: (row) => row.insurers.join('、') },
          {
            key: 'from',
            header: '重叠期间',
            wrap: true,
            render: (row) => (
              <>
                <DateText date={row.overlapFrom} /> 至 <DateText date={row.overlapUntil} />
              </>
            ),
          },
          { key: 'days', header: '天数', align: 'right', render: (row) => row.days },
          {
            key: 'state',
            header: '处理',
            render: (row) => <StatusMark kind={stateTones[row.state]}>{row.stateLabel}</StatusMark>,
          },
        ]}
      />
    </>
  )
}

export function ImportCoversForm({ insurers }: { insurers: { id: string; name: string }[] }) {
  return (
    <ActionForm action={importCoversAction}>
      <SelectField
        name="insurerId"
        label="报送清单的保险机构"
        emptyLabel="请选择"
        options={insurers.map(({ id, name }) => ({ value: id, label: name }))}
        required
      />
      <TextField name="source" label="清单来源" hint="来文文号，或历史档案的名称" required />
      <FileField
        name="file"
        label="统保保单清单"
        hint=".xlsx 或 .csv，表头与模板一致。整份检查；核对只登记重叠的线索，不登记保单"
        accept=".xlsx,.csv"
        required
      />
      <SubmitButton pendingText="正在核对…">核对清单</SubmitButton>
    </ActionForm>
  )
}
