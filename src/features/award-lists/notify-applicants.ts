import { notifyEach } from '@/features/notifications'
import { PROGRAMME_APPLICANTS } from '@/policy-rules'
import type { Programme } from '@/server/db'
import type { Context } from '@/server/use-case'

export interface Applicant {
  applicationId: string
  applicantId: string
}

const areas = { ENTERPRISE: 'enterprise', INSURER: 'insurer', PROVIDER: 'provider' } as const

/** Tells applicants of a step of their list or payment; the notice leads to their own application. */
export async function notifyApplicants<A extends Applicant>(
  { tx, now }: Context,
  programme: Programme,
  applicants: readonly A[],
  message: { kind: string; title: string; body: string | ((applicant: A) => string) },
): Promise<void> {
  const area = areas[PROGRAMME_APPLICANTS[programme]]
  const { kind, title, body } = message
  await notifyEach(
    tx,
    applicants.map((applicant) => ({
      organisationId: applicant.applicantId,
      kind,
      title,
      body: typeof body === 'string' ? body : body(applicant),
      href: `/${area}/applications/${applicant.applicationId}`,
    })),
    now,
  )
}
