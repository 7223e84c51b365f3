'use server'

import { serverAction } from '@/server/action'

import { changePassword } from './change-password'
import { addColleague, setColleagueDisabled } from './colleagues'
import { endMySession } from './sessions'

export const endMySessionAction = serverAction(endMySession, { message: '已结束这次登录。' })
export const changePasswordAction = serverAction(changePassword, {
  message: '口令已修改，其他设备上的登录都已结束。',
})
export const addColleagueAction = serverAction(addColleague, {
  message: '经办人账号已建立，请将登录名和初始口令告知本人，并提醒尽快修改口令。',
})
export const setColleagueDisabledAction = serverAction(setColleagueDisabled, {
  message: '账号状态已更新。',
})
