import { z } from 'zod'

import type { Role } from '@/server/auth/actor'
import { sessionIdleMinutes } from '@/server/auth/session'
import { command, done, notFound, query } from '@/server/use-case'

import { endSessions, liveSessions } from './store'

/** Everyone who has an account may see and end their own sessions (S5). */
export const everyRole = [
  'ENTERPRISE_OPERATOR',
  'ENTERPRISE_APPROVER',
  'INSURER_OPERATOR',
  'INSURER_CHECKER',
  'PROVIDER_OPERATOR',
  'DIVISION_COMMERCE',
  'DIVISION_FINANCE',
  'COMMERCE_PREPARER',
  'COMMERCE_CHECKER',
  'COMMERCE_APPROVER',
  'FINANCE_PREPARER',
  'FINANCE_CHECKER',
  'EXPERT',
  'AUDITOR',
  'SYSTEM_ADMIN',
  'SECURITY_ADMIN',
  'AUDIT_ADMIN',
] as const satisfies readonly Role[]

export interface SessionView {
  id: string
  isThisOne: boolean
  /** Instants, ISO 8601. */
  startedAt: string
  lastSeenAt: string
  address: string
  device: string
}

/** One's own sessions that still hold, the last used first. */
export const mySessions = query({
  name: 'accounts.mySessions',
  allow: everyRole,
  withExpiredPassword: true,
  input: z.strictObject({}),
  run: async ({ tx, actor, now }): Promise<SessionView[]> => {
    const idleSince = new Date(now.getTime() - sessionIdleMinutes * 60_000)
    const rows = await liveSessions(tx, actor.accountId!, now, idleSince)
    return rows.map((row) => ({
      id: row.id,
      isThisOne: row.id === actor.sessionId,
      startedAt: row.createdAt.toISOString(),
      lastSeenAt: row.lastSeenAt.toISOString(),
      address: row.address,
      device: deviceName(row.userAgent),
    }))
  },
})

/** Ends one session of one's own; another's answers like one that does not exist. */
export const endMySession = command({
  name: 'accounts.endMySession',
  allow: everyRole,
  withExpiredPassword: true,
  input: z.strictObject({ sessionId: z.uuid('没有找到这次登录。请刷新页面。') }),
  run: async ({ tx, actor, now }, { sessionId }) => {
    const ended = await endSessions(tx, { accountId: actor.accountId!, id: sessionId }, now)
    if (ended === 0) notFound('登录')
    return done(
      { endedThisOne: sessionId === actor.sessionId },
      { subject: { kind: 'session', id: sessionId } },
    )
  },
})

export const signOut = command({
  name: 'accounts.signOut',
  allow: everyRole,
  withExpiredPassword: true,
  input: z.strictObject({}),
  run: async ({ tx, actor, now }) => {
    if (actor.sessionId) await endSessions(tx, { accountId: actor.accountId!, id: actor.sessionId }, now)
    return done(null, { subject: { kind: 'session', id: actor.sessionId ?? 'none' } })
  },
})

/** `Chrome，Windows`: enough to know one's own machine by. */
function deviceName(userAgent: string): string {
  const browsers = [
    ['Edg/', 'Edge'],
    ['MicroMessenger', '微信'],
    ['Firefox/', 'Firefox'],
    ['Chrome/', 'Chrome'],
    ['Safari/', 'Safari'],
  ]
  const systems = [
    ['Windows', 'Windows'],
    ['Android', 'Android'],
    ['iPhone', 'iPhone'],
    ['iPad', 'iPad'],
    ['Mac OS', 'macOS'],
    ['Linux', 'Linux'],
  ]
  const find = (names: string[][]) => names.find(([part]) => userAgent.includes(part!))?.[1]
  return [find(browsers) ?? '其他浏览器', find(systems) ?? '其他系统'].join('，')
}
