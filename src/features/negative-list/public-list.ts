import { z } from 'zod'

import { dateInShanghai } from '@/server/clock'
import { query } from '@/server/use-case'

import { entriesInForce } from './store'

/** The public part of the list: who, by whom, under which document, from when to when; as of today. */
export const publicNegativeList = query({
  name: 'negativeList.public',
  allow: ['SYSTEM'],
  input: z.strictObject({}),
  run: async ({ tx, now }) => {
    const today = dateInShanghai(now)
    return { asOf: today, entries: await entriesInForce(tx, today) }
  },
})
export type PublicEntry = Awaited<ReturnType<typeof entriesInForce>>[number]
