'use server'

import { serverAction } from '@/server/action'

import { approveClawback, cancelClawback, prepareClawback, sendBackClawback } from './prepare-order'
import { recordReceipt } from './record-receipt'

const ofCommerce = ({ orderId }: { orderId: string }) => `/commerce/clawbacks/${orderId}`

export const prepareClawbackAction = serverAction(prepareClawback, { redirectTo: ofCommerce })
export const approveClawbackAction = serverAction(approveClawback, { redirectTo: ofCommerce })
export const sendBackClawbackAction = serverAction(sendBackClawback, { redirectTo: ofCommerce })
export const cancelClawbackAction = serverAction(cancelClawback, { redirectTo: ofCommerce })
export const recordReceiptAction = serverAction(recordReceipt, {
  redirectTo: ({ orderId }) => `/finance/clawbacks/${orderId}`,
})
