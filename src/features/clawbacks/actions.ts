'use server'

import { serverAction } from '@/server/action'

import { approveClawback, cancelClawback, prepareClawback, sendBackClawback } from './prepare-order'
import { recordReceipt } from './record-receipt'

const ofCommerce = ({ orderId }: { orderId: string }) => `/commerce/clawbacks/${orderId}`

/** The lines in which an amount was typed arrive as `amount.<line>`. */
export const prepareClawbackAction = serverAction(prepareClawback, {
  read: (form) => {
    const fields = [...form].filter((field): field is [string, string] => typeof field[1] === 'string')
    const ofLine = ([name]: [string, string]) => name.startsWith('amount.')
    const known = [
      'itemId',
      'amountCny',
      'reason',
      'basis',
      'dueOn',
      'payToName',
      'payToBank',
      'payToAccount',
    ]
    return {
      ...Object.fromEntries(
        fields.filter(([name, value]) => known.includes(name) && (name !== 'amountCny' || value.trim())),
      ),
      lines: fields
        .filter(ofLine)
        .filter(([, amountCny]) => amountCny.trim() !== '')
        .map(([name, amountCny]) => ({ lineId: name.slice('amount.'.length), amountCny })),
    } as Parameters<typeof prepareClawback>[1]
  },
  redirectTo: ofCommerce,
})
export const approveClawbackAction = serverAction(approveClawback, { redirectTo: ofCommerce })
export const sendBackClawbackAction = serverAction(sendBackClawback, { redirectTo: ofCommerce })
export const cancelClawbackAction = serverAction(cancelClawback, { redirectTo: ofCommerce })
export const recordReceiptAction = serverAction(recordReceipt, {
  redirectTo: ({ orderId }) => `/finance/clawbacks/${orderId}`,
})
