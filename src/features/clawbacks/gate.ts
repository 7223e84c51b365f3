import { formatAmount } from '@/documents'
import { dateInWords, Decimal } from '@/policy-rules'
import type { Tx } from '@/server/db'
import { refuse } from '@/server/use-case'

import { ordersOf } from './store'

/** Asked at submission: while a clawback is open, its party hands in nothing new (practice: 追回). */
export async function requireNoOpenClawback(tx: Tx, organisationId: string): Promise<void> {
  const [open] = await ordersOf(tx, { partyId: organisationId, state: 'ISSUED' })
  if (open)
    refuse(
      'WRONG_STATE',
      `追回通知 ${open.number} 尚未缴清：还应缴回 ${formatAmount(new Decimal(open.amountCny).minus(open.receivedCny).toFixed(2))} 元，期限至${dateInWords(open.dueOn)}。请按通知缴回，到账登记后再提交申报。`,
      { clause: '二(三)' },
    )
}
