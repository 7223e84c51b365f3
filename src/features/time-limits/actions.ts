'use server'

import { serverAction } from '@/server/action'

import { setTimeLimit } from './set-limit'

export const setTimeLimitAction = serverAction(setTimeLimit, {
  refresh: true,
  message: '已保存。起始日期前已经开始的办理仍按原时限。',
})
