import { Amount } from '@/ui/amount'
import { ReasonDialog } from '@/ui/dialog'
import { ActionForm } from '@/ui/form'
import { DateField } from '@/ui/form-fields'
import { Section } from '@/ui/section'
import { SubmitButton } from '@/ui/submit-button'

import { cancelInsurancePolicyAction, recordSelfPaidReceiptAction } from '../actions'
import type { PolicyDetail } from '../insurance-policy-dto'

/** E10: the 20 % is awaited; its receipt puts the policy in force, its absence ends it. */
export function PendingSteps({ policy, today }: { policy: PolicyDetail; today: string }) {
  return (
    <Section title="登记企业自缴到账" boxed>
      <ActionForm action={recordSelfPaidReceiptAction}>
        <p className="max-w-160">
          应到账 <Amount value={policy.enterpriseShareUsd} currency="USD" strong />
          。到账后保单生效；到账日晚于起保日的，保险期间顺延至到账日起算（口径 E10）。
        </p>
        <input type="hidden" name="id" value={policy.id} />
        <DateField
          name="receivedOn"
          label="自缴保费到账日"
          hint="按银行回单填写。"
          required
          max={today}
          defaultValue={today}
        />
        <div className="flex flex-wrap gap-2">
          <SubmitButton pendingText="正在登记…">登记到账</SubmitButton>
          <ReasonDialog
            trigger="作废保单"
            variant="danger"
            title="作废保单"
            consequence={`保单 ${policy.insurancePolicyNumber} 将作废，该企业可由任何机构重新查重承保。`}
            confirm="作废保单"
            action={cancelInsurancePolicyAction}
            fields={{ id: policy.id }}
            reasonLabel="作废原因"
          />
        </div>
      </ActionForm>
    </Section>
  )
}
