'use server'

import { serverAction } from '@/server/action'

import { closeAwardList } from './close-list'
import { decideObjection } from './decide-objection'
import { fileObjection } from './file-objection'
import { startPublicity, startSupplement } from './publish'
import { cancelPublicity, confirmWithdrawal, proposeWithdrawal, refuseWithdrawal } from './withdraw'

const listPage = ({ awardListId }: { awardListId: string }) => `/commerce/award-lists/${awardListId}`

export const startPublicityAction = serverAction(startPublicity, { redirectTo: listPage })
export const startSupplementAction = serverAction(startSupplement, { redirectTo: listPage })
export const cancelPublicityAction = serverAction(cancelPublicity, { redirectTo: listPage })
export const proposeWithdrawalAction = serverAction(proposeWithdrawal, { redirectTo: listPage })
export const confirmWithdrawalAction = serverAction(confirmWithdrawal, { redirectTo: listPage })
export const refuseWithdrawalAction = serverAction(refuseWithdrawal, { redirectTo: listPage })
export const closeAwardListAction = serverAction(closeAwardList, { redirectTo: listPage })
export const decideObjectionAction = serverAction(decideObjection, {
  redirectTo: () => '/commerce/objections',
})
/** Straight to where it is followed: number and code are shown there, once more to be noted down. */
export const fileObjectionAction = serverAction(fileObjection, {
  redirectTo: ({ number, trackingCode }) =>
    `/publicity/objections/${encodeURIComponent(number)}?code=${trackingCode}&filed=1`,
})
