'use server'

import { serverAction } from '@/server/action'

import { explainDifference, reopenDifference, upholdDifference } from './settle-difference'

const pageOf = ({ id }: { id: string }) => `/commerce/export-differences/${id}`

export const upholdDifferenceAction = serverAction(upholdDifference, {
  redirectTo: ({ id, next }) =>
    next === 'CASE' ? `/commerce/negative-list/new?difference=${id}` : `${pageOf({ id })}#applications`,
})
export const explainDifferenceAction = serverAction(explainDifference, { redirectTo: pageOf })
export const reopenDifferenceAction = serverAction(reopenDifference, { redirectTo: pageOf })
