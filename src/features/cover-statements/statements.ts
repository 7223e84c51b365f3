import { z } from 'zod'

import { addDays } from '@/policy-rules'
import { dateFromColumn, dateInShanghai } from '@/server/clock'
import { query } from '@/server/use-case'

import { statedPolicy } from './content'
import { MOST_DAYS } from './schema'
import { standingOf } from './standing'
import { policiesInForce, statementsOf } from './store'

/** 我的保障: the enterprise's policies in force, and the statements of them that it has given. */
export const ownCover = query({
  name: 'cover-statements.own',
  allow: ['ENTERPRISE_APPROVER', 'ENTERPRISE_OPERATOR'],
  input: z.strictObject({}),
  run: async ({ tx, actor, now }) => {
    const today = dateInShanghai(now)
    const statements = await statementsOf(tx, actor.organisationId!)
    return {
      policies: (await policiesInForce(tx, actor.organisationId!, today)).map(statedPolicy),
      statements: statements.map(({ issuedAt, expiresOn, revokedAt, ...statement }) => ({
        ...statement,
        issuedOn: dateInShanghai(issuedAt),
        expiresOn: dateFromColumn(expiresOn),
        revokedOn: revokedAt && dateInShanghai(revokedAt),
        standing: standingOf({ revokedAt, expiresOn: dateFromColumn(expiresOn) }, today),
      })),
      mayIssue: actor.role === 'ENTERPRISE_APPROVER',
      today,
      lastExpiry: addDays(today, MOST_DAYS),
      usualExpiry: addDays(today, 30),
    }
  },
})
export type OwnCover = Extract<Awaited<ReturnType<typeof ownCover>>, { ok: true }>['value']
