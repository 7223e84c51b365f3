'use server'

import { serverAction } from '@/server/action'

import { approveOrder, sendBackOrder } from './approve-order'
import { prepareOrder } from './prepare-order'
import { payAgain, recordFailed, recordPaid } from './record-payment'

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
export const payAgainAction = serverAction(payAgain, { redirectTo: orderPage })
