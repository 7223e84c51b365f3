import { randomUUID } from 'node:crypto'

import { newSeed } from '@/features/sampling'
import { yearOf } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { formatNumber, nextNumber } from '@/server/numbers'
import { command, done } from '@/server/use-case'

import { seedDigest } from './draw'
import { holdPlan } from './move'
import { addPlan, changePlan } from './plan-store'
import { prepareInput, sendBackInput } from './schema'

/**
 * 制定抽查方案 (二(三)). The seed is laid down with it and nobody can read it before the draw; its digest stands in the plan
 * from now on. So neither who writes the plan nor who changes the population knows the lots, and who releases cannot choose them.
 */
export const preparePlan = command({
  name: 'spotChecks.prepare',
  allow: ['COMMERCE_PREPARER'],
  input: prepareInput,
  run: async ({ tx, actor, now }, input) => {
    const year = yearOf(dateInShanghai(now))
    const number = formatNumber('豫信保查', year, await nextNumber(tx, 'spot-check', year))
    const seed = newSeed()
    const id = randomUUID()
    await addPlan(
      tx,
      { id, number, ...input, seedSha256: seedDigest(seed), preparedById: actor.accountId!, preparedAt: now },
      seed,
    )
    return done(
      { planId: id, number },
      {
        subject: { kind: 'spot-check-plan', id },
        detail: { number, ...input, seedSha256: seedDigest(seed) },
      },
    )
  },
})

/** 退回经办: the plan has ended, its seed is never used; another plan has another seed. */
export const sendBackPlan = command({
  name: 'spotChecks.sendBack',
  allow: ['COMMERCE_CHECKER', 'COMMERCE_APPROVER'],
  input: sendBackInput,
  run: async (context, { planId, reason }) => {
    const { tx, actor, now } = context
    await holdPlan(context, planId, 'sendBack')
    await changePlan(tx, planId, {
      state: 'SENT_BACK',
      decidedById: actor.accountId,
      decidedAt: now,
      sendBackReason: reason,
    })
    return done({ planId }, { subject: { kind: 'spot-check-plan', id: planId }, detail: { reason } })
  },
})
