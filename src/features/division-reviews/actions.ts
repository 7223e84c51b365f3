'use server'

import { formatAmount } from '@/documents'
import { serverAction } from '@/server/action'

import { sendBackForFinance, signForFinance } from './co-sign'
import { handIn } from './hand-in'
import {
  acceptDivisionLines,
  decideDivisionLine,
  passToMe,
  returnByDivision,
  signForCommerce,
  takeForDivision,
} from './prepare'
import { takeOverFromDivision } from './take-over'

export const takeForDivisionAction = serverAction(takeForDivision, {
  refresh: true,
  message: '已受理初审。请逐行核定。',
})
export const passToMeAction = serverAction(passToMe, { refresh: true, message: '已转由您初审。' })
export const decideDivisionLineAction = serverAction(decideDivisionLine, {
  refresh: true,
  message: ({ position, amountOut }) => `第 ${position} 行已核定为 ${formatAmount(amountOut)} 元。`,
})
export const acceptDivisionLinesAction = serverAction(acceptDivisionLines, {
  refresh: true,
  message: ({ accepted }) => `已按申报金额核定 ${accepted} 行。`,
})
export const returnByDivisionAction = serverAction(returnByDivision, {
  refresh: true,
  message: '已退回补正，并已通知申报企业。',
  read: (form) => ({
    applicationId: String(form.get('applicationId') ?? ''),
    correctBy: String(form.get('correctBy') ?? ''),
    defects: String(form.get('defects') ?? '')
      .split('\n')
      .filter((text) => text.trim() !== ''),
  }),
})
export const signForCommerceAction = serverAction(signForCommerce, {
  refresh: true,
  message: ({ amountCny }) => `商务已签署，初审金额 ${formatAmount(amountCny)} 元，请财政部门会签。`,
})
export const signForFinanceAction = serverAction(signForFinance, {
  refresh: true,
  message: '财政已会签，可以汇总报送。',
})
export const sendBackForFinanceAction = serverAction(sendBackForFinance, {
  refresh: true,
  message: '已退回商务部门，逐行核定保留。',
})
export const handInAction = serverAction(handIn, {
  refresh: true,
  message: ({ number, count }) => `已报送省商务厅：${number}，共 ${count} 件。`,
})
export const takeOverFromDivisionAction = serverAction(takeOverFromDivision, {
  refresh: true,
  message: '已接管，申报进入省级审核队列，所属地已收到通知。',
})
