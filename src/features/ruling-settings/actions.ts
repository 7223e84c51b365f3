'use server'

import { serverAction } from '@/server/action'

import { confirmRulingSetting, proposeRulingSetting, refuseRulingSetting } from './change-ruling-setting'

export const proposeAction = serverAction(proposeRulingSetting, {
  refresh: true,
  message: ({ rulingId }) => `口径 ${rulingId} 的调整已提出。请另一位复核或审批人员确认。`,
})
export const confirmAction = serverAction(confirmRulingSetting, {
  refresh: true,
  message: ({ rulingId }) => `口径 ${rulingId} 的调整已确认。`,
})
export const refuseAction = serverAction(refuseRulingSetting, {
  refresh: true,
  message: ({ rulingId }) => `口径 ${rulingId} 的调整已退回。`,
})
