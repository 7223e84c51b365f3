import { notify } from '@/features/notifications'
import type { ApplicationState } from '@/server/db'
import { command, done, notFound, refuse } from '@/server/use-case'

import { moveApplication } from './move'
import { findApplication } from './read-store'
import { withdrawInput } from './schema'
import { type ApplicationVerb, stateLabels } from './state'

const verbs: Partial<Record<ApplicationState, ApplicationVerb>> = {
  DRAFT: 'withdraw',
  SUBMITTED: 'withdrawSubmitted',
  AWAITING_DIVISION: 'withdrawFromDivision',
}

/** 撤回: a draft, or an application that nobody has begun to review. The round's place is free again. */
export const withdrawApplication = command({
  name: 'applications.withdraw',
  allow: ['ENTERPRISE_APPROVER'],
  input: withdrawInput,
  run: async (context, { applicationId, reason }) => {
    const { tx, actor, now } = context
    const application = await findApplication(tx, applicationId)
    if (!application || application.applicant.id !== actor.organisationId) return notFound('申报')
    const verb = verbs[application.state]
    if (!verb)
      refuse(
        'WRONG_STATE',
        `申报目前为“${stateLabels[application.state]}”，不能撤回。如确需撤回，请联系省商务厅。`,
      )
    await moveApplication(context, applicationId, verb, { note: reason })
    await notify(
      tx,
      {
        organisationId: application.applicant.id,
        kind: 'application-withdrawn',
        title: `申报${application.receiptNumber ? ` ${application.receiptNumber} ` : '草稿'}已撤回`,
        body: `原因：${reason}。申报期内可以重新申报。`,
        href: `/enterprise/applications/${applicationId}`,
      },
      now,
    )
    return done(
      { applicationId },
      { subject: { kind: 'application', id: applicationId }, detail: { from: application.state, reason } },
    )
  },
})
