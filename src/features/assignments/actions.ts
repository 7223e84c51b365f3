'use server'

import { serverAction } from '@/server/action'

import { addAssignmentRule, cancelRecordedAbsence, endAssignmentRule, recordAbsence } from './settings'

export const addRuleAction = serverAction(addAssignmentRule, { refresh: true, message: '已加入规则。' })
export const endRuleAction = serverAction(endAssignmentRule, { refresh: true, message: '已停用规则。' })
export const recordAbsenceAction = serverAction(recordAbsence, { refresh: true, message: '已登记缺勤。' })
export const cancelAbsenceAction = serverAction(cancelRecordedAbsence, {
  refresh: true,
  message: '已撤销登记。',
})
