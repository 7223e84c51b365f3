'use server'

import { serverAction } from '@/server/action'

import { approveOrder, sendBackOrder } from './approve-order'
import { prepareOrder } from './prepare-order'
import { payAgain, recordFailed, recordPaid } from './record-payment'

const orderPage = ({ orderId }: { orderId: string }) => `/finance/disbursements/${orderId}`

export const prepareOrderAction = serverAction(prepareOrder, { redirectTo: orderPage })
export const approveOrderAction = serverAction(approveOrder, { redirectTo: orderPage })
export const sendBackOrderAction = serverAction(sendBackOrder, { redirectTo: orderPage })
export const recordPaidAction = serverAction(recordPaid, { redirectTo: orderPage })
export const recordFailedAction = serverAction(recordFailed, { redirectTo: orderPage })
export const payAgainAction = serverAction(payAgain, { redirectTo: orderPage })
