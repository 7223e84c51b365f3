import { z } from 'zod'

import { halfYearInWords, previousHalfYear } from '@/policy-rules'
import type { Tx } from '@/server/db'
import { pageOf, pagingShape } from '@/server/paging'
import { notFound, query } from '@/server/use-case'

import { supportedOf } from './comparison-store'
import {
  compareHalfYears,
  comparisonKinds,
  comparisonSorts,
  sortedComparison,
  type ComparisonSort,
} from './half-year-comparison'
import { listOfficials } from './officials'
import { uuid } from './schema'
import { awardListOf, type HeldList } from './store'

const sorts = comparisonSorts.flatMap((key): ComparisonSort[] => [key, `-${key}`])

/** The programme's half-year of this list beside the one before. */
export async function comparisonOf(
  tx: Tx,
  { programme, halfYear }: Pick<HeldList, 'programme' | 'halfYear'>,
) {
  const before = previousHalfYear(halfYear)
  const comparison = compareHalfYears(
    await supportedOf(tx, { programme, halfYear: before }, true),
    await supportedOf(tx, { programme, halfYear }, false),
  )
  return {
    ...comparison,
    previousInWords: halfYearInWords(before),
    currentInWords: halfYearInWords(halfYear),
  }
}

/** The comparison as the page shows it; totals and counts are of all rows, whatever the filter. */
export const compareWithLastHalfYear = query({
  name: 'award-lists.comparison',
  allow: listOfficials,
  input: z.strictObject({
    awardListId: uuid,
    sort: z.enum(sorts).catch('-difference').default('-difference'),
    kinds: z.array(z.enum(comparisonKinds)).default([]),
    page: pagingShape.page,
  }),
  run: async ({ tx }, { awardListId, sort, kinds, page }) => {
    const list = await awardListOf(tx, awardListId)
    if (!list) return notFound('拟支持名单')
    const comparison = await comparisonOf(tx, list)
    const rows = comparison.rows.filter((row) => kinds.length === 0 || kinds.includes(row.kind))
    return { ...comparison, ...pageOf(sortedComparison(rows, sort), page), sort }
  },
})

export type ComparisonView = Extract<
  Awaited<ReturnType<typeof compareWithLastHalfYear>>,
  { ok: true }
>['value']
