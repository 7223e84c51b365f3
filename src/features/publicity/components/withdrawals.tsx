import { DateTimeText } from '@/ui/date'
import { ReasonDialog } from '@/ui/dialog'
import { ActionForm } from '@/ui/form'
import { RadioGroupField } from '@/ui/form-fields'
import { NoticeBanner } from '@/ui/notice-banner'
import { SubmitButton } from '@/ui/submit-button'

import { confirmWithdrawalAction, proposeWithdrawalAction, refuseWithdrawalAction } from '../actions'
import type { PublicityOfList } from '../publicities'
import { withdrawalLabels } from '../state'

const afterwards = {
  REPUBLISH: '名单不变，更正公示内容后重新公示',
  REVISE: '名单退回编制修改，重新会商后公示',
} as const

/** 申请撤回: of the latest publicity, by any official of commerce; another decides. */
export function ProposeWithdrawal({ publicity }: { publicity: PublicityOfList }) {
  const { withdrawable, may, withdrawals } = publicity
  if (!withdrawable || !may.proposeWithdrawal) return null
  if (withdrawals.some(({ state }) => state === 'PROPOSED')) return null
  return (
    <ReasonDialog
      trigger="申请撤回公示"
      variant="danger"
      title="申请撤回公示"
      consequence="经另一位审批人员同意后，公众页面不再显示名单，只显示撤回和原因；原件和摘要由平台保留。已收到的异议在重新公示后继续处理。"
      confirm="提交撤回申请"
      reasonLabel="撤回原因"
      reasonHint="公众可以看到，请勿写个人信息和账号"
      action={proposeWithdrawalAction}
      fields={{ publicityId: withdrawable }}
    >
      <RadioGroupField
        name="afterwards"
        label="撤回后"
        required
        defaultValue="REPUBLISH"
        options={Object.entries(afterwards).map(([value, label]) => ({ value, label }))}
      />
    </ReasonDialog>
  )
}

/** What was proposed to be withdrawn: the one that waits with its decision, the others as a trace. */
export function Withdrawals({ publicity }: { publicity: PublicityOfList }) {
  return publicity.withdrawals.map((one) => (
    <NoticeBanner
      key={one.id}
      kind={one.state === 'PROPOSED' ? 'warning' : 'info'}
      title={`撤回 ${one.number}：${withdrawalLabels[one.state]}`}
    >
      <p>
        {one.proposedBy} <DateTimeText at={one.proposedAt} /> 申请。原因：{one.reason}。撤回后：
        {afterwards[one.afterwards]}。
      </p>
      {one.decidedAt && (
        <p>
          {one.decidedBy} <DateTimeText at={one.decidedAt} />{' '}
          {one.state === 'CONFIRMED' ? '同意撤回。' : `不同意：${one.remark}`}
        </p>
      )}
      {one.state === 'PROPOSED' && (one.own || !publicity.may.confirmWithdrawal) && (
        <p className="mt-1">须由另一位审批人员确认。确认前公示照常进行。</p>
      )}
      {one.state === 'PROPOSED' && !one.own && publicity.may.confirmWithdrawal && (
        <div className="mt-2 flex flex-wrap items-end gap-3">
          <ActionForm action={confirmWithdrawalAction}>
            <input type="hidden" name="withdrawalId" value={one.id} />
            <SubmitButton variant="danger">同意撤回</SubmitButton>
          </ActionForm>
          <ReasonDialog
            trigger="不同意撤回"
            title="不同意撤回"
            consequence="公示照常进行。"
            confirm="不同意撤回"
            reasonLabel="不同意的理由"
            action={refuseWithdrawalAction}
            fields={{ withdrawalId: one.id }}
          />
        </div>
      )}
    </NoticeBanner>
  ))
}
