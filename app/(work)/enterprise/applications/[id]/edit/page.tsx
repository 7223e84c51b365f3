import type { Metadata } from 'next'
import { redirect } from 'next/navigation'

import { applicationDraft } from '@/features/applications/application-draft'
import { DraftForm, isDraftStep } from '@/features/applications/components/draft-form'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'

export const metadata: Metadata = { title: '填写申报' }

export default async function EditApplicationPage({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>
  searchParams: Promise<{ step?: string | string[] }>
}) {
  const actor = await actorWithRole(['ENTERPRISE_OPERATOR', 'ENTERPRISE_APPROVER'])
  const { id } = await params
  const { step } = await searchParams
  const outcome = await applicationDraft(actor, { applicationId: id }, { now: systemNow() })
  // What cannot be filled in any more is shown; what is not one's own is not found there.
  if (!outcome.ok) redirect(`/enterprise/applications/${encodeURIComponent(id)}`)
  return (
    <DraftForm
      data={outcome.value}
      step={isDraftStep(step) ? step : 'lines'}
      maySubmit={actor.role === 'ENTERPRISE_APPROVER'}
    />
  )
}
