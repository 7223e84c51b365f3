import { DateText } from '@/ui/date'
import { ActionForm } from '@/ui/form'
import { FileField, TextAreaField } from '@/ui/form-fields'
import { NoticeBanner } from '@/ui/notice-banner'
import { Section } from '@/ui/section'
import { SubmitButton } from '@/ui/submit-button'

import { answerCaseAction, objectToListingAction } from '../actions'
import type { CaseDetail } from '../cases'

/** What the enterprise may do: answer while it is heard, object once it is listed. */
export function EnterpriseSteps({ of, today }: { of: CaseDetail; today: string }) {
  const id = <input type="hidden" name="caseId" value={of.id} />
  return (
    <>
      {of.may.answer && (
        <Section title="陈述申辩" boxed>
          {today > of.hearUntil! ? (
            <NoticeBanner kind="warning" title="陈述期限已过。">
              现在提交的内容仍会记入案卷，并注明逾期。
            </NoticeBanner>
          ) : (
            <p>
              请在 <DateText date={of.hearUntil!} /> 24:00 前提交；逾期未提交的，不影响作出决定。
            </p>
          )}
          <ActionForm action={answerCaseAction}>
            {id}
            <TextAreaField name="words" label="陈述和申辩" rows={5} required />
            <FileField
              name="files"
              label="证明材料"
              accept=".pdf,.jpg,.png,.ofd"
              hint="PDF、图片或 OFD，可多次提交"
            />
            <SubmitButton>提交陈述</SubmitButton>
          </ActionForm>
        </Section>
      )}
      {of.may.object && !of.waitsForReply && (
        <Section title="对决定提出异议" boxed>
          <ActionForm action={objectToListingAction}>
            {id}
            <p>异议办理期间，决定继续有效。</p>
            <TextAreaField name="words" label="异议和理由" rows={4} required />
            <FileField name="files" label="证明材料" accept=".pdf,.jpg,.png,.ofd" hint="PDF、图片或 OFD" />
            <SubmitButton>提交异议</SubmitButton>
          </ActionForm>
        </Section>
      )}
      {of.waitsForReply && (
        <NoticeBanner title="异议已收到。">省商务厅答复后，将在本页和消息中告知。</NoticeBanner>
      )}
    </>
  )
}
