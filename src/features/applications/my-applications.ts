import { z } from 'zod'

import { listedUntil } from '@/features/negative-list'
import { dateInShanghai } from '@/server/clock'
import { query } from '@/server/use-case'

import { applicationsOf, type OwnApplication } from './history-store'
import { findEnterprise, roundsToApplyFor } from './read-store'

export interface OpenRound {
  id: string
  title: string
  halfYear: string
  noticeNumber: string
  opensOn: string
  closesOn: string
  supportRatio: string
  /** The window is open today. */
  open: boolean
}

/** 我的申报: the enterprise's applications, and the rounds that it may still apply in. */
export const myApplications = query({
  name: 'applications.mine',
  allow: ['ENTERPRISE_OPERATOR', 'ENTERPRISE_APPROVER'],
  input: z.strictObject({}),
  run: async ({
    tx,
    actor,
    now,
  }): Promise<{
    applications: OwnApplication[]
    openRounds: OpenRound[]
    /** Why nothing can be started at all, or null. */
    hindrance: { verified: boolean; listedUntil: string | null }
  }> => {
    const today = dateInShanghai(now)
    const applications = await applicationsOf(tx, actor.organisationId!)
    const taken = new Set(applications.filter((one) => one.state !== 'WITHDRAWN').map((one) => one.roundId))
    const enterprise = await findEnterprise(tx, actor.organisationId!)
    return {
      applications,
      openRounds: (await roundsToApplyFor(tx, today))
        .filter((round) => !taken.has(round.id))
        .map(({ id, title, halfYear, noticeNumber, opensOn, closesOn, supportRatio }) => ({
          id,
          title,
          halfYear,
          noticeNumber,
          opensOn,
          closesOn,
          supportRatio,
          open: opensOn <= today,
        })),
      hindrance: {
        verified: enterprise?.state === 'VERIFIED',
        listedUntil: enterprise ? await listedUntil(tx, enterprise.uscc, today) : null,
      },
    }
  },
})
