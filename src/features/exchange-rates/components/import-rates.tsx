'use client'

import { use, useState } from 'react'

import { DataTable } from '@/ui/data-table'
import { ActionForm, type ActionState } from '@/ui/form'
import { FormContext } from '@/ui/form-context'
import { FileField } from '@/ui/form-fields'
import { NoticeBanner } from '@/ui/notice-banner'
import { SubmitButton } from '@/ui/submit-button'

import type { ImportPreview } from '../preview-import'

type Action = (previous: ActionState, form: FormData) => Promise<ActionState>

interface ImportRatesProps {
  preview: Action
  confirm: Action
}

/** Upload, look, confirm: nothing is kept before the last step, and nothing while one row is bad. */
export function ImportRates({ preview, confirm }: ImportRatesProps) {
  const [read, setRead] = useState<ImportPreview | null>(null)
  return (
    <div className="space-y-6">
      <ActionForm action={preview} onDone={({ data }) => setRead(data as ImportPreview)}>
        <FileField
          name="file"
          label="中间价表格"
          accept=".xlsx,.csv"
          hint="按模板填写的 .xlsx 或 .csv"
          required
        />
        <SubmitButton variant="secondary" pendingText="正在检查…">
          检查文件
        </SubmitButton>
      </ActionForm>
      {read && read.errors.length > 0 && (
        <NoticeBanner kind="danger" title={`以下 ${read.errors.length} 处需要修改，未保存任何汇率`}>
          <ul className="list-disc pl-6">
            {read.errors.map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </NoticeBanner>
      )}
      {read && read.rates.length > 0 && <Preview preview={read} confirm={confirm} />}
    </div>
  )
}

function Preview({ preview, confirm }: { preview: ImportPreview; confirm: Action }) {
  const rates = preview.rates.map(({ currency, publishedOn, rate, unit, source }) => ({
    currency,
    publishedOn,
    rate,
    unit,
    source,
  }))
  return (
    <div className="space-y-4">
      <DataTable
        caption="将导入的中间价"
        showCaption
        rows={preview.rates}
        rowKey={({ rowNumber }) => String(rowNumber)}
        rowTone={({ replaces }) => (replaces ? 'changed' : undefined)}
        empty=""
        columns={[
          { key: 'row', header: '行', render: ({ rowNumber }) => rowNumber, align: 'right' },
          { key: 'currency', header: '币种', render: ({ currency }) => currency, rowHeader: true },
          { key: 'date', header: '公布日期', render: ({ publishedOn }) => publishedOn },
          { key: 'rate', header: '中间价（元）', render: ({ rate }) => rate, align: 'right' },
          { key: 'unit', header: '单位', render: ({ unit }) => unit, align: 'right' },
          { key: 'source', header: '来源', render: ({ source }) => source, wrap: true },
          { key: 'replaces', header: '将替换', render: ({ replaces }) => replaces ?? '新增' },
        ]}
      />
      {preview.errors.length === 0 && (
        <ActionForm action={confirm}>
          <input type="hidden" name="rates" value={JSON.stringify(rates)} />
          <ConfirmButton count={rates.length} />
        </ActionForm>
      )}
    </div>
  )
}

/** Once kept, the same preview is not confirmed a second time. */
function ConfirmButton({ count }: { count: number }) {
  const done = use(FormContext)?.state.status === 'ok'
  return done ? null : <SubmitButton pendingText="正在导入…">{`导入 ${count} 条中间价`}</SubmitButton>
}
