import { z } from 'zod'

import { isLawDate } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { DayUnit, LimitKind, TimedStep } from '@/server/db/generated/enums'
import { command, done, query, refuse } from '@/server/use-case'

import { addLimit, allLimits } from './store'

/** 办理时限: what holds now, what will, and every value before, with who set it and why. */
export const timeLimits = query({
  name: 'timeLimits.list',
  allow: [
    'COMMERCE_PREPARER',
    'COMMERCE_CHECKER',
    'COMMERCE_APPROVER',
    'FINANCE_PREPARER',
    'FINANCE_CHECKER',
    'AUDITOR',
  ],
  input: z.strictObject({}),
  run: async ({ tx, actor, now }) => ({
    today: dateInShanghai(now),
    limits: await allLimits(tx),
    maySet: actor.role === 'COMMERCE_CHECKER' || actor.role === 'COMMERCE_APPROVER',
  }),
})
export type TimeLimits = Extract<Awaited<ReturnType<typeof timeLimits>>, { ok: true }>['value']

/** A new limit, from a day on that is not over: what began before keeps the limit it began with. */
export const setTimeLimit = command({
  name: 'timeLimits.set',
  allow: ['COMMERCE_CHECKER', 'COMMERCE_APPROVER'],
  input: z.strictObject({
    step: z.enum(TimedStep, '请选择环节。'),
    days: z.coerce
      .number({ error: '请填写天数，例如 20。' })
      .int('请填写整数天数。')
      .min(1, '时限至少 1 天。')
      .max(365, '时限最多 365 天，请核对。'),
    unit: z.enum(DayUnit, '请选择工作日或自然日。'),
    kind: z.enum(LimitKind, '请选择法定或承诺。'),
    source: z.string().trim().min(1, '请填写依据，例如文号和条款。').max(200, '依据请不超过 200 个字。'),
    fromOn: z.string().refine(isLawDate, '请填写起始日期，例如 2026-12-01。'),
    reason: z.string().trim().min(1, '请填写调整理由。').max(500, '调整理由请不超过 500 个字。'),
  }),
  run: async ({ tx, actor, now }, input) => {
    if (input.fromOn < dateInShanghai(now))
      refuse('INVALID', '起始日期不能早于今天：已经开始的办理仍按原时限。', {
        fieldErrors: { fromOn: ['起始日期不能早于今天，请重新选择。'] },
      })
    const id = await addLimit(tx, { ...input, by: actor.accountId!, at: now })
    return done({ id, step: input.step }, { subject: { kind: 'time-limit', id }, detail: input })
  },
})
