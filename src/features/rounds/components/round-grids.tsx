'use client'

import { use } from 'react'

import { FormContext } from '@/ui/form-context'
import { GridEntry, type GridColumn, type GridError } from '@/ui/grid-entry'

/** The server names a cell `requirements[2].name`. */
function useGridErrors(name: string): GridError[] {
  const fieldErrors = use(FormContext)?.state.fieldErrors ?? {}
  return Object.entries(fieldErrors).flatMap(([path, messages]) => {
    const place = /^(\w+)\[(\d+)\](?:\.(\w+))?$/.exec(path)
    if (place?.[1] !== name) return []
    return messages.map((message) => ({ row: Number(place[2]), key: place[3], message }))
  })
}

const requirementColumns: GridColumn[] = [
  { key: 'name', header: '材料名称', type: 'text', required: true, width: 14 },
  { key: 'hint', header: '要求', type: 'text', width: 26 },
  {
    key: 'required',
    header: '是否必交',
    type: 'select',
    width: 7,
    options: [
      { value: 'true', label: '必交' },
      { value: 'false', label: '选交' },
    ],
  },
]

export function RequirementsGrid({ initialRows }: { initialRows: Record<string, string>[] }) {
  const errors = useGridErrors('requirements')
  return (
    <GridEntry
      name="requirements"
      label="申报材料"
      columns={requirementColumns}
      initialRows={initialRows}
      errors={errors}
      minRows={initialRows.length + 1}
      maxRows={40}
    />
  )
}

interface FixedRatesGridProps {
  initialRows: { currency: string; rate: string }[]
  currencies: { value: string; label: string }[]
}

/** 1 unit of the currency in CNY. */
export function FixedRatesGrid({ initialRows, currencies }: FixedRatesGridProps) {
  const errors = useGridErrors('fixedRates')
  return (
    <fieldset>
      <legend className="mb-1 font-medium">固定汇率</legend>
      <p className="mb-2 text-sm text-ink-2">
        通知约定了汇率时填写：1 单位外币折合多少元人民币；没有约定可留空。
      </p>
      <GridEntry
        name="fixedRates"
        label="固定汇率"
        columns={[
          { key: 'currency', header: '币种', type: 'select', width: 8, options: currencies },
          { key: 'rate', header: '汇率（元）', type: 'text', width: 10 },
        ]}
        initialRows={initialRows}
        errors={errors}
        minRows={Math.max(2, initialRows.length)}
        maxRows={30}
      />
    </fieldset>
  )
}
