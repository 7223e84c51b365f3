import { Dialog } from '@/ui/dialog'
import { ActionForm } from '@/ui/form'
import { CheckboxField, DateField, TextAreaField } from '@/ui/form-fields'
import { SubmitButton } from '@/ui/submit-button'

import { returnAction } from '../actions'
import { defectWords } from '../defect-words'
import type { ReviewWorkspaceView } from '../workspace'

/** 一次性告知: what the findings say, in words for the applicant, to be ticked; what else is wrong, one a line. */
export function ReturnDialog({ view }: { view: ReviewWorkspaceView }) {
  const { application, findings, lines } = view
  const defects = findings
    .filter(({ settlement }) => settlement !== 'EXPLAINED')
    .map((finding) => ({
      finding,
      position: lines.find(({ id }) => id === finding.lineId)?.position ?? null,
    }))
    .toSorted((a, b) => (a.position ?? 0) - (b.position ?? 0))
    .flatMap(({ finding, position }) => defectWords(finding, position) ?? [])
  return (
    <Dialog trigger="退回补正" title={`退回补正：${application.applicant.name}`}>
      <ActionForm action={returnAction}>
        <input type="hidden" name="applicationId" value={application.id} />
        <p>请一次性列明全部问题。退回后申报单位会收到通知，在截止日期前重新提交。</p>
        {[...new Set(defects)].map((text) => (
          <CheckboxField key={text} name="defects" label={text} value={text} defaultChecked />
        ))}
        <TextAreaField
          name="defects"
          label={defects.length > 0 ? '其他问题' : '问题'}
          hint="每行一条，写明是什么问题、怎样补正。"
          rows={4}
        />
        <DateField name="correctBy" label="补正截止日期" hint="含当日。" required />
        <SubmitButton>退回补正</SubmitButton>
      </ActionForm>
    </Dialog>
  )
}
