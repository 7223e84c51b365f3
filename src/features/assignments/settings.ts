import { z } from 'zod'

import { isLawDate, PROGRAMMES } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { isConstraint } from '@/server/db'
import { command, done, notFound, query, refuse } from '@/server/use-case'

import {
  absences,
  addAbsence,
  addRule,
  cancelAbsence,
  divisions,
  endRule,
  loads,
  preparers,
  rulesInForce,
} from './store'

const commerce = ['COMMERCE_PREPARER', 'COMMERCE_CHECKER', 'COMMERCE_APPROVER'] as const
const person = (what: string) => z.uuid(`请从列表中选择${what}。`)
const day = (what: string) => z.string().refine(isLawDate, `请填写${what}，例如 2026-11-30。`)
const orAny = <T extends z.ZodType>(schema: T) => z.union([z.literal(''), schema]).default('')

/** 分派规则和缺勤代办, as they stand today. */
export const assignmentSettings = query({
  name: 'assignments.settings',
  allow: [...commerce, 'AUDITOR'],
  input: z.strictObject({}),
  run: async ({ tx, actor, now }) => {
    const people = await preparers(tx)
    const places = await divisions(tx)
    const inHand = await loads(tx)
    const name = (id: string) => people.find((each) => each.id === id)?.name ?? '已停用的账号'
    return {
      people: people.map((each) => ({ ...each, inHand: inHand.get(each.id) ?? 0 })),
      divisions: places,
      rules: (await rulesInForce(tx)).map((rule) => ({
        ...rule,
        divisionName: places.find(({ code }) => code === rule.divisionCode)?.name ?? null,
        to: name(rule.toAccountId),
      })),
      absences: (await absences(tx, { since: dateInShanghai(now) })).map((each) => ({
        ...each,
        person: name(each.accountId),
        deputy: name(each.deputyId),
      })),
      mayChange: commerce.some((role) => role === actor.role),
    }
  },
})
export type AssignmentSettings = Extract<
  Awaited<ReturnType<typeof assignmentSettings>>,
  { ok: true }
>['value']

export const addAssignmentRule = command({
  name: 'assignments.add-rule',
  allow: ['COMMERCE_CHECKER', 'COMMERCE_APPROVER'],
  input: z.strictObject({
    divisionCode: orAny(z.string().regex(/^\d{6}$/)),
    programme: orAny(z.enum(PROGRAMMES)),
    toAccountId: person('经办'),
  }),
  run: async ({ tx, actor, now }, { divisionCode, programme, toAccountId }) => {
    if (divisionCode === '' && programme === '')
      refuse(
        'INVALID',
        '请至少限定所属地或支持项目中的一项。都不限定的申报，系统会分派给在办件数最少的经办。',
        {
          fieldErrors: { divisionCode: ['请选择所属地或支持项目。'] },
        },
      )
    if (!(await preparers(tx)).some(({ id }) => id === toAccountId)) return notFound('经办')
    if (divisionCode && !(await divisions(tx)).some(({ code }) => code === divisionCode))
      return notFound('所属地')
    const rule = { divisionCode: divisionCode || null, programme: programme || null, toAccountId }
    const id = await addRule(tx, rule, actor.accountId!, now)
    return done({ id }, { subject: { kind: 'assignment-rule', id }, detail: rule })
  },
})

export const endAssignmentRule = command({
  name: 'assignments.end-rule',
  allow: ['COMMERCE_CHECKER', 'COMMERCE_APPROVER'],
  input: z.strictObject({ id: person('规则') }),
  run: async ({ tx, now }, { id }) => {
    if ((await endRule(tx, id, now)) === 0) return notFound('规则')
    return done({ id }, { subject: { kind: 'assignment-rule', id } })
  },
})

/** One's own absence, or a preparer's recorded by a checker; the deputy is another preparer, never a checker (S8). */
export const recordAbsence = command({
  name: 'assignments.record-absence',
  allow: commerce,
  input: z.strictObject({
    accountId: person('缺勤人员'),
    deputyId: person('代办人员'),
    startsOn: day('开始日期'),
    endsOn: day('结束日期'),
    reason: z.string().trim().min(1, '请填写缺勤事由。').max(200, '缺勤事由请不超过 200 个字。'),
  }),
  run: async ({ tx, actor, now }, input) => {
    const complain = (field: string, message: string) =>
      refuse('INVALID', message, { fieldErrors: { [field]: [message] } })
    if (actor.role === 'COMMERCE_PREPARER' && input.accountId !== actor.accountId)
      refuse('FORBIDDEN', '您只能登记自己的缺勤。其他同事的缺勤请由本人或复核人员登记。')
    const people = await preparers(tx)
    if (!people.some(({ id }) => id === input.accountId))
      complain('accountId', '缺勤人员不是在岗的经办，请重新选择。')
    if (!people.some(({ id }) => id === input.deputyId))
      complain('deputyId', '代办人员须是另一位在岗的经办，请重新选择。')
    if (input.deputyId === input.accountId) complain('deputyId', '代办人员不能是缺勤人员本人，请另选一位。')
    if (input.endsOn < input.startsOn) complain('endsOn', '结束日期早于开始日期，请改正。')
    if (input.endsOn < dateInShanghai(now)) complain('endsOn', '这段缺勤已经过去，无需登记。')
    try {
      const id = await addAbsence(tx, input, actor.accountId!, now)
      return done({ id }, { subject: { kind: 'absence', id }, detail: input })
    } catch (error) {
      if (isConstraint(error, 'absence_once'))
        return refuse('CONFLICT', '这位同事在这段时间已登记缺勤。请先撤销原来的登记，再重新登记。')
      throw error
    }
  },
})

export const cancelRecordedAbsence = command({
  name: 'assignments.cancel-absence',
  allow: commerce,
  input: z.strictObject({ id: person('缺勤登记') }),
  run: async ({ tx, actor, now }, { id }) => {
    const found = (await absences(tx, { since: dateInShanghai(now) })).find((each) => each.id === id)
    if (!found) return notFound('缺勤登记')
    if (actor.role === 'COMMERCE_PREPARER' && found.accountId !== actor.accountId)
      refuse('FORBIDDEN', '您只能撤销自己的缺勤登记。')
    await cancelAbsence(tx, id, now)
    return done({ id }, { subject: { kind: 'absence', id } })
  },
})
