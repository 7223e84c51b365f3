import type { Tx } from '@/server/db'

/** The room's only Prisma code. Row-level security lets an organisation read its own notifications only. */

export interface Message {
  /** `room.event`, for icons and filters. */
  kind: string
  title: string
  body: string
  /** Where in the portal the matter is. */
  href: string | null
}

export type Recipient = { organisationId: string; accountId: string | null }

/** Not `create`: it reads the row back, and the sender may not read another organisation's. */
export async function addNotifications(
  tx: Tx,
  messages: readonly (Recipient & Message)[],
  now: Date,
): Promise<void> {
  await tx.notification.createMany({ data: messages.map((message) => ({ ...message, createdAt: now })) })
}

/** All at once, in the database: no list of recipients is carried through the application. */
export async function addForVerifiedEnterprises(tx: Tx, message: Message, now: Date): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO notification (id, organisation_id, kind, title, body, href, created_at)
    SELECT gen_random_uuid(), e.id, ${message.kind}, ${message.title}, ${message.body}, ${message.href}, ${now}
    FROM enterprise e WHERE e.state = 'VERIFIED'`
}

export async function addForOrganisationsOfKind(
  tx: Tx,
  kind: 'INSURER' | 'PROVIDER' | 'PROVINCIAL_COMMERCE',
  message: Message,
  now: Date,
): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO notification (id, organisation_id, kind, title, body, href, created_at)
    SELECT gen_random_uuid(), o.id, ${message.kind}, ${message.title}, ${message.body}, ${message.href}, ${now}
    FROM organisation o WHERE o.kind = ${kind}::"organisation_kind"`
}

/** What someone may read: to the whole organisation, or to them. */
const addressedTo = (to: { organisationId: string; accountId: string }) => ({
  organisationId: to.organisationId,
  OR: [{ accountId: null }, { accountId: to.accountId }],
})

export async function pageOfNotifications(
  tx: Tx,
  to: { organisationId: string; accountId: string },
  filter: { unreadOnly: boolean },
  page: { skip: number; take: number },
) {
  const where = { ...addressedTo(to), ...(filter.unreadOnly ? { readAt: null } : {}) }
  const rows = await tx.notification.findMany({
    where,
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    select: { id: true, kind: true, title: true, body: true, href: true, createdAt: true, readAt: true },
    ...page,
  })
  return { rows, total: await tx.notification.count({ where }) }
}

export async function countUnread(
  tx: Tx,
  to: { organisationId: string; accountId: string },
): Promise<number> {
  return tx.notification.count({ where: { ...addressedTo(to), readAt: null } })
}

/** Marks one, or all when `id` is null; returns how many it was. */
export async function markAsRead(
  tx: Tx,
  to: { organisationId: string; accountId: string },
  id: string | null,
  now: Date,
): Promise<number> {
  const { count } = await tx.notification.updateMany({
    where: { ...addressedTo(to), readAt: null, ...(id ? { id } : {}) },
    data: { readAt: now },
  })
  return count
}

export async function isAddressedTo(
  tx: Tx,
  to: { organisationId: string; accountId: string },
  id: string,
): Promise<boolean> {
  return (await tx.notification.count({ where: { ...addressedTo(to), id } })) > 0
}

/**
 * Marks what one organisation has not been mailed and not read since `since`, and answers with it; null when there is none.
 * Two senders never get the same notification.
 */
export async function claimUndigested(
  tx: Tx,
  since: Date,
  now: Date,
): Promise<{ organisationId: string; notifications: ClaimedNotification[] } | null> {
  const [next] = await tx.$queryRaw<{ organisationId: string }[]>`
    SELECT organisation_id AS "organisationId" FROM notification
    WHERE digested_at IS NULL AND read_at IS NULL AND created_at >= ${since} ORDER BY created_at LIMIT 1
    FOR UPDATE SKIP LOCKED`
  if (!next) return null
  const notifications = await tx.$queryRaw<ClaimedNotification[]>`
    UPDATE notification SET digested_at = ${now}
    WHERE id IN (SELECT id FROM notification WHERE organisation_id = ${next.organisationId}::uuid
      AND digested_at IS NULL AND read_at IS NULL AND created_at >= ${since} FOR UPDATE SKIP LOCKED)
    RETURNING id, account_id AS "accountId", title, body, href, created_at AS "createdAt"`
  return { ...next, notifications: notifications.toSorted((a, b) => +a.createdAt - +b.createdAt) }
}

export interface ClaimedNotification {
  id: string
  accountId: string | null
  title: string
  body: string
  href: string | null
  createdAt: Date
}

/** Enabled accounts with a mail address; an enterprise also has its contact. */
export async function mailboxesOf(
  tx: Tx,
  organisationId: string,
): Promise<{ accountId: string | null; email: string }[]> {
  return tx.$queryRaw`
    SELECT id AS "accountId", email FROM account
    WHERE organisation_id = ${organisationId}::uuid AND disabled_at IS NULL AND email <> ''
    UNION ALL
    SELECT NULL, contact_email FROM enterprise WHERE id = ${organisationId}::uuid AND contact_email <> ''`
}
