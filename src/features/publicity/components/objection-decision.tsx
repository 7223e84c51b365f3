import { formatAmount } from '@/documents/format'
import { Dialog } from '@/ui/dialog'
import { ActionForm } from '@/ui/form'
import { AmountField, TextAreaField } from '@/ui/form-fields'
import { Section } from '@/ui/section'
import { SubmitButton } from '@/ui/submit-button'

import { decideObjectionAction } from '../actions'
import type { ObjectionDetail } from '../objections'

/** Four ways to decide, each saying what will happen and asking for the reason. */
export function ObjectionDecision({ objection }: { objection: ObjectionDetail }) {
  const amount = `${formatAmount(objection.amountCny)} 元`
  const choices = [
    {
      outcome: 'DISMISS',
      trigger: '异议不成立',
      consequence: '名单不变。异议人凭查询码可以看到答复意见。',
    },
    {
      outcome: 'NOT_ACCEPT',
      trigger: '不予受理',
      consequence: '用于姓名不实、无法联系，或材料与所述无关的情形。名单不变，异议人可以看到答复意见。',
    },
    {
      outcome: 'REDUCE',
      trigger: '成立，核减金额',
      consequence: `${objection.party} 的拟支持金额由 ${amount} 调低，差额退回上限和预算；调整后的金额须补充公示后名单才能确定。`,
    },
    {
      outcome: 'REMOVE',
      trigger: '成立，移出名单',
      consequence: `${objection.party} 移出名单，申报转为“不予支持”，${amount}退回上限和预算。此决定不能撤回。`,
    },
  ] as const
  return (
    <Section title="处理决定" boxed>
      <div className="flex flex-wrap gap-3">
        {choices.map(({ outcome, trigger, consequence }) => (
          <Dialog
            key={outcome}
            trigger={trigger}
            title={trigger}
            variant={outcome === 'REMOVE' ? 'danger' : 'secondary'}
          >
            <ActionForm action={decideObjectionAction}>
              <input type="hidden" name="objectionId" value={objection.id} />
              <input type="hidden" name="outcome" value={outcome} />
              <p>{consequence}</p>
              {outcome === 'REDUCE' && (
                <AmountField
                  name="newAmountCny"
                  label="调整后金额"
                  hint={`大于 0，小于 ${amount}`}
                  unit="元"
                  required
                />
              )}
              <TextAreaField
                name="reply"
                label="给异议人的答复意见"
                hint="写入答复书，异议人凭查询码可以看到和下载"
                required
                rows={3}
              />
              {(outcome === 'REDUCE' || outcome === 'REMOVE') && (
                <TextAreaField
                  name="partyReason"
                  label="告知当事单位的理由"
                  hint="不得透露异议人的任何信息"
                  required
                  rows={3}
                />
              )}
              <SubmitButton variant={outcome === 'REMOVE' ? 'danger' : 'primary'}>
                {`决定：${trigger}`}
              </SubmitButton>
            </ActionForm>
          </Dialog>
        ))}
      </div>
    </Section>
  )
}
