import type { ReactNode } from 'react'

import { PROGRAMME_NAMES, PROGRAMMES } from '@/policy-rules'
import { EmptyState } from '@/ui/empty-state'
import { ActionForm } from '@/ui/form'
import { RadioGroupField, SelectField, TextAreaField, TextField } from '@/ui/form-fields'
import { Section } from '@/ui/section'
import { SubmitButton } from '@/ui/submit-button'

import { preparePlanAction } from '../actions'
import type { PlanChoices } from '../plans'

/** Which awards, how they are grouped, how many of each group. Nobody is chosen here, and nobody sees the seed. */
export function NewPlanForm({ choices }: { choices: PlanChoices }) {
  if (choices.periods.length === 0)
    return <EmptyState reason="还没有已拨付的资金。">资金拨付到账后，即可制定抽查方案。</EmptyState>
  return (
    <ActionForm action={preparePlanAction}>
      <TextField name="title" label="方案名称" width="full" className="max-w-160" required />
      <TextAreaField name="reason" label="抽查事由" rows={2} required />
      <Section title="抽查范围" note="已拨付的资金，以下达时为准">
        <SelectField
          name="period"
          label="年度或半年"
          hint="资金的所属期"
          options={choices.periods}
          emptyLabel="请选择"
          required
        />
        <Choices legend="支持项目（至少一项）" name="programmes[]">
          {PROGRAMMES.map((value) => ({ value, label: PROGRAMME_NAMES[value] }))}
        </Choices>
        <Choices legend="所属地（不选为全省）" name="divisionCodes[]">
          {choices.divisions.map(({ code, name }) => ({ value: code, label: name }))}
        </Choices>
      </Section>
      <Section title="分组与数量" note="按所属地、支持项目、金额分组，每组分别随机抽取；有疑点的另外全部必查">
        <TextField
          name="bandsCny"
          label="金额分档"
          unit="元"
          hint="各档的上限，从小到大，用顿号分开；不填为不分档"
          defaultValue="50000、200000"
        />
        <RadioGroupField
          name="sizeKind"
          label="抽取方式"
          defaultValue="SHARE"
          inline
          required
          options={[
            { value: 'SHARE', label: '每组按比例（%）' },
            { value: 'NUMBER', label: '每组按数量（笔）' },
          ]}
        />
        <div className="flex flex-wrap gap-x-6 gap-y-4">
          <TextField
            name="size"
            label="比例或数量"
            width="short"
            inputMode="decimal"
            defaultValue="10"
            hint="按比例的，不足一笔进为一笔"
            required
          />
          <TextField
            name="minimum"
            label="每组至少"
            unit="笔"
            width="short"
            inputMode="numeric"
            defaultValue="1"
            required
          />
        </div>
      </Section>
      <p>
        提交时系统生成随机种子并登记其摘要，下达抽取前任何人都看不到种子；方案提交后不能修改，由另一人下达。
      </p>
      <SubmitButton>提交方案</SubmitButton>
    </ActionForm>
  )
}

function Choices({
  legend,
  name,
  children,
}: {
  legend: string
  name: string
  children: { value: string; label: string }[]
}): ReactNode {
  return (
    <fieldset className="mt-4">
      <legend className="mb-1 font-medium">{legend}</legend>
      <div className="flex flex-wrap gap-x-5 gap-y-2">
        {children.map(({ value, label }) => (
          <label key={value} className="inline-flex min-h-8 items-center gap-2">
            <input type="checkbox" name={name} value={value} className="size-4 accent-accent" />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
