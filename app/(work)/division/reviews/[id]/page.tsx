import { notFound } from 'next/navigation'

import { divisionWorkspace } from '@/features/division-reviews'
import { decideDivisionLineAction } from '@/features/division-reviews/actions'
import { DivisionWorkspace } from '@/features/division-reviews/components/division-workspace'
import { CaseEvidence, CaseLines } from '@/features/reviews/components/case-parts'
import { ChangesSection } from '@/features/reviews/components/changes-section'
import { HistorySection } from '@/features/reviews/components/history-section'
import { applicationClocks } from '@/features/time-limits'
import { ClockLine } from '@/features/time-limits/components/clock-words'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'

export const metadata = { title: '初审申报' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const actor = await actorWithRole(['DIVISION_COMMERCE', 'DIVISION_FINANCE'])
  const { id } = await params
  const now = systemNow()
  const outcome = await divisionWorkspace(actor, { applicationId: id }, { now })
  if (!outcome.ok) notFound()
  const view = outcome.value
  const clocks = await applicationClocks(actor, { ids: [id] }, { now })
  return (
    <DivisionWorkspace
      view={view}
      clock={<ClockLine clock={clocks.ok ? clocks.value[id] : undefined} />}
      changes={<ChangesSection view={view} />}
      lines={
        <CaseLines view={view} editable={view.may.decide} nextHref={null} decide={decideDivisionLineAction} />
      }
      evidence={<CaseEvidence application={view.application} formFileId={view.formFileId} />}
      history={<HistorySection history={view.history} />}
    />
  )
}
