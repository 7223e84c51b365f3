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
export const fileObjectionAction = serverAction(fileObjection, {
  message: '异议已收到。请记下受理号和查询码。',
  tell: ({ number, trackingCode }) => ({ number, trackingCode }),
})
