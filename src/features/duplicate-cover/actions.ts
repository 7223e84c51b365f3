'use server'

import { serverAction } from '@/server/action'

import { askMany } from './ask-many'
import { checkDuplicateCover } from './check-duplicate-cover'
import { endReservation, giveUpReservation } from './reservations'

export const checkDuplicateCoverAction = serverAction(checkDuplicateCover, {
  redirectTo: ({ id }) => `/insurer/duplicate-cover/${id}`,
})

export const askManyAction = serverAction(askMany, {
  redirectTo: ({ id }) => `/insurer/duplicate-cover/batches/${id}`,
})
export const giveUpReservationAction = serverAction(giveUpReservation, {
  redirectTo: ({ checkId }) => `/insurer/duplicate-cover/${checkId}`,
})
export const endReservationAction = serverAction(endReservation, {
  refresh: true,
  message: '预留已解除，已通知该保险机构。',
})
