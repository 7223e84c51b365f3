import { z } from 'zod'

import { PROGRAMMES } from '@/policy-rules'
import { notFound, query } from '@/server/use-case'

import { findRound, namesOf, roundsWhere, type Round } from './store'

export const officials = [
  'COMMERCE_PREPARER',
  'COMMERCE_CHECKER',
  'COMMERCE_APPROVER',
  'FINANCE_PREPARER',
  'FINANCE_CHECKER',
  'AUDITOR',
] as const
const PAGE_SIZE = 20
const STATES = ['DRAFT', 'AWAITING_RELEASE', 'RELEASED', 'WITHDRAWN'] as const

/** All rounds, drafts too, for the two departments and the audit. Unknown filter values count as none. */
export const listRounds = query({
  name: 'rounds.list',
  allow: officials,
  input: z.strictObject({
    state: z.enum(STATES).nullable().catch(null).default(null),
    programme: z.enum(PROGRAMMES).nullable().catch(null).default(null),
    page: z.coerce.number().int().min(1).catch(1),
  }),
  run: async ({ tx }, { state, programme, page }) => ({
    ...(await roundsWhere(
      tx,
      { states: state && [state], programmes: programme && [programme], openOn: null },
      { skip: (page - 1) * PAGE_SIZE, take: PAGE_SIZE },
    )),
    state,
    programme,
    page,
    pageSize: PAGE_SIZE,
  }),
})

/** An official's view of a round: what its notice says, and who prepared and released it. */
export interface RoundFile extends Omit<Round, 'submittedAt' | 'releasedAt' | 'withdrawnAt'> {
  preparedBy: string
  releasedBy: string | null
  submittedAt: string | null
  releasedAt: string | null
  withdrawnBy: string | null
  withdrawnAt: string | null
}

export const getRound = query({
  name: 'rounds.get',
  allow: officials,
  input: z.strictObject({ id: z.uuid() }),
  run: async ({ tx }, { id }): Promise<RoundFile> => {
    const round = await findRound(tx, id)
    if (!round) return notFound('批次')
    const names = await namesOf(tx, [round.preparedById, round.releasedById, round.withdrawnById])
    return {
      ...round,
      preparedBy: names.get(round.preparedById) ?? '',
      releasedBy: round.releasedById && (names.get(round.releasedById) ?? ''),
      submittedAt: round.submittedAt?.toISOString() ?? null,
      releasedAt: round.releasedAt?.toISOString() ?? null,
      withdrawnBy: round.withdrawnById && (names.get(round.withdrawnById) ?? ''),
      withdrawnAt: round.withdrawnAt?.toISOString() ?? null,
    }
  },
})
