import { groupAmount } from '@/ui/amount-format'
import { Dialog } from '@/ui/dialog'
import { ActionForm } from '@/ui/form'
import { AmountField, DateField, TextAreaField, TextField } from '@/ui/form-fields'
import { SubmitButton } from '@/ui/submit-button'

import { decidePrepaymentAction, recordPrepaymentPaidAction } from '../actions'
import type { PrepaymentDto } from '../prepayments'

/** P1: finance decides, at most the proposal. */
export function DecideDialog({ prepayment }: { prepayment: PrepaymentDto }) {
  return (
    <Dialog trigger="核定预拨" size="small" title={`核定 ${prepayment.insurerName}的预拨`}>
      <ActionForm action={decidePrepaymentAction}>
        <input type="hidden" name="id" value={prepayment.id} />
        <AmountField
          name="decidedCny"
          label="核定金额"
          hint={`建议金额 ${groupAmount(prepayment.proposedCny)} 元，可以调减，不能调增。`}
          required
          defaultValue={prepayment.proposedCny}
        />
        <TextAreaField name="reason" label="调减理由" hint="低于建议金额时填写。" rows={2} />
        <TextField name="documentNumber" label="资金文号" hint="例如 豫财贸〔2026〕12号。" required />
        <SubmitButton pendingText="正在核定…">核定预拨</SubmitButton>
      </ActionForm>
    </Dialog>
  )
}

/** The bank has paid the insurer. */
export function PayDialog({ prepayment }: { prepayment: PrepaymentDto }) {
  return (
    <Dialog trigger="登记拨付" size="small" title={`登记 ${prepayment.insurerName}的预拨拨付`}>
      <ActionForm action={recordPrepaymentPaidAction}>
        <input type="hidden" name="id" value={prepayment.id} />
        <p>{groupAmount(prepayment.decidedCny ?? '0.00')} 元将从本年度预算转入该机构的预拨资金，专款专用。</p>
        <DateField name="paidOn" label="拨付日期" hint="按支付凭证填写。" required />
        <SubmitButton pendingText="正在登记…">登记拨付</SubmitButton>
      </ActionForm>
    </Dialog>
  )
}
