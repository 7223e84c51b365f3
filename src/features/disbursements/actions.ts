'use server'

import { serverAction } from '@/server/action'

import { approveOrder, sendBackOrder } from './approve-order'
import { applyReceipts, previewReceipts } from './import-receipts'
import { payAgain } from './pay-again'
import { prepareOrder } from './prepare-order'
import { recordFailed, recordPaid } from './record-payment'
import { recordReturn } from './record-return'

const orderPage = ({ orderId }: { orderId: string }) => `/finance/disbursements/${orderId}`

export const prepareOrderAction = serverAction(prepareOrder, { redirectTo: orderPage })
export const approveOrderAction = serverAction(approveOrder, { redirectTo: orderPage })
export const sendBackOrderAction = serverAction(sendBackOrder, { redirectTo: orderPage })
const text = (form: FormData, name: string) => String(form.get(name) ?? '')

export const recordPaidAction = serverAction(recordPaid, {
  read: (form) => ({
    orderId: text(form, 'orderId'),
    lineIds: form.getAll('selected').map(String),
    paidOn: text(form, 'paidOn'),
    bankReference: text(form, 'bankReference'),
  }),
  redirectTo: orderPage,
})
export const recordFailedAction = serverAction(recordFailed, { redirectTo: orderPage })
export const recordReturnAction = serverAction(recordReturn, { redirectTo: orderPage })
export const payAgainAction = serverAction(payAgain, { redirectTo: orderPage })

/** Keeps nothing: the page shows what the file would do. */
export const previewReceiptsAction = serverAction(previewReceipts, {
  message: ({ errors, appliedCount, rows }) =>
    errors.length > 0
      ? `文件有 ${errors.length} 处问题，未登记任何回单。请修改后重新上传。`
      : `共 ${rows.length} 行，其中 ${appliedCount} 行可以登记。请核对后确认。`,
  tell: (preview) => preview,
})
export const applyReceiptsAction = serverAction(applyReceipts, {
  read: (form) => ({ orderId: text(form, 'orderId'), rows: receiptRows(text(form, 'rows')) }),
  redirectTo: orderPage,
})

function receiptRows(sent: string) {
  try {
    return JSON.parse(sent)
  } catch {
    return []
  }
}
