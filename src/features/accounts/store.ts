import { isUniqueViolation, type Role, type Tx } from '@/server/db'

/** The only Prisma calls of this room. */

export async function holdSignIn(tx: Tx, loginName: string, address: string): Promise<void> {
  // Attempts on one name from one address wait for each other, so that the fifth is the fifth.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`sign-in:${loginName}:${address}`}, 0))`
}

/** When the last failures happened since the last success, newest first. */
export async function failuresSince(
  tx: Tx,
  loginName: string,
  address: string,
  since: Date,
): Promise<Date[]> {
  const attempts = await tx.signInAttempt.findMany({
    where: { loginName, address, at: { gt: since } },
    orderBy: { id: 'desc' },
    take: 20,
  })
  const success = attempts.findIndex((attempt) => attempt.succeeded)
  return (success < 0 ? attempts : attempts.slice(0, success)).map((attempt) => attempt.at)
}

export async function recordAttempt(
  tx: Tx,
  attempt: { loginName: string; address: string; succeeded: boolean; at: Date },
): Promise<void> {
  await tx.signInAttempt.create({ data: attempt })
}

export function accountByLoginName(tx: Tx, loginName: string) {
  return tx.account.findUnique({ where: { loginName } })
}

export function accountById(tx: Tx, id: string) {
  return tx.account.findUnique({ where: { id } })
}

export async function openSession(
  tx: Tx,
  session: { accountId: string; now: Date; expiresAt: Date; address: string; userAgent: string },
): Promise<string> {
  const { now, ...rest } = session
  const row = await tx.session.create({
    data: { ...rest, userAgent: rest.userAgent.slice(0, 300), createdAt: now, lastSeenAt: now },
    select: { id: true },
  })
  return row.id
}

/** Sessions that still hold, newest use first. */
export function liveSessions(tx: Tx, accountId: string, now: Date, idleSince: Date) {
  return tx.session.findMany({
    where: { accountId, endedAt: null, expiresAt: { gt: now }, lastSeenAt: { gte: idleSince } },
    orderBy: { lastSeenAt: 'desc' },
    take: 50,
  })
}

/** How many were ended. */
export async function endSessions(
  tx: Tx,
  which: { accountId: string; id?: string; except?: string },
  now: Date,
): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: {
      accountId: which.accountId,
      endedAt: null,
      ...(which.id ? { id: which.id } : {}),
      ...(which.except ? { NOT: { id: which.except } } : {}),
    },
    data: { endedAt: now },
  })
  return count
}

export async function setPassword(tx: Tx, id: string, passwordHash: string, now: Date): Promise<void> {
  await tx.account.update({ where: { id }, data: { passwordHash, passwordChangedAt: now } })
}

/** Null when somebody, seen or unseen by the asker, has the login name; the transaction can then only be refused. */
export async function createAccount(
  tx: Tx,
  account: {
    organisationId: string
    role: Role
    loginName: string
    displayName: string
    phone: string | null
    passwordHash: string
    passwordChangedAt: Date
  },
): Promise<string | null> {
  try {
    return (await tx.account.create({ data: account, select: { id: true } })).id
  } catch (error) {
    if (isUniqueViolation(error, 'login_name')) return null
    throw error
  }
}

export function accountsOfOrganisation(tx: Tx, organisationId: string) {
  return tx.account.findMany({ where: { organisationId }, orderBy: { createdAt: 'asc' }, take: 200 })
}

export async function setDisabled(tx: Tx, id: string, disabledAt: Date | null): Promise<void> {
  await tx.account.update({ where: { id }, data: { disabledAt } })
}

/** One account per kind of person, for the sign-in page of a demonstration. */
export function demoAccounts(tx: Tx) {
  return tx.account.findMany({
    where: { isDemo: true, disabledAt: null },
    include: { organisation: { select: { name: true } } },
    orderBy: [{ role: 'asc' }, { loginName: 'asc' }],
    take: 60,
  })
}
