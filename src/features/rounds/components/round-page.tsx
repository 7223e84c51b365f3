import { PROGRAMME_NAMES } from '@/policy-rules'
import { LinkButton } from '@/ui/button'
import { DateTimeText } from '@/ui/date'
import { ReasonDialog } from '@/ui/dialog'
import { ActionForm } from '@/ui/form'
import { NoticeBanner } from '@/ui/notice-banner'
import { StatusMark } from '@/ui/status'
import { SubmitButton } from '@/ui/submit-button'

import { releaseRoundAction, sendBackRoundAction, submitRoundAction, withdrawRoundAction } from '../actions'
import type { RoundFile } from '../read-rounds'
import { canMove, stateLabels, stateTones, withdrawalOf } from '../state'
import { NoticeDocument } from './notice-document'

interface RoundPageProps {
  round: RoundFile
  /** Who looks: their steps are offered, and never the release of their own work. */
  viewer: { role: string; accountId: string | null }
}

/** A round as it will be read, and what can be done with it now. */
export function RoundPage({ round, viewer }: RoundPageProps) {
  return (
    <>
      <p className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-2">
        <StatusMark kind={stateTones[round.state]}>{stateLabels[round.state]}</StatusMark>
        <span>{PROGRAMME_NAMES[round.programme]}</span>
        <span>经办 {round.preparedBy}</span>
        {round.submittedAt && (
          <span>
            提交 <DateTimeText at={round.submittedAt} />
          </span>
        )}
        {round.releasedAt && (
          <span>
            {round.releasedBy} 发布 <DateTimeText at={round.releasedAt} />
          </span>
        )}
      </p>
      {round.state === 'DRAFT' && round.sentBackReason && (
        <NoticeBanner kind="warning" title="复核退回，请修改后重新提交">
          {round.sentBackReason}
        </NoticeBanner>
      )}
      {round.state === 'WITHDRAWN' && round.withdrawnAt && (
        <NoticeBanner kind="warning" title="批次已撤回">
          {round.withdrawnBy} <DateTimeText at={round.withdrawnAt} /> 撤回，原因：{round.withdrawalReason}
        </NoticeBanner>
      )}
      <Steps round={round} viewer={viewer} />
      <Withdrawal round={round} viewer={viewer} />
      <NoticeDocument notice={round} />
    </>
  )
}

function Steps({ round, viewer }: RoundPageProps) {
  const { role, accountId } = viewer
  if (canMove(role, round.state, 'submit'))
    return (
      <ActionForm action={submitRoundAction} className="mb-6">
        <input type="hidden" name="id" value={round.id} />
        <div className="flex flex-wrap gap-2">
          <SubmitButton>提交发布</SubmitButton>
          <LinkButton href={`/commerce/rounds/${round.id}/edit`}>修改草稿</LinkButton>
        </div>
      </ActionForm>
    )
  if (!canMove(role, round.state, 'release')) return null
  if (round.preparedById === accountId)
    return <NoticeBanner>批次由您经办，须由另一位人员复核发布。请联系复核人员。</NoticeBanner>
  return (
    <div className="mb-6 flex flex-wrap items-end gap-2">
      <ActionForm action={releaseRoundAction}>
        <input type="hidden" name="id" value={round.id} />
        <p>发布后全体申报对象可见并收到消息，内容不能再修改。</p>
        <SubmitButton>发布批次</SubmitButton>
      </ActionForm>
      <ReasonDialog
        trigger="退回修改"
        title="退回批次"
        consequence="批次退回经办修改，经办会收到消息。"
        confirm="退回批次"
        reasonLabel="退回原因"
        action={sendBackRoundAction}
        fields={{ id: round.id }}
      />
    </div>
  )
}

/** The preparer takes back what is not released, the approver what is and nobody has applied for. */
function Withdrawal({ round, viewer }: RoundPageProps) {
  const verb = withdrawalOf(viewer.role, round.state)
  if (!verb) return null
  const released = verb === 'withdrawReleased'
  if (!released && round.preparedById !== viewer.accountId) return null
  return (
    <div className="mb-6">
      <ReasonDialog
        trigger="撤回批次"
        variant="danger"
        title="撤回批次"
        consequence={
          released
            ? '通知不再公开，已填写草稿的申报单位会收到消息。已有申报提交的批次不能撤回。'
            : '批次不再发布，记录和撤回原因保留，文号可以重新使用。'
        }
        confirm="撤回批次"
        reasonLabel="撤回原因"
        action={withdrawRoundAction}
        fields={{ id: round.id }}
      />
    </div>
  )
}
