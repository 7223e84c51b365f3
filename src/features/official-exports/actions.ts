'use server'

import { serverAction } from '@/server/action'

import {
  confirmOfficialList,
  sendBackOfficialList,
  submitOfficialList,
  withdrawOfficialList,
} from './confirm-list'

const pageOf = ({ listId }: { listId: string }) => `/commerce/official-exports/${listId}`

export const submitOfficialListAction = serverAction(submitOfficialList, { redirectTo: pageOf })
export const withdrawOfficialListAction = serverAction(withdrawOfficialList, { redirectTo: pageOf })
export const sendBackOfficialListAction = serverAction(sendBackOfficialList, { redirectTo: pageOf })
export const confirmOfficialListAction = serverAction(confirmOfficialList, { redirectTo: pageOf })
