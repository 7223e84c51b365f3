import { Amount } from '@/ui/amount'
import { ReasonDialog } from '@/ui/dialog'
import { ActionForm } from '@/ui/form'
import { TextAreaField } from '@/ui/form-fields'
import { Section } from '@/ui/section'
import { SubmitButton } from '@/ui/submit-button'

import {
  confirmShortageAction,
  proposeShortageAction,
  rejectShortageAction,
  withdrawShortageAction,
} from '../actions'
import type { ShortageRecord } from '../shortages'

interface ProposeProps {
  awardListId: string
  factor: string
  totalAfterCny: string
}

export function ProposeShortage({ awardListId, factor, totalAfterCny }: ProposeProps) {
  return (
    <Section title="下一步：提出系数，由另一人确认" boxed>
      <ActionForm action={proposeShortageAction}>
        <input type="hidden" name="awardListId" value={awardListId} />
        <input type="hidden" name="factor" value={factor} />
        <p>
          按系数 <strong className="figures">{factor}</strong> 计算，名单合计{' '}
          <Amount value={totalAfterCny} currency="CNY" />
          。提出后名单暂停调整，由复核人员确认；确认后逐户重出计算书，退回的金额同步退回支持上限。
        </p>
        <TextAreaField
          name="reason"
          label="提出理由"
          hint="写明预算缺口的来由和为什么采用这个系数，企业可以看到"
          required
          rows={3}
        />
        <SubmitButton>{`提出系数 ${factor}`}</SubmitButton>
      </ActionForm>
    </Section>
  )
}

export function DecideShortage({ awardListId, shortage }: { awardListId: string; shortage: ShortageRecord }) {
  return (
    <div className="mt-4 flex flex-wrap items-start gap-3">
      <ActionForm action={confirmShortageAction}>
        <input type="hidden" name="awardListId" value={awardListId} />
        <SubmitButton>{`确认系数，调整 ${shortage.changedCount} 个条目`}</SubmitButton>
      </ActionForm>
      <ReasonDialog
        trigger="不同意"
        variant="danger"
        title="不同意这个系数"
        consequence="名单退回经办，金额不变；提出的系数和您的理由留存备查。"
        confirm="不同意该系数"
        action={rejectShortageAction}
        fields={{ awardListId }}
        reasonLabel="不同意的理由"
      />
    </div>
  )
}

export function WithdrawShortage({ awardListId }: { awardListId: string }) {
  return (
    <ActionForm action={withdrawShortageAction} className="mt-4">
      <input type="hidden" name="awardListId" value={awardListId} />
      <SubmitButton variant="secondary">撤回系数</SubmitButton>
    </ActionForm>
  )
}
