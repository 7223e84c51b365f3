import { z } from 'zod'

import { Role } from '@/server/db'
import { command, done, notFound, query, type Context } from '@/server/use-case'

import { countUnread, isAddressedTo, markAsRead, pageOfNotifications } from './store'

/** Everyone who can sign in has a mailbox in the portal. */
const everyone = Object.values(Role)
const PAGE_SIZE = 20

function own({ actor }: Context): { organisationId: string; accountId: string } {
  if (!actor.organisationId || !actor.accountId) return notFound('消息')
  return { organisationId: actor.organisationId, accountId: actor.accountId }
}

/** One's own notifications, newest first; times are ISO instants. */
export const listNotifications = query({
  name: 'notifications.list',
  allow: everyone,
  input: z.strictObject({
    unreadOnly: z.boolean().default(false),
    page: z.coerce.number().int().min(1).catch(1),
  }),
  run: async (context, { unreadOnly, page }) => {
    const { rows, total } = await pageOfNotifications(
      context.tx,
      own(context),
      { unreadOnly },
      { skip: (page - 1) * PAGE_SIZE, take: PAGE_SIZE },
    )
    return {
      notifications: rows.map(({ createdAt, readAt, ...row }) => ({
        ...row,
        createdAt: createdAt.toISOString(),
        isRead: readAt !== null,
      })),
      total,
      page,
      pageSize: PAGE_SIZE,
    }
  },
})

/** The number beside the bell. */
export const unreadCount = query({
  name: 'notifications.unread-count',
  allow: everyone,
  input: z.strictObject({}),
  run: (context) => countUnread(context.tx, own(context)),
})

/** Reading is not a deed of the law: the audit keeps that it was, once a call. */
export const markRead = command({
  name: 'notifications.mark-read',
  allow: everyone,
  input: z.strictObject({ id: z.uuid('没有找到这条消息。').nullable().default(null) }),
  run: async (context, { id }) => {
    const to = own(context)
    if (id && !(await isAddressedTo(context.tx, to, id))) return notFound('消息')
    const marked = await markAsRead(context.tx, to, id, context.now)
    return done({ marked }, { subject: { kind: 'notification', id: id ?? 'all' }, detail: { marked } })
  },
})
