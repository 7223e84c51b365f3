import type { Tx } from '@/server/db'

import { stateLabels } from './state'
import { ordersOf } from './store'

/** The form for a new order, filled in: another room knows which award, how many yuan and why. */
export function clawbackFormHref(of: {
  itemId: string
  amountCny: string
  reason: string
  basis: string
}): string {
  const { itemId: item, amountCny: amount, reason, basis } = of
  return `/commerce/clawbacks/new?${new URLSearchParams({ item, amount, reason, basis }).toString()}`
}

/** The orders against these awards that were prepared since, the latest first; those sent back or cancelled left out. */
export async function ordersOfItems(
  tx: Tx,
  itemIds: readonly string[],
  since: Date,
): Promise<{ itemId: string; number: string; state: string; href: string }[]> {
  const orders = await ordersOf(tx, {
    itemId: { in: [...itemIds] },
    preparedAt: { gte: since },
    state: { in: ['PROPOSED', 'ISSUED', 'COMPLETED'] },
  })
  return orders.map(({ itemId, id, number, state }) => ({
    itemId,
    number,
    state: stateLabels[state],
    href: `/commerce/clawbacks/${id}`,
  }))
}
