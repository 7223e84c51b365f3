import { ReasonDialog } from '@/ui/dialog'
import { ActionForm } from '@/ui/form'
import { AmountField, RadioGroupField, TextAreaField, TextField } from '@/ui/form-fields'
import { NoticeBanner } from '@/ui/notice-banner'
import { Section } from '@/ui/section'
import { SubmitButton } from '@/ui/submit-button'

import { askFurtherRoundAction, summariseAction, writeOpinionAction } from '../actions'
import type { ExpertWorkspace } from '../expert-reviews'
import { gradeLabels } from '../state'

const grades = Object.entries(gradeLabels).map(([value, label]) => ({ value, label }))

/** Points by criterion, conclusion, amount, opinion: kept as a draft, then handed in for good. */
export function OpinionForm({ view }: { view: ExpertWorkspace }) {
  const { own, criteria } = view
  return (
    <Section title="我的评审意见" note="请独立评审；提交后不能更改，提交前其他专家看不到">
      <ActionForm action={writeOpinionAction}>
        <input type="hidden" name="panelId" value={view.panelId} />
        <input type="hidden" name="applicationId" value={view.applicationId} />
        <div className="grid gap-4 sm:grid-cols-3">
          {criteria.map(({ key, label, weight }) => (
            <TextField
              key={key}
              name={`scores.${key}`}
              label={`${label}（权重 ${weight}%）`}
              unit="分"
              width="short"
              required
              inputMode="decimal"
              defaultValue={own?.scores[key]}
            />
          ))}
        </div>
        <RadioGroupField
          name="grade"
          required
          label="结论"
          inline
          options={grades}
          defaultValue={own?.grade ?? undefined}
        />
        <AmountField
          name="recommendedAmountCny"
          required
          label="建议金额"
          defaultValue={own?.recommendedAmountCny ?? view.application.requestedAmountCny}
        />
        <TextAreaField name="opinion" required label="评审意见" defaultValue={own?.opinion} />
        <div className="flex flex-wrap gap-3">
          <SubmitButton name="step" value="hand-in">
            提交评审意见
          </SubmitButton>
          <SubmitButton name="step" value="draft" variant="secondary">
            保存草稿
          </SubmitButton>
        </div>
      </ActionForm>
    </Section>
  )
}

/** For who presides: send back where the opinions lie too far apart, else sum up. */
export function ChairSteps({ view }: { view: ExpertWorkspace }) {
  if (!view.may.summarise || !view.spread) return null
  const fields = { panelId: view.panelId, applicationId: view.applicationId }
  const { average, highest, lowest, spread, tooWide } = view.spread
  if (tooWide && view.progress.opinionRound === 1)
    return (
      <NoticeBanner kind="warning" title={`分差 ${spread} 分，超过 ${view.threshold} 分`}>
        最高 {highest} 分，最低 {lowest} 分，须先退回复评。
        <div className="mt-3">
          <ReasonDialog
            trigger="退回复评"
            variant="primary"
            title="退回复评"
            consequence="各位专家须再次独立提交意见，前一轮意见保留。"
            confirm="退回复评"
            action={askFurtherRoundAction}
            fields={fields}
          />
        </div>
      </NoticeBanner>
    )
  return (
    <Section
      title="汇总意见"
      note={`平均 ${average} 分，最高 ${highest} 分，最低 ${lowest} 分${tooWide ? '；复评后分差仍超限，请写明采纳的理由' : ''}`}
    >
      <ActionForm action={summariseAction}>
        <input type="hidden" name="panelId" value={view.panelId} />
        <input type="hidden" name="applicationId" value={view.applicationId} />
        <RadioGroupField name="grade" required label="评审组结论" inline options={grades} />
        <AmountField
          name="recommendedAmountCny"
          required
          label="评审组建议金额"
          defaultValue={view.application.requestedAmountCny}
        />
        <TextAreaField name="summary" required label="评审组汇总意见" />
        <SubmitButton>提交汇总意见</SubmitButton>
      </ActionForm>
    </Section>
  )
}
