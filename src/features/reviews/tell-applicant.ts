import { notify } from '@/features/notifications'
import type { Context } from '@/server/use-case'

import type { ReviewCase } from './case-store'

/** Tells the applicant where its application stands, in the transaction that moved it. */
export async function tellApplicant(
  { tx, now }: Context,
  { id, programme, applicant }: ReviewCase,
  kind: 'application.returned' | 'application.approved' | 'application.rejected',
  title: string,
  body: string,
): Promise<void> {
  const area = programme === 'GENERAL' ? 'enterprise' : 'insurer'
  await notify(
    tx,
    { organisationId: applicant.id, kind, title, body, href: `/${area}/applications/${id}` },
    now,
  )
}
