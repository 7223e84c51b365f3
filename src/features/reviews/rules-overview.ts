import { z } from 'zod'

import { query } from '@/server/use-case'

import { findingRules } from './finding-rules'
import { queueChoices } from './queue-store'
import { ruleCounts } from './rule-store'
import { comparisons } from './rule-words'

/** 自动核查规则: each with its clause, what it compares, and how often it found something in the round, and what came of it. */
export const findingRulesOverview = query({
  name: 'reviews.rules',
  allow: [
    'COMMERCE_PREPARER',
    'COMMERCE_CHECKER',
    'COMMERCE_APPROVER',
    'FINANCE_PREPARER',
    'FINANCE_CHECKER',
    'AUDITOR',
  ],
  input: z.object({ round: z.uuid().optional().catch(undefined) }),
  run: async ({ tx }, { round }) => {
    const { rounds } = await queueChoices(tx)
    const current = rounds.find(({ id }) => id === round) ?? rounds[0] ?? null
    const counts = current ? await ruleCounts(tx, current.id) : new Map()
    return {
      rounds,
      current,
      rules: findingRules.map(({ rule, label, clause, rulings }) => ({
        rule,
        label,
        clause,
        rulings,
        compares: comparisons[rule] ?? '',
        ...(counts.get(rule) ?? { found: 0, open: 0, upheld: 0, explained: 0, gone: 0 }),
      })),
    }
  },
})
export type FindingRulesOverview = Extract<
  Awaited<ReturnType<typeof findingRulesOverview>>,
  { ok: true }
>['value']
