'use client'

import { use } from 'react'

import { FormContext } from '@/ui/form-context'
import { GridEntry, type GridColumn, type GridError } from '@/ui/grid-entry'

/** The server names a cell `strata[0].size`. */
function useGridErrors(name: string): GridError[] {
  const fieldErrors = use(FormContext)?.state.fieldErrors ?? {}
  return Object.entries(fieldErrors).flatMap(([path, messages]) => {
    const place = /^(\w+)(?:\[(\d+)\](?:\.(\w+))?)?$/.exec(path)
    if (place?.[1] !== name) return []
    return messages.map((message) => ({ row: Number(place[2] ?? 0), key: place[3], message }))
  })
}

const strata: GridColumn[] = [
  { key: 'field', header: '专业领域', type: 'text', width: 14 },
  { key: 'employer', header: '任职单位', type: 'text', width: 16 },
  { key: 'size', header: '人数', type: 'digits', required: true, width: 5 },
]
const criteria: GridColumn[] = [
  { key: 'label', header: '评审指标', type: 'text', required: true, width: 20 },
  { key: 'weight', header: '权重（%）', type: 'digits', required: true, width: 6 },
]
const results: GridColumn[] = [
  { key: 'receiptNumber', header: '受理号', type: 'text', required: true, width: 18 },
  {
    key: 'grade',
    header: '结论',
    type: 'select',
    required: true,
    width: 9,
    options: [
      { value: 'SUPPORT', label: '同意支持' },
      { value: 'PARTIAL', label: '核减后支持' },
      { value: 'REJECT', label: '不予支持' },
    ],
  },
  { key: 'recommendedAmountCny', header: '建议金额（元）', type: 'amount', required: true, width: 10 },
  { key: 'remark', header: '说明', type: 'text', width: 16 },
]

export function StrataGrid() {
  return (
    <GridEntry
      name="strata"
      label="抽取分组"
      columns={strata}
      initialRows={[
        { field: '出口信用保险', employer: '', size: '2' },
        { field: '财务审计', employer: '', size: '1' },
      ]}
      errors={useGridErrors('strata')}
      minRows={3}
      maxRows={10}
    />
  )
}

export function CriteriaGrid() {
  return (
    <GridEntry
      name="criteria"
      label="评审指标"
      columns={criteria}
      initialRows={[
        { label: '贸易与保险真实性', weight: '40' },
        { label: '材料完整与一致', weight: '30' },
        { label: '支持的必要性与效果', weight: '30' },
      ]}
      errors={useGridErrors('criteria')}
      minRows={4}
      maxRows={12}
    />
  )
}

export function FirmResultsGrid({ rows }: { rows: Record<string, string>[] }) {
  return (
    <GridEntry
      name="results"
      label="各申报的评审结果"
      columns={results}
      initialRows={rows}
      errors={useGridErrors('results')}
      minRows={rows.length + 1}
      maxRows={300}
    />
  )
}
