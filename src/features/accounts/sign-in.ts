import { z } from 'zod'

import { writeAudit } from '@/server/audit/write'
import { sessionHours } from '@/server/auth/session'
import { isDemo } from '@/server/env'
import { command, done } from '@/server/use-case'

import { verifyPassword } from './password'
import { loginNameInput } from './schema'
import { accountByLoginName, failuresSince, holdSignIn, openSession, recordAttempt } from './store'

/** S6: five failures by one name from one address lock that pair, nobody else, for a quarter of an hour. */
const failuresAllowed = 5
const lockTime = 15 * 60_000

export type SignInResult =
  | { signedIn: true; accountId: string; sessionId: string }
  | { signedIn: false; reason: 'WRONG' | 'LOCKED' }

/**
 * Asks the password and opens a session of our own. A failure is an answer, not a refusal: a refusal would roll back the
 * attempt that is to be counted. Unknown, disabled and wrong answer alike, after the same work.
 */
export const signIn = command({
  name: 'accounts.signIn',
  allow: ['SYSTEM'],
  input: z.strictObject({
    loginName: loginNameInput,
    password: z.string().min(1).max(500),
    userAgent: z.string().default(''),
  }),
  run: async (context, { loginName, password, userAgent }) => {
    const { tx, actor, now } = context
    const { address } = actor
    await holdSignIn(tx, loginName, address)
    const failures = await failuresSince(tx, loginName, address, new Date(now.getTime() - 2 * lockTime))
    if (isLocked(failures, now)) return failed(context, 'LOCKED')

    const account = await accountByLoginName(tx, loginName)
    const matches = await verifyPassword(password, account?.passwordHash ?? null)
    // A demo account that came into a database without a demonstration opens nothing (S14).
    const usable = account !== null && account.disabledAt === null && (!account.isDemo || isDemo())
    const accepted = usable && matches
    await recordAttempt(tx, { loginName, address, succeeded: accepted, at: now })
    if (!accepted) return failed(context, 'WRONG', account)

    const sessionId = await openSession(tx, {
      accountId: account.id,
      now,
      expiresAt: new Date(now.getTime() + sessionHours * 3_600_000),
      address,
      userAgent,
    })
    const as = {
      ...context,
      actor: {
        ...actor,
        accountId: account.id,
        organisationId: account.organisationId,
        role: account.role,
      },
    }
    await writeAudit(as, 'accounts.signIn', 'DONE', { subject: { kind: 'session', id: sessionId } })
    return done<SignInResult>({ signedIn: true, accountId: account.id, sessionId }, [])
  },
})

/** `failures` newest first. Attempts during the lock are not counted, so it ends a quarter of an hour after the fifth. */
function isLocked(failures: Date[], now: Date): boolean {
  const newest = failures[0]
  const fifth = failures[failuresAllowed - 1]
  if (!newest || !fifth) return false
  return now.getTime() - newest.getTime() < lockTime && newest.getTime() - fifth.getTime() < lockTime
}

async function failed(
  context: Parameters<typeof writeAudit>[0],
  reason: 'WRONG' | 'LOCKED',
  account: { id: string } | null = null,
) {
  // A name nobody has may be a password typed into the wrong field: it is not kept.
  await writeAudit(context, 'accounts.signIn', 'REFUSED', {
    subject: { kind: 'account', id: account?.id ?? 'unknown' },
    detail: { reason },
  })
  return done<SignInResult>({ signedIn: false, reason }, [])
}
