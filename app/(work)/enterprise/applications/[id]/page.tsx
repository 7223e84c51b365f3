import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'

import { applicationRecord } from '@/features/applications/application-record'
import { ApplicationRecordView } from '@/features/applications/components/application-record-view'
import { shortageOfApplication } from '@/features/award-lists'
import { AdjustmentSection } from '@/features/award-lists/components/adjustment-section'
import { applicationClocks } from '@/features/time-limits'
import { ClockLine } from '@/features/time-limits/components/clock-words'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'

export const metadata: Metadata = { title: '申报详情' }

export default async function ApplicationPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await actorWithRole(['ENTERPRISE_OPERATOR', 'ENTERPRISE_APPROVER'])
  const { id } = await params
  const now = systemNow()
  const outcome = await applicationRecord(actor, { applicationId: id }, { now })
  if (!outcome.ok) notFound()
  if (outcome.value.application.state === 'DRAFT') redirect(`/enterprise/applications/${id}/edit`)
  const clocks = await applicationClocks(actor, { ids: [id] }, { now })
  const adjustments = await shortageOfApplication(actor, { applicationId: id }, { now })
  return (
    <>
      <ApplicationRecordView
        record={outcome.value}
        mayWithdraw={actor.role === 'ENTERPRISE_APPROVER'}
        clock={<ClockLine clock={clocks.ok ? clocks.value[id] : undefined} />}
      />
      {adjustments.ok && <AdjustmentSection adjustments={adjustments.value} />}
    </>
  )
}
