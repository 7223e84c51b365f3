'use server'

import { serverAction } from '@/server/action'

import { importCovers } from './import-covers'
import { explainOverlap, reopenOverlap, upholdOverlap } from './settle-overlap'

const pageOf = ({ id }: { id: string }) => `/commerce/cover-overlaps/${id}`

export const importCoversAction = serverAction(importCovers, {
  refresh: true,
  message: ({ rows, overlaps, added }) =>
    overlaps === 0
      ? `已核对 ${rows} 份保单，没有发现重叠。`
      : `已核对 ${rows} 份保单，重叠 ${overlaps} 处，其中新登记线索 ${added} 条。`,
})
export const upholdOverlapAction = serverAction(upholdOverlap, {
  redirectTo: ({ id }) => `/commerce/negative-list/new?overlap=${id}`,
})
export const explainOverlapAction = serverAction(explainOverlap, { redirectTo: pageOf })
export const reopenOverlapAction = serverAction(reopenOverlap, { redirectTo: pageOf })
