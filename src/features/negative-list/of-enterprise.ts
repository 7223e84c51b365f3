import type { NegativeListGround, Tx } from '@/server/db'

import { casesOf } from './case-store'
import { stateLabels } from './state'

/** The form for a new case, filled in: another room knows whose, on which ground and what was found. */
export const newCaseHref = (of: { uscc: string; ground: NegativeListGround; facts: string }): string =>
  `/commerce/negative-list/new?${new URLSearchParams(of).toString()}`

/** The cases of these enterprises that were opened since, the latest first. */
export async function casesOfEnterprises(
  tx: Tx,
  codes: readonly string[],
  since: Date,
): Promise<{ uscc: string; number: string; ground: NegativeListGround; state: string; href: string }[]> {
  return (await casesOf(tx, null))
    .filter(({ uscc, openedAt }) => codes.includes(uscc) && openedAt >= since)
    .map(({ id, uscc, number, ground, state }) => ({
      uscc,
      number,
      ground,
      state: stateLabels[state],
      href: `/commerce/negative-list/${id}`,
    }))
}
