import { z } from 'zod'

import { ALGORITHM } from '@/features/sampling'
import { dateInShanghai } from '@/server/clock'
import { command, done, notFound, query, refuse } from '@/server/use-case'

import { differencesOf, drawSample, populationDigest } from './draw'
import { holdPlan } from './move'
import { addDraw, changePlan, drawOf, planById, plansOf, populationOf, seedOf } from './plan-store'
import { readers } from './plans'
import { onePlan } from './schema'

/**
 * 下达并抽取, by another person than the one who prepared it: in one transaction the population is frozen with its digest,
 * the committed seed is opened, and the sample is drawn once and for good.
 */
export const releasePlan = command({
  name: 'spotChecks.release',
  allow: ['COMMERCE_CHECKER', 'COMMERCE_APPROVER'],
  input: onePlan,
  run: async (context, { planId }) => {
    const { tx, actor, now } = context
    const plan = await holdPlan(context, planId, 'release')
    const population = await populationOf(tx, plan, dateInShanghai(now))
    if (population.length === 0)
      refuse(
        'WRONG_STATE',
        '抽查范围内没有已拨付的资金，无从抽取。请退回经办，调整年度、支持项目或所属地。',
        {
          clause: '二(三)',
        },
      )
    const populationSha256 = populationDigest(population)
    await changePlan(tx, planId, { state: 'DRAWN', decidedById: actor.accountId, decidedAt: now })
    const seed = (await seedOf(tx, planId))!
    const result = drawSample(seed, plan, population)
    await addDraw(tx, {
      planId,
      algorithm: ALGORITHM,
      population,
      populationSha256,
      result,
      drawnById: actor.accountId!,
      drawnAt: now,
    })
    return done(
      { planId, population: population.length, drawn: result.length },
      {
        subject: { kind: 'spot-check-plan', id: planId },
        detail: {
          number: plan.number,
          population: population.length,
          populationSha256,
          drawn: result.length,
          seed,
        },
      },
    )
  },
})

/** 复核抽取: drawn again from the stored seed and population, and compared row by row. */
export const drawAgain = query({
  name: 'spotChecks.drawAgain',
  allow: readers,
  input: onePlan,
  run: async ({ tx }, { planId }) => {
    const plan = (await planById(tx, planId)) ?? notFound('抽查方案')
    const stored = (await drawOf(tx, plan)) ?? refuse('WRONG_STATE', '这个方案还没有抽取，请先下达。')
    return { number: plan.number, rows: stored.result.length, differences: differencesOf(stored) }
  },
})

/** Every draw there is, made again: `npm run spot-checks:draw-again`. */
export const drawAllAgain = query({
  name: 'spotChecks.drawAllAgain',
  allow: ['SYSTEM'],
  input: z.strictObject({}),
  run: async ({ tx }) => {
    const all: { number: string; rows: number; differences: string[] }[] = []
    for (const { id } of await plansOf(tx, ['DRAWN', 'CLOSED'])) {
      const plan = (await planById(tx, id))!
      const stored = (await drawOf(tx, plan))!
      all.push({ number: plan.number, rows: stored.result.length, differences: differencesOf(stored) })
    }
    return all
  },
})
