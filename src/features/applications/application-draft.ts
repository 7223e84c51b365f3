import { z } from 'zod'

import { listedUntil } from '@/features/negative-list'
import { dateInShanghai } from '@/server/clock'
import { notFound, query } from '@/server/use-case'

import type { ConvertedLine } from './calculation'
import { assessStored } from './draft'
import { draftView, type DraftView } from './draft-dto'
import { returnsOf, type ReturnFacts } from './history-store'
import {
  findApplication,
  payeeAccounts,
  type Applicant,
  type Material,
  type PayeeAccount,
  type RoundFacts,
} from './read-store'
import { obstacles, type Obstacle } from './readiness'
import { applicationId } from './schema'

export interface ApplicationDraft {
  draft: DraftView
  /** The whole lines, converted where the rate is there. */
  lines: ConvertedLine[]
  round: RoundFacts
  applicant: Applicant
  receiptNumber: string | null
  materials: Material[]
  accounts: PayeeAccount[]
  obstacles: Obstacle[]
  lastReturn: ReturnFacts | null
  /** The day until which it can be submitted: the window's last, or that of the correction. */
  submitBy: string
  /** That day is over. */
  late: boolean
  listedUntil: string | null
}

/** Everything the form shows: the draft as it stands today, its materials and accounts, and what is still missing. */
export const applicationDraft = query({
  name: 'applications.draft',
  allow: ['ENTERPRISE_OPERATOR', 'ENTERPRISE_APPROVER'],
  input: z.strictObject({ applicationId }),
  run: async ({ tx, actor, now }, input): Promise<ApplicationDraft> => {
    const application = await findApplication(tx, input.applicationId)
    if (
      !application ||
      application.applicant.id !== actor.organisationId ||
      !['DRAFT', 'RETURNED'].includes(application.state)
    )
      return notFound('可以填写的申报')
    const today = dateInShanghai(now)
    const assessment = await assessStored(tx, application, now)
    const accounts = await payeeAccounts(tx, application.applicant.id)
    const submitBy = application.correctBy ?? application.round.closesOn
    return {
      draft: draftView(application, assessment),
      lines: assessment.lines,
      round: application.round,
      applicant: application.applicant,
      receiptNumber: application.receiptNumber,
      materials: application.materials,
      accounts,
      obstacles: obstacles(application, assessment, accounts),
      lastReturn: (await returnsOf(tx, application.id)).at(-1) ?? null,
      submitBy,
      late: today > submitBy,
      listedUntil: await listedUntil(tx, application.applicant.uscc, today),
    }
  },
})
