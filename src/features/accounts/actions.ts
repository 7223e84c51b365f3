'use server'

import { serverAction } from '@/server/action'

import { changePassword } from './change-password'
import { endMySession } from './sessions'

export const endMySessionAction = serverAction(endMySession, { message: '已结束这次登录。' })
export const changePasswordAction = serverAction(changePassword, {
  message: '口令已修改，其他设备上的登录都已结束。',
})
