import { FileList } from '@/ui/file-list'
import { ActionForm } from '@/ui/form'
import { FileField, RadioGroupField, SelectField, TextAreaField } from '@/ui/form-fields'
import { Section } from '@/ui/section'
import { StatusMark } from '@/ui/status'
import { SubmitButton } from '@/ui/submit-button'

import { addEvidenceAction, saveAnswersAction } from '../actions'
import type { SheetDetail } from '../sheets'
import { findingLabels, findingTones } from '../state'

const findings = (['CONFORMS', 'DIFFERS', 'NOT_APPLICABLE'] as const).map((value) => ({
  value,
  label: findingLabels[value],
}))

type Check = SheetDetail['checks'][number]

/** The named checks: a form for the checker, the answers for everyone else. */
export function SheetChecks({ sheet }: { sheet: SheetDetail }) {
  if (!sheet.may.check)
    return (
      <Section title="核查项目">
        {sheet.checks.map((check) => (
          <Item key={check.key} check={check}>
            {check.finding ? (
              <StatusMark kind={findingTones[check.finding]}>{findingLabels[check.finding]}</StatusMark>
            ) : (
              <span className="text-ink-2">尚未填写</span>
            )}
            {check.facts && <p className="mt-1 whitespace-pre-line">{check.facts}</p>}
            <Evidence check={check} />
          </Item>
        ))}
      </Section>
    )
  return (
    <>
      <Section title="核查项目" note="可以分次保存；不符或不适用的须写明事实">
        <ActionForm action={saveAnswersAction}>
          <input type="hidden" name="sheetId" value={sheet.id} />
          {sheet.checks.map((check) => (
            <Item key={check.key} check={check}>
              <div className="grid gap-3 sm:grid-cols-2">
                <RadioGroupField
                  name={`finding.${check.key}`}
                  label={`${check.label}核查结果`}
                  hideLabel
                  options={findings}
                  {...(check.finding ? { defaultValue: check.finding } : {})}
                  inline
                />
                <TextAreaField
                  name={`facts.${check.key}`}
                  label={`${check.label}核查事实`}
                  rows={2}
                  defaultValue={check.facts}
                />
              </div>
              <Evidence check={check} />
            </Item>
          ))}
          <SubmitButton variant="secondary">保存核查结果</SubmitButton>
        </ActionForm>
      </Section>
      <Section title="上传佐证" boxed note="不符的项目至少一份；企业看不到">
        <ActionForm action={addEvidenceAction}>
          <input type="hidden" name="sheetId" value={sheet.id} />
          <SelectField
            name="check"
            label="核查项目"
            emptyLabel="请选择"
            required
            options={sheet.checks.map(({ key, label }) => ({ value: key, label }))}
          />
          <FileField
            name="file"
            label="佐证文件"
            accept=".pdf,.jpg,.png,.ofd"
            hint="PDF、图片或 OFD"
            required
          />
          <SubmitButton variant="secondary">上传佐证</SubmitButton>
        </ActionForm>
      </Section>
    </>
  )
}

function Item({ check, children }: { check: Check; children: React.ReactNode }) {
  return (
    <div className="border-t border-line py-3 first:border-t-0">
      <p className="font-medium">
        {check.label}
        <span className="ml-2 font-normal text-ink-2">（{check.clause}）</span>
      </p>
      <p className="mb-2 text-ink-2">{check.how}</p>
      {children}
    </div>
  )
}

function Evidence({ check }: { check: Check }) {
  if (check.files.length === 0) return null
  return <FileList files={check.files.map((file) => ({ ...file, href: `/files/${file.id}` }))} />
}
