'use server'

import { serverAction } from '@/server/action'

import { markRead } from './read-notifications'

export const markReadAction = serverAction(markRead, {
  refresh: true,
  message: ({ marked }) => `已将 ${marked} 条消息标为已读。`,
})
