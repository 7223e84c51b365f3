import { type Column, DataTable } from '@/ui/data-table'
import { DateText, DateTimeText } from '@/ui/date'
import { Dialog } from '@/ui/dialog'
import { ActionForm } from '@/ui/form'
import { DateField, SelectField, TextAreaField, TextField } from '@/ui/form-fields'
import { PageHeader } from '@/ui/page-header'
import { Section } from '@/ui/section'
import { SubmitButton } from '@/ui/submit-button'

import { setTimeLimitAction } from '../actions'
import { limitOn, stepLabels } from '../clock'
import type { TimeLimits } from '../set-limit'

type Row = TimeLimits['limits'][number]

const units = { WORKING_DAYS: '个工作日', CALENDAR_DAYS: '个自然日' } as const
const kinds = { STATUTORY: '法定', PROMISED: '承诺' } as const
const steps = Object.keys(stepLabels) as (keyof typeof stepLabels)[]

/** 办理时限: what holds today, a new one from a day on, and the history. */
export function TimeLimitsPage({ view }: { view: TimeLimits }) {
  const now = steps.flatMap((step) => {
    const row = limitOn(view.limits, step, view.today)
    return row ? [row as Row] : []
  })
  return (
    <>
      <PageHeader title="办理时限" actions={view.maySet && <SetLimit today={view.today} />}>
        <p>每件申报按各环节的时限计时，企业补正期间停止计算。截止日办理到当日24:00。</p>
      </PageHeader>
      <Section title="现行时限">
        <DataTable
          caption="现行时限"
          rows={now}
          rowKey={({ id }) => id}
          columns={columns}
          empty="还没有设定时限。"
        />
      </Section>
      <Section title="调整记录" note="只增不改">
        <DataTable
          caption="调整记录"
          rows={[...view.limits].reverse()}
          rowKey={({ id }) => id}
          columns={[
            ...columns,
            { key: 'reason', header: '理由', wrap: true, render: ({ reason }) => reason },
            { key: 'by', header: '设定人', render: ({ recordedBy }) => recordedBy ?? '系统初始' },
            { key: 'at', header: '设定时间', render: ({ recordedAt }) => <DateTimeText at={recordedAt} /> },
          ]}
          empty="没有调整记录。"
        />
      </Section>
    </>
  )
}

const columns: Column<Row>[] = [
  { key: 'step', header: '环节', rowHeader: true, render: ({ step }) => stepLabels[step] },
  { key: 'days', header: '时限', align: 'right', render: ({ days, unit }) => `${days} ${units[unit]}` },
  { key: 'kind', header: '性质', render: ({ kind }) => kinds[kind] },
  { key: 'source', header: '依据', wrap: true, render: ({ source }) => source },
  { key: 'from', header: '起始日期', render: ({ fromOn }) => <DateText date={fromOn} /> },
]

const options = (labels: Record<string, string>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))

function SetLimit({ today }: { today: string }) {
  return (
    <Dialog trigger="调整时限" title="调整办理时限">
      <ActionForm action={setTimeLimitAction}>
        <p>新时限自起始日期起适用；此前已经开始的办理仍按原时限。</p>
        <SelectField name="step" label="环节" options={options(stepLabels)} required />
        <TextField name="days" label="天数" width="short" inputMode="numeric" required />
        <SelectField
          name="unit"
          label="计算方式"
          options={options({ WORKING_DAYS: '工作日', CALENDAR_DAYS: '自然日' })}
          defaultValue="WORKING_DAYS"
          required
        />
        <SelectField name="kind" label="性质" options={options(kinds)} defaultValue="PROMISED" required />
        <TextField name="source" label="依据" hint="文号和条款，或承诺名称。" required />
        <DateField name="fromOn" label="起始日期" defaultValue={today} required />
        <TextAreaField name="reason" label="调整理由" rows={2} required />
        <SubmitButton>保存时限</SubmitButton>
      </ActionForm>
    </Dialog>
  )
}
