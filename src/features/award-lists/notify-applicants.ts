import { notify } from '@/features/notifications'
import { PROGRAMME_APPLICANTS } from '@/policy-rules'
import type { Programme } from '@/server/db'
import type { Context } from '@/server/use-case'

export interface Applicant {
  applicationId: string
  applicantId: string
}

const areas = { ENTERPRISE: 'enterprise', INSURER: 'insurer', PROVIDER: 'provider' } as const

/** Tells applicants of a step of their list or payment; the notice leads to their own application. */
export async function notifyApplicants(
  { tx, now }: Context,
  programme: Programme,
  applicants: readonly Applicant[],
  message: { kind: string; title: string; body: string },
): Promise<void> {
  const area = areas[PROGRAMME_APPLICANTS[programme]]
  for (const { applicantId, applicationId } of applicants)
    await notify(
      tx,
      { organisationId: applicantId, ...message, href: `/${area}/applications/${applicationId}` },
      now,
    )
}
