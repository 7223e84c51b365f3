'use server'

import { serverAction } from '@/server/action'

import { closeAwardList } from './close-list'
import { decideObjection } from './decide-objection'
import { fileObjection } from './file-objection'
import { startPublicity, startSupplement } from './publish'

const listPage = ({ awardListId }: { awardListId: string }) => `/commerce/award-lists/${awardListId}`

export const startPublicityAction = serverAction(startPublicity, { redirectTo: listPage })
export const startSupplementAction = serverAction(startSupplement, { redirectTo: listPage })
export const closeAwardListAction = serverAction(closeAwardList, { redirectTo: listPage })
export const decideObjectionAction = serverAction(decideObjection, {
  redirectTo: () => '/commerce/objections',
})
/** Straight to where it is followed: number and code are shown there, once more to be noted down. */
export const fileObjectionAction = serverAction(fileObjection, {
  redirectTo: ({ number, trackingCode }) =>
    `/publicity/objections/${encodeURIComponent(number)}?code=${trackingCode}&filed=1`,
})
