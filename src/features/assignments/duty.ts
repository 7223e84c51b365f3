import { dateInShanghai } from '@/server/clock'
import type { Context } from '@/server/use-case'

import type { Duty } from './choose'
import { absences, loads, preparers, rulesInForce } from './store'

/** Who is there today, how the work is shared out, and what each has in hand. */
export async function dutyNow({ tx, now }: Pick<Context, 'tx' | 'now'>): Promise<Duty> {
  return {
    preparers: await preparers(tx),
    rules: await rulesInForce(tx),
    absences: await absences(tx, { on: dateInShanghai(now) }),
    loads: await loads(tx),
  }
}

/** Those for whom the person stands in today. */
export async function standsInFor(
  { tx, now }: Pick<Context, 'tx' | 'now'>,
  accountId: string,
): Promise<string[]> {
  const today = await absences(tx, { on: dateInShanghai(now) })
  return today.filter(({ deputyId }) => deputyId === accountId).map((each) => each.accountId)
}
