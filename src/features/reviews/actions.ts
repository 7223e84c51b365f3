'use server'

import { formatAmount } from '@/documents'
import { serverAction } from '@/server/action'

import { approveReview } from './approve-review'
import { assignApplication } from './assign-application'
import { rejectReview, sendBackReview } from './check-review'
import { importInsurerInvoices } from './import-invoices'
import { prepareReview } from './prepare-review'
import { previewBulkReview } from './preview-bulk'
import { returnApplication } from './return-application'
import {
  acceptRemainingLines,
  decideLine,
  rerunFindings,
  settleFinding,
  settleLateFinding,
} from './review-lines'
import { takeApplication, takeOverApplication } from './take-application'

export const takeAction = serverAction(takeApplication, {
  refresh: true,
  message: ({ found }) =>
    found ? `已受理。自动核查发现 ${found} 条，请逐条处理。` : '已受理。自动核查没有发现问题。',
})
export const takeOverAction = serverAction(takeOverApplication, { refresh: true, message: '已转由您办理。' })
export const decideLineAction = serverAction(decideLine, {
  refresh: true,
  message: ({ position, amountOut }) => `第 ${position} 行已核定为 ${formatAmount(amountOut)} 元。`,
})
export const acceptRemainingAction = serverAction(acceptRemainingLines, {
  refresh: true,
  message: ({ accepted, left }) =>
    left
      ? `已按申报金额核定 ${accepted} 行；另有 ${left} 行有核查提示，请逐行核定。`
      : `已按申报金额核定 ${accepted} 行。`,
})
export const settleFindingAction = serverAction(settleFinding, {
  refresh: true,
  message: '已记录认定和理由。',
})
export const settleLateFindingAction = serverAction(settleLateFinding, {
  refresh: true,
  message: '已记录认定和理由，审定金额没有变动。',
})
export const rerunFindingsAction = serverAction(rerunFindings, {
  refresh: true,
  message: ({ found, added, gone }) =>
    `重新核查完成：新发现 ${added} 条，不再存在 ${gone} 条，仍然存在 ${found - added} 条。`,
})
export const returnAction = serverAction(returnApplication, {
  refresh: true,
  message: '已退回补正，并已通知申报单位。',
  read: (form) => ({
    applicationId: String(form.get('applicationId') ?? ''),
    correctBy: String(form.get('correctBy') ?? ''),
    // Ticked ones, and what was typed: one defect a line.
    defects: form
      .getAll('defects')
      .flatMap((text) => String(text).split('\n'))
      .filter((text) => text.trim() !== ''),
  }),
})
export const prepareAction = serverAction(prepareReview, {
  refresh: true,
  message: ({ amountCny }) => `已送复核，核定金额 ${formatAmount(amountCny)} 元。`,
})
export const approveAction = serverAction(approveReview, {
  refresh: true,
  message: ({ amountCny, aboveCap }) =>
    `复核通过，审定金额 ${formatAmount(amountCny)} 元${aboveCap ? '（已按剩余上限核减）' : ''}。`,
})
export const sendBackAction = serverAction(sendBackReview, { refresh: true, message: '已退回经办。' })
export const rejectAction = serverAction(rejectReview, {
  refresh: true,
  message: '已作出不予支持的决定，并已通知申报单位。',
})
export const importInvoicesAction = serverAction(importInsurerInvoices, {
  refresh: true,
  message: ({ added, unchanged }) =>
    `已导入 ${added} 张发票${unchanged ? `，另有 ${unchanged} 张先前已导入，未作改动` : ''}。`,
})
export const assignAction = serverAction(assignApplication, { refresh: true, message: '已分派。' })
export const previewBulkReviewAction = serverAction(previewBulkReview, {
  read: (form) => ({
    step: form.get('step') as never,
    selected: form.getAll('selected').map(String),
    all: form.get('all') === '1',
    filter: addressOf(String(form.get('filter') ?? '')),
  }),
  redirectTo: ({ jobId }) => `/jobs/${jobId}`,
})

/** The list's address as it came with the form; the use case's schema reads it like the page does. */
function addressOf(query: string): Record<string, string | string[]> {
  const params = new URLSearchParams(query)
  return Object.fromEntries([...new Set(params.keys())].map((name) => [name, params.getAll(name)]))
}
