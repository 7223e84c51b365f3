import { LinkButton } from '@/ui/button'
import { ReasonDialog } from '@/ui/dialog'
import { EmptyState } from '@/ui/empty-state'
import { ActionForm } from '@/ui/form'
import { NoticeBanner } from '@/ui/notice-banner'
import { PageHeader } from '@/ui/page-header'
import { Section } from '@/ui/section'
import { StatusMark } from '@/ui/status'
import { SubmitButton } from '@/ui/submit-button'

import { declareAction } from '../actions'
import type { CaseStanding, MyReviews as View } from '../expert-reviews'

const standings: Record<CaseStanding, ['draft' | 'progress' | 'warning' | 'success' | 'refused', string]> = {
  UNDECLARED: ['warning', '待声明'],
  RECUSED: ['refused', '回避'],
  TO_SCORE: ['warning', '待评审'],
  WAITING: ['progress', '已提交，等待其他专家'],
  TO_SUMMARISE: ['warning', '待汇总'],
  DONE: ['success', '已汇总'],
}

/** 我的评审: first the declaration, per application; only then does its material open. */
export function MyReviews({ panels }: View) {
  return (
    <>
      <PageHeader
        title="我的评审"
        count={panels.reduce((sum, { cases }) => sum + cases.length, 0)}
        countUnit="件"
      />
      {panels.length === 0 && (
        <EmptyState reason="目前没有分派给您的评审。">被抽取参加评审后，会显示在这里和待办中。</EmptyState>
      )}
      {panels.map((panel) => (
        <Section
          key={panel.panelId}
          title={`${panel.title}（${panel.number}）`}
          note={`${panel.roundTitle}，您是第 ${panel.seat} 席${panel.isChair ? '，组长' : ''}`}
        >
          {panel.state === 'CONCLUDED' ? (
            <NoticeBanner kind="info" title="评审已结束">
              申报材料已不再开放。
            </NoticeBanner>
          ) : (
            panel.cases.some(({ standing }) => standing === 'UNDECLARED') && (
              <NoticeBanner kind="info" title="请先作回避声明">
                请逐件声明您与申报单位、所列保险机构有无利害关系。声明前，申报材料不开放；声明有利害关系的，本件对您关闭。
              </NoticeBanner>
            )
          )}
          <ol className="border-t border-line">
            {panel.cases.map((place) => {
              const [kind, label] = standings[place.standing]
              return (
                <li
                  key={place.applicationId}
                  className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line py-3"
                >
                  <span>{place.receiptNumber}</span>
                  <strong>{place.applicantName}</strong>
                  <StatusMark kind={kind}>{label}</StatusMark>
                  {place.insurers && (
                    <span className="basis-full text-ink-2">保险机构：{place.insurers}</span>
                  )}
                  {place.standing === 'RECUSED' && (
                    <span className="basis-full text-ink-2">
                      {place.found ? `系统核对：您${place.found}` : `您的声明：${place.declaredReason}`}
                    </span>
                  )}
                  {panel.state === 'OPEN' && <Steps panelId={panel.panelId} place={place} />}
                </li>
              )
            })}
          </ol>
        </Section>
      ))}
    </>
  )
}

function Steps({ panelId, place }: { panelId: string; place: View['panels'][number]['cases'][number] }) {
  const { applicationId, applicantName, standing } = place
  if (standing === 'RECUSED') return null
  return (
    <span className="flex flex-wrap gap-2">
      {standing === 'UNDECLARED' ? (
        <ActionForm action={declareAction} className="space-y-0">
          <input type="hidden" name="panelId" value={panelId} />
          <input type="hidden" name="applicationId" value={applicationId} />
          <input type="hidden" name="interest" value="no" />
          <SubmitButton size="small">{`声明与${applicantName}无利害关系`}</SubmitButton>
        </ActionForm>
      ) : (
        <LinkButton href={`/expert/reviews/${panelId}/${applicationId}`} variant="primary" size="small">
          {standing === 'TO_SCORE' ? '评审' : standing === 'TO_SUMMARISE' ? '汇总' : '查看'}
        </LinkButton>
      )}
      {standing !== 'DONE' && (
        <ReasonDialog
          trigger="有利害关系，申请回避"
          title={`回避：${applicantName}`}
          consequence="声明后本件申报对您关闭，不能撤回。"
          confirm="声明有利害关系"
          action={declareAction}
          fields={{ panelId, applicationId, interest: 'yes' }}
          reasonLabel="利害关系说明"
        />
      )}
    </span>
  )
}
