import { z } from 'zod'

import { notFound, query } from '@/server/use-case'

import { eventsOf, returnsOf, submissionsOf, type ReturnFacts, type Submission } from './history-store'
import { moneyTrail, type MoneyStep } from './money-trail'
import { findApplication, type StoredApplication } from './read-store'
import { applicationId } from './schema'
import { submissionDiff, type SubmissionDiff } from './submission-diff'

export interface ApplicationRecord {
  application: Omit<StoredApplication, 'lines' | 'incompleteRows'>
  trail: MoneyStep[]
  /** Oldest first; each is what was frozen. */
  submissions: Submission[]
  /** From the one before the last to the last; null when there is one only. */
  changes: SubmissionDiff | null
  returns: ReturnFacts[]
}

/** The enterprise's own application: receipt, where the money is, why this amount, and what was returned and changed. */
export const applicationRecord = query({
  name: 'applications.record',
  allow: ['ENTERPRISE_OPERATOR', 'ENTERPRISE_APPROVER'],
  input: z.strictObject({ applicationId }),
  run: async ({ tx, actor }, input): Promise<ApplicationRecord> => {
    const found = await findApplication(tx, input.applicationId)
    if (!found || found.applicant.id !== actor.organisationId) return notFound('申报')
    const { lines: _, incompleteRows: __, ...application } = found
    const submissions = await submissionsOf(tx, found.id)
    const [previous, last] = submissions.slice(-2)
    return {
      application,
      trail: moneyTrail(application, await eventsOf(tx, found.id)),
      submissions,
      changes: previous && last ? submissionDiff(previous.facts, last.facts) : null,
      returns: await returnsOf(tx, found.id),
    }
  },
})
