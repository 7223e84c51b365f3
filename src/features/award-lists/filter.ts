import { AwardListState } from '@/server/db'
import { many, type SearchParams } from '@/ui/address'

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
