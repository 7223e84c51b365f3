import { z } from 'zod'

import {
  displayNameInput,
  endAccountSessions,
  hashPassword,
  loginNameTaken,
  newAccount,
  newLoginNameInput,
  passwordProblem,
  phoneInput,
  roleName,
  setAccountDisabled as setDisabled,
} from '@/features/accounts'
import type { OrganisationKind, Role } from '@/server/auth/actor'
import { env } from '@/server/env'
import { command, done, notFound, refuse, type Context } from '@/server/use-case'

import { allRoles, rolesOf } from './roles'
import { lockAccount, organisationById, setRole } from './store'

const reason = z.string().trim().min(4, '请写明原因或批准文件。').max(300, '原因请不超过 300 字。')
const accountId = z.uuid('没有找到这个账号。请刷新页面。')
const role = z.enum(allRoles as [Role, ...Role[]], '请选择岗位。')

/** 开通账号 of an official, an insurer's person or an administrator; the role must be one of the organisation's. */
export const openAccount = command({
  name: 'administration.open-account',
  allow: ['SECURITY_ADMIN'],
  input: z.strictObject({
    organisationId: z.uuid('请选择单位。'),
    role,
    displayName: displayNameInput,
    phone: phoneInput,
    loginName: newLoginNameInput,
    password: z.string().max(500),
    reason,
  }),
  run: async ({ tx, now }, { password, reason: why, ...person }) => {
    const organisation = await organisationById(tx, person.organisationId)
    if (!organisation) return notFound('单位')
    requireFitting(organisation.kind, person.role)
    const problem = passwordProblem(password, person.loginName, env().PASSWORD_PROFILE)
    if (problem) wrong('password', problem)
    const id = await newAccount(tx, {
      ...person,
      passwordHash: await hashPassword(password),
      passwordChangedAt: now,
    })
    if (!id) return wrong('loginName', loginNameTaken)
    return done(
      { id },
      {
        subject: { kind: 'account', id },
        detail: { role: person.role, organisationId: organisation.id, reason: why },
      },
    )
  },
})

/** 停用、启用 with a reason; whoever is signed in is out at the next request (S5). Never one's own. */
export const setAccountDisabled = command({
  name: 'administration.set-disabled',
  allow: ['SECURITY_ADMIN'],
  input: z.strictObject({ accountId, disabled: z.enum(['yes', 'no']), reason }),
  run: async (context, { accountId: id, disabled, reason: why }) => {
    const { tx, now } = context
    await another(context, id)
    await setDisabled(tx, id, disabled === 'yes' ? now : null)
    if (disabled === 'yes') await endAccountSessions(tx, { accountId: id }, now)
    return done({ id }, { subject: { kind: 'account', id }, detail: { disabled, reason: why } })
  },
})

/** 变更岗位 within the organisation; what is open under the old role ends. Never one's own: the database refuses it too. */
export const changeRole = command({
  name: 'administration.change-role',
  allow: ['SECURITY_ADMIN'],
  input: z.strictObject({ accountId, role, reason }),
  run: async (context, { accountId: id, role: next, reason: why }) => {
    const { tx, now } = context
    const account = await another(context, id)
    requireFitting(account.organisation.kind, next)
    if (account.role === next)
      refuse('WRONG_STATE', `该账号的岗位已经是“${roleName(next)}”，没有变更。请刷新页面。`)
    await setRole(tx, id, next)
    await endAccountSessions(tx, { accountId: id }, now)
    return done(
      { id },
      { subject: { kind: 'account', id }, detail: { from: account.role, to: next, reason: why } },
    )
  },
})

const wrong = (field: string, message: string) =>
  refuse('INVALID', '有内容需要更正，请按提示修改后再提交。', { fieldErrors: { [field]: [message] } })

function requireFitting(kind: OrganisationKind, next: Role): void {
  if (!rolesOf[kind]?.includes(next))
    wrong('role', `这个单位的人员不能担任“${roleName(next)}”。请选择与单位相符的岗位。`)
}

/** The account, held, which is neither one's own nor an enterprise's or an expert's to be given another role. */
async function another({ tx, actor }: Context, id: string) {
  const account = await lockAccount(tx, id)
  if (!account || account.organisation.kind === 'ENTERPRISE') return notFound('账号')
  if (id === actor.accountId) refuse('FORBIDDEN', '不能办理本人的账号和岗位。请由另一位安全管理员办理。')
  return account
}
