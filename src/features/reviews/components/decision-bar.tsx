import { stateLabels } from '@/features/applications'
import { Amount } from '@/ui/amount'
import { LinkButton } from '@/ui/button'
import { ReasonDialog } from '@/ui/dialog'
import { ActionForm } from '@/ui/form'
import { SubmitButton } from '@/ui/submit-button'

import {
  acceptRemainingAction,
  approveAction,
  prepareAction,
  rejectAction,
  sendBackAction,
  takeAction,
  takeOverAction,
} from '../actions'
import type { ReviewWorkspaceView } from '../workspace'
import { ReturnDialog } from './return-dialog'

/** What this person may do with the application now, always in sight; otherwise where it stands. */
export function DecisionBar({ view, nextHref }: { view: ReviewWorkspaceView; nextHref: string | null }) {
  const { application, amountCny } = view
  return (
    <>
      <span className="mr-auto">
        申请 <Amount value={application.requestedAmountCny} currency="CNY" />
        <span className="mx-2 text-ink-2">→</span>
        核定 <Amount value={amountCny} currency="CNY" strong />
      </span>
      <Steps view={view} />
      {nextHref && (
        <LinkButton href={nextHref} icon="right">
          下一件
        </LinkButton>
      )}
    </>
  )
}

function Steps({ view }: { view: ReviewWorkspaceView }) {
  const { application, may } = view
  const fields = { applicationId: application.id }
  if (may.take) return <OneStep action={takeAction} id={application.id} label="受理审核" main />
  if (may.takeOver) return <OneStep action={takeOverAction} id={application.id} label="转由我办理" />
  if (may.decide) return <PreparerSteps view={view} />
  if (may.check)
    return (
      <>
        <ReasonDialog
          trigger="不予支持"
          variant="danger"
          title="不予支持"
          consequence="作出后不能恢复，申报单位会收到理由。"
          confirm="不予支持这件申报"
          action={rejectAction}
          fields={fields}
          reasonName="remark"
        />
        <ReasonDialog
          trigger="退回经办"
          title="退回经办"
          consequence="申报回到经办手中，逐行核定保留。"
          confirm="退回经办"
          action={sendBackAction}
          fields={fields}
          reasonName="remark"
        />
        <ReasonDialog
          trigger="复核通过"
          variant="primary"
          title="复核通过"
          consequence={
            <>
              将核定 <Amount value={view.amountCny} currency="CNY" strong />
              ，占用企业当期上限并登记各笔缴费。若上限余额不足，按余额核减。
            </>
          }
          confirm="复核通过"
          action={approveAction}
          fields={fields}
          reasonName="remark"
          reasonLabel="复核意见"
          needsReason={false}
        />
      </>
    )
  return <span className="text-ink-2">目前：{stateLabels[application.state]}</span>
}

function PreparerSteps({ view }: { view: ReviewWorkspaceView }) {
  const { application, hindrances, lines } = view
  const fields = { applicationId: application.id }
  return (
    <>
      {lines.some(({ decided }) => !decided) && (
        <OneStep action={acceptRemainingAction} id={application.id} label="其余各行通过" />
      )}
      <ReturnDialog view={view} />
      <ReasonDialog
        trigger="提交复核"
        variant="primary"
        title="提交复核"
        consequence={
          hindrances.length > 0 ? (
            <ul className="list-disc space-y-1 pl-5">
              {hindrances.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          ) : (
            <>
              核定 <Amount value={view.amountCny} currency="CNY" strong />
              ，计算书随之保存，交由另一位同事复核。
            </>
          )
        }
        confirm="提交复核"
        action={prepareAction}
        fields={fields}
        reasonName="opinion"
        reasonLabel="审核意见"
        reasonHint="例如：材料齐全，同意支持。"
      />
    </>
  )
}

interface OneStepProps {
  action: typeof takeAction
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
