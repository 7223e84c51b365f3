import { stateLabels } from '@/features/applications'
import { Amount } from '@/ui/amount'
import { Dialog, ReasonDialog } from '@/ui/dialog'
import { ActionForm } from '@/ui/form'
import { DateField, TextAreaField } from '@/ui/form-fields'
import { SubmitButton } from '@/ui/submit-button'

import {
  acceptDivisionLinesAction,
  passToMeAction,
  returnByDivisionAction,
  sendBackForFinanceAction,
  signForCommerceAction,
  signForFinanceAction,
  takeForDivisionAction,
} from '../actions'
import type { DivisionWorkspaceView } from '../views'

/** What this person may do with the application now; otherwise where it stands. */
export function DivisionDecision({ view }: { view: DivisionWorkspaceView }) {
  return (
    <>
      <span className="mr-auto">
        申请 <Amount value={view.application.requestedAmountCny} currency="CNY" />
        <span className="mx-2 text-ink-2">→</span>
        初审 <Amount value={view.amountCny} currency="CNY" strong />
      </span>
      <Steps view={view} />
    </>
  )
}

function Steps({ view }: { view: DivisionWorkspaceView }) {
  const { application, may } = view
  const fields = { applicationId: application.id }
  if (may.take) return <OneStep action={takeForDivisionAction} id={application.id} label="受理初审" main />
  if (may.passToMe) return <OneStep action={passToMeAction} id={application.id} label="转由我初审" />
  if (may.decide) return <CommerceSteps view={view} />
  if (may.sign)
    return (
      <>
        <ReasonDialog
          trigger="退回商务"
          title="退回商务部门"
          consequence="申报回到初审人手中，逐行核定保留。"
          confirm="退回商务部门"
          action={sendBackForFinanceAction}
          fields={fields}
          reasonName="remark"
          reasonLabel="退回意见"
        />
        <ReasonDialog
          trigger="财政会签"
          variant="primary"
          title="财政会签"
          consequence={
            <>
              将会签初审金额 <Amount value={view.amountCny} currency="CNY" strong />
              。会签后金额不再改动，随汇总表报送省商务厅。
            </>
          }
          confirm="会签"
          action={signForFinanceAction}
          fields={fields}
          reasonName="remark"
          reasonLabel="会签意见"
          needsReason={false}
        />
      </>
    )
  return <span className="text-ink-2">目前：{stateLabels[application.state]}</span>
}

function CommerceSteps({ view }: { view: DivisionWorkspaceView }) {
  const { application, hindrances, lines } = view
  return (
    <>
      {lines.some(({ decided }) => !decided) && (
        <OneStep action={acceptDivisionLinesAction} id={application.id} label="其余各行通过" />
      )}
      <Dialog trigger="退回补正" title={`退回补正：${application.applicant.name}`}>
        <ActionForm action={returnByDivisionAction}>
          <input type="hidden" name="applicationId" value={application.id} />
          <p>请一次性列明全部问题。退回后企业会收到通知，在截止日期前重新提交。</p>
          <TextAreaField
            name="defects"
            label="问题"
            hint="每行一条，写明是什么问题、怎样补正。"
            rows={4}
            required
          />
          <DateField name="correctBy" label="补正截止日期" hint="含当日。" required />
          <SubmitButton>退回补正</SubmitButton>
        </ActionForm>
      </Dialog>
      <ReasonDialog
        trigger="商务签署"
        variant="primary"
        title="商务签署"
        consequence={
          hindrances.length > 0 ? (
            <ul className="list-disc space-y-1 pl-5">
              {hindrances.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          ) : (
            <>
              初审金额 <Amount value={view.amountCny} currency="CNY" strong />
              ，签署后交本地财政部门会签。
            </>
          )
        }
        confirm="签署"
        action={signForCommerceAction}
        fields={{ applicationId: application.id }}
        reasonName="opinion"
        reasonLabel="初审意见"
        reasonHint="例如：材料齐全，同意上报。"
      />
    </>
  )
}

interface OneStepProps {
  action: typeof takeForDivisionAction
  id: string
  label: string
  main?: boolean
}

function OneStep({ action, id, label, main }: OneStepProps) {
  return (
    <ActionForm action={action} className="space-y-0">
      <input type="hidden" name="applicationId" value={id} />
      <SubmitButton variant={main ? 'primary' : 'secondary'}>{label}</SubmitButton>
    </ActionForm>
  )
}
