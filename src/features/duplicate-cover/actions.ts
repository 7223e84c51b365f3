'use server'

import { serverAction } from '@/server/action'

import { askMany } from './ask-many'
import { checkDuplicateCover } from './check-duplicate-cover'

export const checkDuplicateCoverAction = serverAction(checkDuplicateCover, {
  redirectTo: ({ id }) => `/insurer/duplicate-cover/${id}`,
})

export const askManyAction = serverAction(askMany, {
  redirectTo: ({ id }) => `/insurer/duplicate-cover/batches/${id}`,
})
