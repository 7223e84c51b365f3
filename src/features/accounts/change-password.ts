import { z } from 'zod'

import { env } from '@/server/env'
import { command, done, refuse } from '@/server/use-case'

import { hashPassword, passwordProblem, verifyPassword } from './password'
import { everyRole } from './sessions'
import { accountById, endSessions, setPassword } from './store'

/** Changes one's own password, knowing the old one, and ends every other session of the account (S5, S6). */
export const changePassword = command({
  name: 'accounts.changePassword',
  allow: everyRole,
  withExpiredPassword: true,
  input: z.strictObject({
    currentPassword: z.string().min(1, '请填写现在的口令。').max(500),
    newPassword: z.string().min(1, '请填写新口令。').max(500),
    newPasswordAgain: z.string(),
  }),
  run: async ({ tx, actor, now }, { currentPassword, newPassword, newPasswordAgain }) => {
    const account = (await accountById(tx, actor.accountId!))!
    const wrong = (field: string, message: string) =>
      refuse('INVALID', message, { fieldErrors: { [field]: [message] } })
    if (!(await verifyPassword(currentPassword, account.passwordHash)))
      wrong('currentPassword', '现在的口令不正确。请重新输入。')
    if (newPassword !== newPasswordAgain) wrong('newPasswordAgain', '两次输入的新口令不一致。请重新输入。')
    if (newPassword === currentPassword) wrong('newPassword', '新口令与现在的相同。请换一个。')
    const problem = passwordProblem(newPassword, account.loginName, env().PASSWORD_PROFILE)
    if (problem) wrong('newPassword', problem)
    await setPassword(tx, account.id, await hashPassword(newPassword), now)
    const endedSessions = await endSessions(
      tx,
      { accountId: account.id, ...(actor.sessionId ? { except: actor.sessionId } : {}) },
      now,
    )
    return done(
      { endedSessions },
      { subject: { kind: 'account', id: account.id }, detail: { endedSessions } },
    )
  },
})
