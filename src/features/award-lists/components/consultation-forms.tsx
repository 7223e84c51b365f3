import { Amount } from '@/ui/amount'
import { ReasonDialog } from '@/ui/dialog'
import { ActionForm } from '@/ui/form'
import { TextAreaField, TextField } from '@/ui/form-fields'
import { Section } from '@/ui/section'
import { SubmitButton } from '@/ui/submit-button'

import { concurAction, sendBackAction, sendToFinanceAction } from '../actions'
import type { AwardListDetail } from '../award-lists'

/** The preparer's next step. */
export function SendToFinance({ list }: { list: AwardListDetail }) {
  return (
    <Section title="下一步：送财政会商" boxed>
      <p className="mb-3">
        送出后名单冻结，由省财政厅会商 {list.itemCount} 个条目、合计{' '}
        <Amount value={list.totalCny} currency="CNY" />
        。退回后可以调整再送。
      </p>
      <ActionForm action={sendToFinanceAction}>
        <input type="hidden" name="awardListId" value={list.id} />
        {list.budget.shortCny && (
          <p className="text-vermilion">
            名单超出可用预算 <Amount value={list.budget.shortCny} currency="CNY" />
            ，财政不能会商同意。请先处理缺口，或等待追加预算。
          </p>
        )}
        {list.unanswered > 0 && (
          <p className="text-amber">
            财政标记需调整的条目还有 {list.unanswered} 个没有答复。请在名单中逐条答复、核减或移出。
          </p>
        )}
        <TextAreaField name="message" label="说明" hint="可不填，如各条答复的总体情况" rows={2} />
        <SubmitButton>送财政会商</SubmitButton>
      </ActionForm>
    </Section>
  )
}

/** Finance concurs, and with it sets the money aside, or sends back. */
export function ConsultationDecision({ list }: { list: AwardListDetail }) {
  const { flagged } = list
  return (
    <Section title="会商意见" boxed>
      <p className="mb-3">
        可在名单条目中逐条提出意见。
        {flagged > 0 && `已有 ${flagged} 个条目标记为需调整，请退回商务；取消全部标记后才能同意。`}
      </p>
      <ActionForm action={concurAction}>
        <input type="hidden" name="awardListId" value={list.id} />
        <p>
          同意后，从 {list.budgetYear} 年度{list.programmeName}预算中安排{' '}
          <Amount value={list.totalCny} currency="CNY" />
          ，名单转入公示。
        </p>
        <TextField name="documentNumber" label="会商文号" hint="如 豫财贸函〔2026〕12号" required />
        <TextAreaField name="remark" label="会商意见" rows={2} />
        <SubmitButton>{`同意 ${list.itemCount} 个条目`}</SubmitButton>
      </ActionForm>
      <div className="mt-4 border-t border-line pt-4">
        <ReasonDialog
          trigger="退回商务"
          variant="danger"
          title="退回商务调整"
          consequence={`名单退回商务经办，由其${flagged > 0 ? `对标记的 ${flagged} 个条目` : ''}逐条答复、核减或移出后重新送会商。预算不作安排。`}
          confirm="退回名单"
          action={sendBackAction}
          fields={{ awardListId: list.id }}
          reasonLabel="退回意见"
        />
      </div>
    </Section>
  )
}
