'use server'

import { serverAction } from '@/server/action'

import { markRead } from './read-notifications'

export const markReadAction = serverAction(markRead, { redirectTo: () => '/notifications' })
