import { z } from 'zod'

import { hashPassword, loginNameTaken, newAccount, passwordProblem } from '@/features/accounts'
import { env } from '@/server/env'
import { command, done, notFound, query, refuse } from '@/server/use-case'

import {
  addExpertOrganisation,
  addExpertRow,
  changeExpertRow,
  divisionChoices,
  expertsOfPool,
} from './pool-store'
import { addExpertSchema, changeExpertSchema } from './schema'

export const readers = ['COMMERCE_PREPARER', 'COMMERCE_CHECKER', 'COMMERCE_APPROVER', 'AUDITOR'] as const

/** 专家库. Telephones are masked in lists. */
export const expertPool = query({
  name: 'expert-panels.pool',
  allow: readers,
  input: z.strictObject({}),
  run: async ({ tx, actor }) => {
    const rows = await expertsOfPool(tx)
    return {
      experts: rows.map((row) => ({
        id: row.id,
        name: row.name,
        fields: row.fields,
        employer: row.employer,
        employerUscc: row.employerUscc ?? '',
        divisionCode: row.divisionCode ?? '',
        phone: row.phone.replace(/^(.{3}).*(.{2})$/, '$1******$2'),
        active: row.active,
        loginName: row.account.loginName,
        panels: row._count.members,
      })),
      divisions: await divisionChoices(tx),
      mayChange: actor.role === 'COMMERCE_PREPARER',
    }
  },
})
export type ExpertPool = Extract<Awaited<ReturnType<typeof expertPool>>, { ok: true }>['value']

/** An expert enters the pool, with an account of their own in an organisation of their own. */
export const addExpert = command({
  name: 'expert-panels.add-expert',
  allow: ['COMMERCE_PREPARER'],
  input: addExpertSchema,
  run: async ({ tx, actor, now }, { loginName, password, ...facts }) => {
    const wrong = (field: string, message: string) =>
      refuse('INVALID', '有内容需要更正，请按提示修改后再提交。', { fieldErrors: { [field]: [message] } })
    const problem = passwordProblem(password, loginName, env().PASSWORD_PROFILE)
    if (problem) wrong('password', problem)
    const accountId = await newAccount(tx, {
      organisationId: await addExpertOrganisation(tx, facts.name),
      role: 'EXPERT',
      loginName,
      displayName: facts.name,
      phone: facts.phone,
      passwordHash: await hashPassword(password),
      passwordChangedAt: now,
    })
    if (!accountId) return wrong('loginName', loginNameTaken)
    const expertId = await addExpertRow(tx, {
      ...facts,
      accountId,
      changedById: actor.accountId!,
      changedAt: now,
    })
    return done(
      { expertId },
      {
        subject: { kind: 'expert', id: expertId },
        detail: { fields: facts.fields, employer: facts.employer },
      },
    )
  },
})

/** Facts corrected, or the expert taken out of the pool (and back): the inactive are neither drawn nor open anything. */
export const changeExpert = command({
  name: 'expert-panels.change-expert',
  allow: ['COMMERCE_PREPARER'],
  input: changeExpertSchema,
  run: async ({ tx, actor, now }, { expertId, ...facts }) => {
    if (!(await changeExpertRow(tx, expertId, { ...facts, changedById: actor.accountId!, changedAt: now })))
      return notFound('专家')
    return done(
      { expertId },
      {
        subject: { kind: 'expert', id: expertId },
        detail: { active: facts.active, fields: facts.fields, employer: facts.employer },
      },
    )
  },
})
