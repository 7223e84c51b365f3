import { DateText, DateTimeText } from '@/ui/date'
import { FileList } from '@/ui/file-list'
import { ActionForm } from '@/ui/form'
import { FileField, TextAreaField } from '@/ui/form-fields'
import { NoticeBanner } from '@/ui/notice-banner'
import { PageHeader } from '@/ui/page-header'
import { Section } from '@/ui/section'
import { SubmitButton } from '@/ui/submit-button'

import { respondAction } from '../actions'
import type { RequestDetail } from '../ask-enterprise'

/** What an enterprise sees of a spot check: the request to it, and its own answer. */
export function RequestPage({ request }: { request: RequestDetail }) {
  return (
    <>
      <PageHeader title="抽查通知">
        <span>{request.planNumber}</span>
        <span>申报 {request.receiptNumber}</span>
      </PageHeader>
      <Section title="请您说明和提供">
        <p className="whitespace-pre-line">{request.words}</p>
        <p className="mt-3 text-ink-2">
          通知时间 <DateTimeText at={request.askedAt} />
          ，依据豫商财〔2024〕15号 二(三)
        </p>
      </Section>
      {request.answeredAt ? (
        <Section title="您的答复">
          <NoticeBanner kind="success" title="答复已收到。">
            核查结束后将在消息中告知。
          </NoticeBanner>
          <p className="mt-3 whitespace-pre-line">
            <DateTimeText at={request.answeredAt} />：{request.answer}
          </p>
          {request.files.length > 0 && (
            <FileList files={request.files.map((file) => ({ ...file, href: `/files/${file.id}` }))} />
          )}
        </Section>
      ) : (
        <Section title="答复" boxed>
          {request.late ? (
            <NoticeBanner kind="warning" title="答复期限已过。">
              现在提交的答复仍会收入案卷，并注明逾期。
            </NoticeBanner>
          ) : (
            <p>
              请在 <DateText date={request.answerBy} /> 24:00
              前答复；逾期未答复的，不影响作出核查结论。答复提交后不能更改。
            </p>
          )}
          <ActionForm action={respondAction} className="mt-4">
            <input type="hidden" name="sheetId" value={request.sheetId} />
            <TextAreaField name="answer" label="情况说明" rows={6} required />
            <FileField
              name="files[]"
              label="证明材料"
              accept=".pdf,.jpg,.png,.ofd"
              hint="PDF、图片或 OFD，可一次选择多份"
              multiple
            />
            <SubmitButton>提交答复</SubmitButton>
          </ActionForm>
        </Section>
      )}
    </>
  )
}
