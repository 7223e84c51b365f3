import { dateInShanghai } from '@/server/clock'
import { isUniqueViolation, type Tx } from '@/server/db'
import { command, done, notFound, refuse } from '@/server/use-case'

import { requireNotListed, requireOpenWindow, requireVerifiedEnterprise } from './gate'
import { findRound, liveApplicationOf, payeeAccounts } from './read-store'
import { startInput } from './schema'
import { createApplication, recordEvents } from './store'

/**
 * An enterprise begins its application in an open GENERAL round: verified, not listed, within the window, one a round.
 * Returns the draft's id.
 */
export const startApplication = command({
  name: 'applications.start',
  allow: ['ENTERPRISE_OPERATOR', 'ENTERPRISE_APPROVER'],
  input: startInput,
  run: async ({ tx, actor, now }, { roundId }) => {
    const applicantId = actor.organisationId!
    const today = dateInShanghai(now)
    const round = await findRound(tx, roundId)
    if (!round || round.programme !== 'GENERAL') return notFound('申报通知')
    requireOpenWindow(round, today)
    const enterprise = await requireVerifiedEnterprise(tx, applicantId)
    await requireNotListed(tx, enterprise.uscc, today)
    if (await liveApplicationOf(tx, roundId, applicantId)) refuseSecond()

    const applicationId = await createOnce(tx, {
      roundId,
      applicantId,
      halfYear: round.halfYear,
      bankAccountId: (await payeeAccounts(tx, applicantId)).find((account) => account.verified)?.id ?? null,
      by: actor.accountId,
      at: now,
    })
    await recordEvents(tx, [
      {
        applicationId,
        fromState: null,
        toState: 'DRAFT',
        verb: 'start',
        actorId: actor.accountId,
        at: now,
      },
    ])
    return done(
      { applicationId },
      { subject: { kind: 'application', id: applicationId }, detail: { roundId, halfYear: round.halfYear } },
    )
  },
})

/** Of two colleagues at the same moment one begins, the other is told. */
async function createOnce(tx: Tx, draft: Parameters<typeof createApplication>[1]): Promise<string> {
  try {
    return await createApplication(tx, draft)
  } catch (error) {
    if (isUniqueViolation(error)) return refuseSecond()
    throw error
  }
}

const refuseSecond = (): never =>
  refuse('CONFLICT', '本企业在这一批次已有一份申报，每批次只能申报一次。请在“我的申报”中打开继续办理。', {
    clause: '一(三)',
  })
