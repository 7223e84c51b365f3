'use server'

import { serverAction } from '@/server/action'

import { confirmRelease, proposeRelease, refuseRelease } from './release-cover'

export const proposeReleaseAction = serverAction(proposeRelease, {
  refresh: true,
  message: '已提出。须由复核岗确认后才解除。',
})
export const confirmReleaseAction = serverAction(confirmRelease, {
  refresh: true,
  message: '已解除，已通知保险机构。',
})
export const refuseReleaseAction = serverAction(refuseRelease, { refresh: true, message: '已记录不同意。' })
