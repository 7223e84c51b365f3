import { DateText, DateTimeText } from '@/ui/date'
import { FileList } from '@/ui/file-list'
import { ActionForm } from '@/ui/form'
import { DateField, TextAreaField } from '@/ui/form-fields'
import { Section } from '@/ui/section'
import { SubmitButton } from '@/ui/submit-button'

import { askEnterpriseAction } from '../actions'
import type { SheetDetail } from '../sheets'

/** What the enterprise was told and asked, and what it says. */
export function SheetRequest({ sheet, today }: { sheet: SheetDetail; today: string }) {
  const { request } = sheet
  if (!request)
    return sheet.may.check && sheet.isEnterprise ? (
      <Section title="告知企业" boxed note="有不符的，须先告知企业并听取说明">
        <ActionForm action={askEnterpriseAction}>
          <input type="hidden" name="sheetId" value={sheet.id} />
          <TextAreaField
            name="words"
            label="请企业说明和提供"
            hint="企业只能看到这段话和期限，看不到核查表"
            rows={4}
            required
          />
          <DateField name="answerBy" label="答复期限" hint="至当日 24:00" min={today} required />
          <SubmitButton variant="secondary">通知企业</SubmitButton>
        </ActionForm>
      </Section>
    ) : null
  return (
    <Section title="企业说明">
      <p className="whitespace-pre-line">
        <DateTimeText at={request.askedAt} /> 通知企业：{request.words}
      </p>
      {request.answeredAt ? (
        <>
          <p className="mt-3 whitespace-pre-line">
            <DateTimeText at={request.answeredAt} /> 企业答复{request.late && '（逾期）'}：{request.answer}
          </p>
          {request.files.length > 0 && (
            <FileList files={request.files.map((file) => ({ ...file, href: `/files/${file.id}` }))} />
          )}
        </>
      ) : (
        <p className="mt-3 text-ink-2">
          尚未答复，期限 <DateText date={request.answerBy} />
          {request.late ? '，已过。' : '。'}
        </p>
      )}
    </Section>
  )
}
