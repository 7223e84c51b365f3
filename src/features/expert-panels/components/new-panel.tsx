import { Amount } from '@/ui/amount'
import { LinkButton } from '@/ui/button'
import { EmptyState } from '@/ui/empty-state'
import { ActionForm } from '@/ui/form'
import { CheckboxField, TextField } from '@/ui/form-fields'
import { PageHeader } from '@/ui/page-header'
import { Section } from '@/ui/section'
import { SubmitButton } from '@/ui/submit-button'

import { createPanelAction } from '../actions'
import type { PanelCandidates } from '../create-panel'
import { CriteriaGrid, StrataGrid } from './panel-grids'

/** What is looked at, by how many of which fields, by which criteria. Nobody is chosen here. */
export function NewPanel({ candidates }: { candidates: PanelCandidates }) {
  const { round, rounds, applications } = candidates
  if (!round)
    return (
      <>
        <PageHeader title="组建评审组" />
        <EmptyState reason="没有审核中的申报。">请先在审核队列中受理申报，再组建评审组。</EmptyState>
      </>
    )
  return (
    <>
      <PageHeader title="组建评审组">
        <span>{round.title}</span>
        <span>{round.noticeNumber}</span>
      </PageHeader>
      {rounds.length > 1 && (
        <p className="mb-4 flex flex-wrap gap-2">
          {rounds
            .filter(({ id }) => id !== round.id)
            .map(({ id, title }) => (
              <LinkButton key={id} size="small" href={`/commerce/reviews/panels/new?round=${id}`}>
                改选：{title}
              </LinkButton>
            ))}
        </p>
      )}
      <ActionForm action={createPanelAction}>
        <input type="hidden" name="roundId" value={round.id} />
        <TextField name="title" label="评审组名称" required defaultValue="专家评审组" />
        <Section title="需要评审的申报" note="审核中、待复核的申报可以评审">
          <ul className="grid gap-1">
            {applications.map((each) => (
              <li key={each.id}>
                <label className="flex flex-wrap items-baseline gap-x-3">
                  <input
                    type="checkbox"
                    name="applicationIds"
                    value={each.id}
                    defaultChecked={each.panel === null}
                    disabled={each.panel !== null}
                  />
                  <span>{each.receiptNumber}</span>
                  <span>{each.applicantName}</span>
                  <Amount value={each.requestedAmountCny} currency="CNY" />
                  {each.panel && <span className="text-ink-2">已在 {each.panel}</span>}
                </label>
              </li>
            ))}
          </ul>
        </Section>
        <Section title="抽取分组" note="每行为一组：专业领域、任职单位可只填其一，都不填为不限">
          <StrataGrid />
          <CheckboxField name="onePerEmployer" label="同一单位最多抽取一人" defaultChecked />
        </Section>
        <Section title="评分办法" note="各项满分 100，权重之和为 100">
          <CriteriaGrid />
          <div className="mt-4 grid gap-4 sm:grid-cols-2">
            <TextField
              name="spreadThreshold"
              label="分差上限"
              unit="分"
              width="short"
              required
              defaultValue="20"
              hint="最高分与最低分相差超过此数，须退回复评"
            />
            <TextField
              name="minimumOpinions"
              label="每件至少意见份数"
              unit="份"
              width="short"
              required
              defaultValue="2"
              hint="有专家回避时，剩余意见不得少于此数"
            />
          </div>
        </Section>
        <SubmitButton>组建评审组</SubmitButton>
      </ActionForm>
    </>
  )
}
