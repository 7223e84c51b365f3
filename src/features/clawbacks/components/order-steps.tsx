import { ReasonDialog } from '@/ui/dialog'
import { ActionForm } from '@/ui/form'
import { AmountField, DateField, TextField } from '@/ui/form-fields'
import { Section } from '@/ui/section'
import { SubmitButton } from '@/ui/submit-button'

import {
  approveClawbackAction,
  cancelClawbackAction,
  recordReceiptAction,
  sendBackClawbackAction,
} from '../actions'
import type { OrderDetail } from '../orders'

/** What the office may do with the order now. */
export function OrderSteps({ order, today }: { order: OrderDetail; today: string }) {
  const id = <input type="hidden" name="orderId" value={order.id} />
  return (
    <>
      {order.may.approve && (
        <Section title="审批" boxed>
          <div className="flex flex-wrap gap-3">
            <ActionForm action={approveClawbackAction}>
              {id}
              <SubmitButton>批准并通知单位</SubmitButton>
            </ActionForm>
            <ReasonDialog
              trigger="退回经办"
              title="退回经办"
              consequence="通知不下达，经办可以重新编制。"
              confirm="退回经办"
              action={sendBackClawbackAction}
              fields={{ orderId: order.id }}
              reasonLabel="退回原因"
              needsReason
            />
          </div>
        </Section>
      )}
      {order.may.receive && (
        <Section title="登记到账" boxed>
          <ActionForm action={recordReceiptAction}>
            {id}
            <AmountField
              name="amountCny"
              label="到账金额"
              unit="元"
              hint="可以分次到账"
              defaultValue={order.leftCny}
              required
            />
            <DateField name="receivedOn" label="到账日期" defaultValue={today} required />
            <TextField name="bankReference" label="银行流水号" required />
            <SubmitButton>登记到账</SubmitButton>
          </ActionForm>
        </Section>
      )}
      {order.may.cancel && (
        <Section title="撤销" boxed>
          <ReasonDialog
            trigger="撤销通知"
            variant="danger"
            title="撤销追回通知"
            consequence="已到账的资金不退回，尚未缴回的不再追缴，该单位可以提交新的申报。"
            confirm="撤销通知"
            action={cancelClawbackAction}
            fields={{ orderId: order.id }}
            reasonLabel="撤销原因"
            needsReason
          />
        </Section>
      )}
    </>
  )
}
