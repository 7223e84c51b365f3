import type { Tx } from '@/server/db'

import { addForOrganisationsOfKind, addForVerifiedEnterprises, addNotifications, type Message } from './store'

export interface Notice extends Omit<Message, 'href' | 'body'> {
  body?: string
  href?: string | null
}

export type AddressedNotice = Notice & { organisationId: string; accountId?: string | null }

/**
 * Tells an organisation, or one of its people, that something happened; in the caller's transaction, so that what rolls
 * back is told to nobody. Mail follows as one digest.
 */
export function notify(tx: Tx, notice: AddressedNotice, now: Date): Promise<void> {
  return notifyEach(tx, [notice], now)
}

/** Each of many something of their own, in one statement. */
export async function notifyEach(tx: Tx, notices: readonly AddressedNotice[], now: Date): Promise<void> {
  await addNotifications(
    tx,
    notices.map(({ organisationId, accountId = null, ...rest }) => ({
      organisationId,
      accountId,
      ...filled(rest),
    })),
    now,
  )
}

export type Audience = 'VERIFIED_ENTERPRISES' | 'INSURERS' | 'PROVIDERS' | 'PROVINCIAL_COMMERCE'

/** Tells everyone of a kind, in one statement. Only someone who sees the whole province reaches all. Returns how many. */
export async function notifyAll(tx: Tx, audience: Audience, notice: Notice, now: Date): Promise<number> {
  switch (audience) {
    case 'VERIFIED_ENTERPRISES':
      return addForVerifiedEnterprises(tx, filled(notice), now)
    case 'INSURERS':
      return addForOrganisationsOfKind(tx, 'INSURER', filled(notice), now)
    case 'PROVIDERS':
      return addForOrganisationsOfKind(tx, 'PROVIDER', filled(notice), now)
    case 'PROVINCIAL_COMMERCE':
      return addForOrganisationsOfKind(tx, 'PROVINCIAL_COMMERCE', filled(notice), now)
  }
}

const filled = ({ kind, title, body = '', href = null }: Notice): Message => ({ kind, title, body, href })
