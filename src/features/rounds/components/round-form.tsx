'use client'

import { ActionForm, type ActionState } from '@/ui/form'
import { DateField, RadioGroupField, SelectField, TextAreaField, TextField } from '@/ui/form-fields'
import { Section } from '@/ui/section'
import { SubmitButton } from '@/ui/submit-button'

import { FixedRatesGrid, RequirementsGrid } from './round-grids'

/** What the form begins with: a stored draft, or the defaults of a programme. */
export interface RoundFormValues {
  id: string | null
  version: number | null
  programme: string
  isGeneral: boolean
  noticeNumber: string
  title: string
  halfYear: string
  opensOn: string
  closesOn: string
  supportRatio: string
  fxRule: string
  fixedRates: { currency: string; rate: string }[]
  requirements: { name: string; hint: string; required: string }[]
  divisionReview: boolean
  expertReview: boolean
  budgetYear: number
  fundDocument: string
  publicityDays: number
  contactPhone: string
  body: string
}

interface RoundFormProps {
  action: (previous: ActionState, form: FormData) => Promise<ActionState>
  values: RoundFormValues
  halfYears: { value: string; label: string }[]
  budgetYears: number[]
  fxRules: { value: string; label: string; hint?: string }[]
  currencies: { value: string; label: string }[]
  ratioCeiling: string
}

/** A joint notice, field by field. A draft may be kept before everything is filled in. */
export function RoundForm({
  action,
  values,
  halfYears,
  budgetYears,
  fxRules,
  currencies,
  ratioCeiling,
}: RoundFormProps) {
  return (
    <ActionForm action={action}>
      {values.id && <input type="hidden" name="id" value={values.id} />}
      {values.version !== null && <input type="hidden" name="version" value={values.version} />}
      <input type="hidden" name="programme" value={values.programme} />
      <Section title="通知">
        <div className="space-y-5">
          <TextField
            name="noticeNumber"
            label="通知文号"
            hint="例如 豫商财函〔2026〕12号，方括号会自动改为六角括号"
            defaultValue={values.noticeNumber}
            required
          />
          <TextField
            name="title"
            label="通知标题"
            hint="发布前必须填写"
            width="full"
            defaultValue={values.title}
          />
          <TextAreaField
            name="body"
            label="通知正文"
            hint="发布前必须填写；空一行分段，申报时间、材料和电话会自动列在正文之后"
            rows={8}
            defaultValue={values.body}
          />
          <TextField
            name="contactPhone"
            label="咨询电话"
            hint="发布前必须填写"
            defaultValue={values.contactPhone}
          />
        </div>
      </Section>
      <Section title="申报">
        <div className="grid gap-5 md:grid-cols-3">
          <SelectField
            name="halfYear"
            required
            label="申报周期"
            options={halfYears}
            defaultValue={values.halfYear}
            width="short"
          />
          <DateField name="opensOn" label="开始申报" defaultValue={values.opensOn} required />
          <DateField
            name="closesOn"
            label="截止申报"
            hint="当日 24:00 前有效"
            defaultValue={values.closesOn}
            required
          />
        </div>
        <div className="mt-5 space-y-5">
          {values.isGeneral && (
            <TextField
              name="supportRatio"
              label="支持比例"
              hint={`不超过 ${ratioCeiling}（一(三)），可填 50% 或 0.5`}
              defaultValue={values.supportRatio}
              width="short"
              required
            />
          )}
          <RadioGroupField
            name="fxRule"
            required
            label="外币折算"
            options={fxRules}
            defaultValue={values.fxRule}
          />
          <FixedRatesGrid initialRows={values.fixedRates} currencies={currencies} />
          <RadioGroupField
            name="divisionReview"
            required
            label="市县初审"
            inline
            options={[
              { value: 'no', label: '不需要，直接由省级审核' },
              { value: 'yes', label: '需要市县商务部门初审' },
            ]}
            defaultValue={values.divisionReview ? 'yes' : 'no'}
          />
          <RadioGroupField
            name="expertReview"
            required
            label="专家评审"
            inline
            options={[
              { value: 'no', label: '不需要' },
              { value: 'yes', label: '须经专家评审组或第三方机构评审后才能审核通过' },
            ]}
            defaultValue={values.expertReview ? 'yes' : 'no'}
          />
        </div>
      </Section>
      <Section title="申报材料" note="申报人按这个清单逐项上传">
        <RequirementsGrid initialRows={values.requirements} />
      </Section>
      <Section title="资金与公示">
        <div className="grid gap-5 md:grid-cols-3">
          <SelectField
            name="budgetYear"
            required
            label="预算年度"
            options={budgetYears.map((year) => ({ value: String(year), label: `${year}年` }))}
            defaultValue={String(values.budgetYear)}
            width="short"
          />
          <TextField
            name="fundDocument"
            label="资金文件"
            hint="发布前必须填写（口径 P3），例如 豫财贸〔2026〕8号"
            defaultValue={values.fundDocument}
          />
          <TextField
            name="publicityDays"
            required
            label="公示期"
            unit="工作日"
            inputMode="numeric"
            defaultValue={values.publicityDays}
            width="short"
          />
        </div>
      </Section>
      <SubmitButton pendingText="正在保存…">保存草稿</SubmitButton>
    </ActionForm>
  )
}
