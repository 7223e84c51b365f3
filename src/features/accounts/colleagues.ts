import { z } from 'zod'

import { env } from '@/server/env'
import { command, done, notFound, query, refuse } from '@/server/use-case'

import { hashPassword, passwordProblem } from './password'
import { displayNameInput, loginNameTaken, newLoginNameInput, phoneInput } from './schema'
import { accountById, accountsOfOrganisation, createAccount, endSessions, setDisabled } from './store'

/** The 负责人 of an enterprise gives its 经办人 an account and takes it away again. */
export const addColleague = command({
  name: 'accounts.addColleague',
  allow: ['ENTERPRISE_APPROVER'],
  input: z.strictObject({
    displayName: displayNameInput,
    phone: phoneInput,
    loginName: newLoginNameInput,
    password: z.string().max(500),
  }),
  run: async ({ tx, actor, now }, { password, ...person }) => {
    const wrong = (field: string, message: string) =>
      refuse('INVALID', '有内容需要更正，请按提示修改后再提交。', { fieldErrors: { [field]: [message] } })
    const problem = passwordProblem(password, person.loginName, env().PASSWORD_PROFILE)
    if (problem) wrong('password', problem)
    const id = await createAccount(tx, {
      ...person,
      organisationId: actor.organisationId!,
      role: 'ENTERPRISE_OPERATOR',
      passwordHash: await hashPassword(password),
      passwordChangedAt: now,
    })
    if (!id) return wrong('loginName', loginNameTaken)
    return done({ id }, { subject: { kind: 'account', id }, detail: { role: 'ENTERPRISE_OPERATOR' } })
  },
})

export interface Colleague {
  id: string
  displayName: string
  loginName: string
  role: string
  disabled: boolean
  isOneself: boolean
}

export const myColleagues = query({
  name: 'accounts.myColleagues',
  allow: ['ENTERPRISE_OPERATOR', 'ENTERPRISE_APPROVER'],
  input: z.strictObject({}),
  run: async ({ tx, actor }): Promise<Colleague[]> => {
    const rows = await accountsOfOrganisation(tx, actor.organisationId!)
    return rows.map((row) => ({
      id: row.id,
      displayName: row.displayName,
      loginName: row.loginName,
      role: row.role,
      disabled: row.disabledAt !== null,
      isOneself: row.id === actor.accountId,
    }))
  },
})

/** Disabling ends the sessions too: whoever is signed in is out at the next request (S5). */
export const setColleagueDisabled = command({
  name: 'accounts.setColleagueDisabled',
  allow: ['ENTERPRISE_APPROVER'],
  input: z.strictObject({
    accountId: z.uuid('没有找到这个账号。请刷新页面。'),
    disabled: z.enum(['yes', 'no']).transform((answer) => answer === 'yes'),
  }),
  run: async ({ tx, actor, now }, { accountId, disabled }) => {
    const account = await accountById(tx, accountId)
    if (!account || account.organisationId !== actor.organisationId) return notFound('账号')
    if (account.role !== 'ENTERPRISE_OPERATOR')
      refuse('FORBIDDEN', '只能停用或启用经办人的账号。如需更换负责人，请联系所在地商务局。')
    await setDisabled(tx, accountId, disabled ? now : null)
    if (disabled) await endSessions(tx, { accountId }, now)
    return done(null, { subject: { kind: 'account', id: accountId }, detail: { disabled } })
  },
})
