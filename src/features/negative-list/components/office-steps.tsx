import { ActionForm } from '@/ui/form'
import { DateField, FileField, RadioGroupField, TextAreaField, TextField } from '@/ui/form-fields'
import { Section } from '@/ui/section'
import { SubmitButton } from '@/ui/submit-button'

import {
  addEvidenceAction,
  decideCaseAction,
  proposeDecisionAction,
  removeFromListAction,
  replyToObjectionAction,
  sendBackProposalAction,
  startHearingAction,
} from '../actions'
import type { CaseDetail } from '../cases'

const outcomes = [
  { value: 'LIST', label: '列入负面清单', hint: '自决定之日起三年，末日计入（口径 L2）' },
  { value: 'SPARE', label: '不列入，结案', hint: '暂缓的申报恢复办理' },
]

/** What an official may do with the case now; nothing of it lists anybody before the decision (L1). */
export function OfficeSteps({ of, today }: { of: CaseDetail; today: string }) {
  const id = <input type="hidden" name="caseId" value={of.id} />
  return (
    <>
      {of.may.evidence && (
        <Section title="补充证据" boxed>
          <ActionForm action={addEvidenceAction}>
            {id}
            <TextAreaField name="words" label="证据说明" rows={2} required />
            <FileField name="files" label="证据文件" accept=".pdf,.jpg,.png,.ofd" hint="PDF、图片或 OFD" />
            <SubmitButton variant="secondary">保存证据</SubmitButton>
          </ActionForm>
        </Section>
      )}
      {of.may.hear && (
        <Section title="告知企业并听取陈述" boxed>
          <ActionForm action={startHearingAction}>
            {id}
            <p>企业将收到通知，看到上述事实和证据，并可在期限内提交陈述、申辩和材料。</p>
            <DateField name="hearUntil" label="陈述期限" hint="至当日 24:00" required />
            <SubmitButton>告知企业</SubmitButton>
          </ActionForm>
        </Section>
      )}
      {of.may.propose && (
        <Section title="处理建议" boxed>
          <ActionForm action={proposeDecisionAction}>
            {id}
            <RadioGroupField name="outcome" label="建议" options={outcomes} required />
            <TextAreaField name="words" label="理由" rows={3} required />
            <SubmitButton>送处室负责人决定</SubmitButton>
          </ActionForm>
        </Section>
      )}
      {of.may.list && (
        <Section title="决定" boxed>
          <ActionForm action={decideCaseAction}>
            {id}
            <RadioGroupField name="outcome" label="决定" options={outcomes} required />
            <TextField
              name="authority"
              label="作出决定的部门"
              defaultValue="河南省商务厅、河南省财政厅"
              required
            />
            <TextField name="documentNumber" label="决定文号" hint="如 豫商财〔2026〕61号" required />
            <DateField name="decisionDate" label="决定日期" defaultValue={today} required />
            <TextAreaField name="words" label="决定理由" rows={3} required />
            <SubmitButton variant="danger">登记决定</SubmitButton>
          </ActionForm>
          <ActionForm action={sendBackProposalAction} className="mt-6">
            {id}
            <TextAreaField name="words" label="退回原因" rows={2} required />
            <SubmitButton variant="secondary">退回经办</SubmitButton>
          </ActionForm>
        </Section>
      )}
      {of.may.reply && of.waitsForReply && (
        <Section title="答复异议" boxed>
          <ActionForm action={replyToObjectionAction}>
            {id}
            <TextAreaField name="words" label="答复" hint="企业可以看到" rows={3} required />
            <SubmitButton>答复企业</SubmitButton>
          </ActionForm>
        </Section>
      )}
      {of.may.remove && (
        <Section title="提前移出" boxed>
          <ActionForm action={removeFromListAction}>
            {id}
            <TextField name="documentNumber" label="移出文号" required />
            <TextAreaField name="words" label="移出理由" rows={3} required />
            <SubmitButton variant="danger">移出清单</SubmitButton>
          </ActionForm>
        </Section>
      )}
    </>
  )
}
