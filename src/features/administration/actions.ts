'use server'

import { serverAction } from '@/server/action'

import { changeRole, openAccount, setAccountDisabled } from './manage-account'
import { verifyTrail } from './verify-trail'

export const openAccountAction = serverAction(openAccount, {
  refresh: true,
  message: '账号已开通。请将登录名和初始口令当面告知本人，并提醒尽快修改口令。',
})
export const setAccountDisabledAction = serverAction(setAccountDisabled, {
  refresh: true,
  message: '账号状态已更新。',
})
export const changeRoleAction = serverAction(changeRole, {
  refresh: true,
  message: '岗位已变更，其登录均已结束。',
})
export const verifyTrailAction = serverAction(verifyTrail, {
  message: ({ entries, count, problems }) =>
    count === 0
      ? `核验完成：${entries} 条审计记录首尾相接，未被改动。`
      : `核验完成：${entries} 条审计记录中发现 ${count} 处问题：${problems.join('')}请立即报告。`,
})
