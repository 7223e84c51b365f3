'use server'

import { serverAction } from '@/server/action'

import { confirmCalendarYear, enterCalendarYear, refuseCalendarYear } from './enter-year'

export const enterYearAction = serverAction(enterCalendarYear, {
  refresh: true,
  message: ({ year }) => `${year} 年的安排已录入。请另一位复核或审批人员核对确认。`,
})
export const confirmYearAction = serverAction(confirmCalendarYear, {
  refresh: true,
  message: ({ year }) => `${year} 年的安排已确认，工作日自现在起按此计算。`,
})
export const refuseYearAction = serverAction(refuseCalendarYear, {
  refresh: true,
  message: ({ year }) => `${year} 年的安排已退回。`,
})
