import { z } from 'zod'

import { bulkKind } from '@/features/bulk-jobs/kind'
import { holdCap, takeFromCap } from '@/features/funds'
import { notify } from '@/features/notifications'
import { Decimal } from '@/policy-rules'
import { command, done, refuse } from '@/server/use-case'

/**
 * What an approval does with money and trace, and nothing else, so that a process is at it soon after its start: the cap is
 * held, the award cut to what is left of it and taken, the enterprise told.
 */
const award = command({
  name: 'test.award',
  allow: ['COMMERCE_CHECKER'],
  input: z.strictObject({ organisationId: z.uuid(), subject: z.string(), amountCny: z.string() }),
  run: async ({ tx, actor, now }, { organisationId, subject, amountCny }) => {
    const by = { tx, by: actor.accountId, at: now }
    const cap = { programme: 'GENERAL' as const, organisationId, period: '2026H1', amountCny: '2000000.00' }
    const left = new Decimal(await holdCap(by, cap))
    if (left.isZero()) refuse('LIMIT', '支持上限已用完。请不予支持，或退回经办。')
    const awarded = Decimal.min(left, amountCny).toFixed(2)
    await takeFromCap(by, cap, awarded, { kind: 'application', id: subject })
    await notify(tx, { organisationId, kind: 'test.awarded', title: subject }, now)
    return done({ awarded }, { subject: { kind: 'test-award', id: subject }, detail: { awarded } })
  },
})

export const awardMany = bulkKind({ kind: 'test.award', title: '批量核定', label: '核定', useCase: award })
