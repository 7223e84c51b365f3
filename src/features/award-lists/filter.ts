import { AwardListState } from '@/server/db'
import { pageAsked } from '@/server/paging'
import { many, one, type SearchParams } from '@/ui/address'

import { comparisonKinds, type ComparisonKind, type ComparisonSort } from './half-year-comparison'
import { markedItems, type Marked } from './item-store'
import { listStateLabels } from './state'

/** The filter of the list, as it stands in the address. */
export const listStateFilter = {
  name: 'state',
  label: '状态',
  multiple: true,
  options: Object.values(AwardListState).map((value) => ({ value, label: listStateLabels[value] })),
}

/** Unknown words in the address are left out: a stale link still shows a list. */
export function listFilter(params: SearchParams): { states?: AwardListState[] } {
  const states = many(params, 'state').filter((state): state is AwardListState => state in AwardListState)
  return states.length > 0 ? { states } : {}
}

/** How the comparison with the last half-year is sorted and filtered, as it stands in the address. */
export function comparisonAsked(params: SearchParams): {
  sort?: ComparisonSort
  kinds: ComparisonKind[]
  page: number
} {
  const sort = one(params, 'sort')
  const asked = many(params, 'change')
  return {
    ...(sort ? { sort: sort as ComparisonSort } : {}),
    kinds: comparisonKinds.filter((kind) => asked.includes(kind)),
    page: pageAsked(params, { page: 'compared' }).page,
  }
}

/** Which items of a list are asked for, as it stands in the address. */
export function itemsAsked(params: SearchParams): { q: string; page: number; marked?: Marked } {
  const marked = markedItems.find((each) => each === one(params, 'marked'))
  return { ...pageAsked(params), ...(marked ? { marked } : {}) }
}
