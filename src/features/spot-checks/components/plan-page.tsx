import { LinkButton } from '@/ui/button'
import { DateTimeText } from '@/ui/date'
import { DetailsList } from '@/ui/details-list'
import { ReasonDialog } from '@/ui/dialog'
import { ActionForm } from '@/ui/form'
import { NoticeBanner } from '@/ui/notice-banner'
import { PageHeader } from '@/ui/page-header'
import { Section } from '@/ui/section'
import { StatusMark } from '@/ui/status'
import { SubmitButton } from '@/ui/submit-button'

import { closePlanAction, releasePlanAction, sendBackPlanAction } from '../actions'
import type { PlanDetail } from '../plans'
import { planLabels, planTones } from '../state'
import { PlanDraw } from './plan-draw'
import { PlanSheets } from './plan-sheets'

export interface DrawnAgain {
  rows: number
  differences: string[]
}

/** One plan: what is to be looked at, what was drawn out of what, and each sheet. */
export function PlanPage({
  plan,
  again,
  today,
}: {
  plan: PlanDetail
  again: DrawnAgain | null
  today: string
}) {
  const signed = plan.sheets.filter(({ state }) => state === 'SIGNED').length
  return (
    <>
      <PageHeader
        title={plan.title}
        actions={
          <>
            {plan.files.pdf && (
              <LinkButton href={`/files/${plan.files.pdf}`} icon="download" download>
                下载汇总表（PDF）
              </LinkButton>
            )}
            {plan.files.xlsx && (
              <LinkButton href={`/files/${plan.files.xlsx}`} icon="download" download>
                下载汇总表（Excel）
              </LinkButton>
            )}
          </>
        }
      >
        <span>{plan.number}</span>
        <StatusMark kind={planTones[plan.state]}>{planLabels[plan.state]}</StatusMark>
        {plan.sheets.length > 0 && (
          <span>
            已签署 {signed} / {plan.sheets.length} 份
          </span>
        )}
      </PageHeader>
      {plan.state === 'SENT_BACK' && (
        <NoticeBanner kind="warning" title={`${plan.decidedBy}已退回`}>
          {plan.sendBackReason}如仍需抽查，请重新制定方案，系统将生成新的种子。
        </NoticeBanner>
      )}
      <PlanSteps plan={plan} signed={signed} />
      <Section title="方案">
        <DetailsList
          items={[
            { label: '抽查事由', value: plan.reason, wide: true },
            { label: '所属期', value: plan.period },
            { label: '支持项目', value: plan.programmes.join('、') },
            { label: '所属地', value: plan.divisions.join('、') || '全省' },
            { label: '金额分档', value: plan.bands.join('、') },
            { label: '抽取', value: plan.size },
            {
              label: '制定',
              value: (
                <>
                  {plan.preparedBy} <DateTimeText at={plan.preparedAt} />
                </>
              ),
            },
            {
              label: '下达',
              value:
                plan.draw && plan.decidedAt ? (
                  <>
                    {plan.decidedBy} <DateTimeText at={plan.decidedAt} />
                  </>
                ) : (
                  '尚未下达'
                ),
            },
            ...(plan.closedAt
              ? [
                  {
                    label: '结束',
                    value: (
                      <>
                        {plan.closedBy} <DateTimeText at={plan.closedAt} />
                      </>
                    ),
                  },
                ]
              : []),
            {
              label: '种子摘要',
              value: <span className="font-mono break-all">{plan.seedSha256}</span>,
              wide: true,
            },
          ]}
        />
      </Section>
      <PlanDraw plan={plan} again={again} />
      <PlanSheets plan={plan} today={today} />
    </>
  )
}

function PlanSteps({ plan, signed }: { plan: PlanDetail; signed: number }) {
  const id = <input type="hidden" name="planId" value={plan.id} />
  const count = plan.strata.reduce((sum, stratum) => sum + stratum.count, 0)
  if (plan.may.release)
    return (
      <Section title="下达" boxed>
        <p className="mb-3">
          目前范围内有 {count} 笔。下达后，范围即固定并登记摘要，系统按已登记摘要的种子抽取一次，不能重来。
        </p>
        <div className="flex flex-wrap gap-3">
          <ActionForm action={releasePlanAction} className="space-y-0">
            {id}
            <SubmitButton>下达并抽取</SubmitButton>
          </ActionForm>
          <ReasonDialog
            trigger="退回经办"
            title="退回经办"
            consequence="这个方案即告结束，种子不再使用；经办可以重新制定。"
            confirm="退回经办"
            action={sendBackPlanAction}
            fields={{ planId: plan.id }}
            reasonLabel="退回原因"
            needsReason
          />
        </div>
      </Section>
    )
  if (plan.may.close)
    return (
      <Section title="结束抽查" boxed>
        {signed < plan.sheets.length ? (
          <p>还有 {plan.sheets.length - signed} 份核查表没有签署。全部签署后，可以结束并生成汇总表。</p>
        ) : (
          <ActionForm action={closePlanAction}>
            {id}
            <p>核查表已全部签署。结束后生成汇总表，内容不再更改。</p>
            <SubmitButton>结束抽查并生成汇总表</SubmitButton>
          </ActionForm>
        )}
      </Section>
    )
  return null
}
