'use server'

import { serverAction } from '@/server/action'

import { checkDuplicateCover } from './check-duplicate-cover'

export const checkDuplicateCoverAction = serverAction(checkDuplicateCover, {
  redirectTo: ({ id }) => `/insurer/duplicate-cover/${id}`,
})
