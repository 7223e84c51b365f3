import { LinkButton } from '@/ui/button'
import { ReasonDialog } from '@/ui/dialog'
import { Section } from '@/ui/section'

import { explainDifferenceAction, reopenDifferenceAction, upholdDifferenceAction } from '../actions'
import type { DifferenceDetail } from '../differences'

/** What a person may make of the difference now. */
export function DifferenceSteps({ of }: { of: DifferenceDetail }) {
  const { may } = of
  const paid = of.applications.some(({ own, paidCny }) => !own && paidCny !== '0.00')
  if (!may.uphold && !may.explain && !may.reopen && !of.mayFollowUp) return null
  return (
    <Section title="处理" boxed>
      <div className="flex flex-wrap gap-3">
        {may.uphold && (
          <ReasonDialog
            trigger="认定不实，立案"
            variant="primary"
            title="认定填报不实"
            consequence="认定后转到立案页面，事实已经填好。是否列入负面清单，须听取企业陈述后由负责人决定。"
            confirm="认定不实并转立案"
            action={upholdDifferenceAction}
            fields={{ id: of.id, next: 'CASE' }}
          />
        )}
        {may.uphold && paid && (
          <ReasonDialog
            trigger="认定不实，追回"
            title="认定填报不实"
            consequence="认定后在下方已拨付的申报旁编制追回通知，金额和事实已经填好。"
            confirm="认定不实并转追回"
            action={upholdDifferenceAction}
            fields={{ id: of.id, next: 'CLAWBACK' }}
          />
        )}
        {may.explain && (
          <ReasonDialog
            trigger="记录说明"
            title="记录说明"
            consequence="说明后本项差异不再影响审核；理由留存，复核岗可以退回重新处理。"
            confirm="记录说明"
            action={explainDifferenceAction}
            fields={{ id: of.id }}
            reasonHint="写明依据的材料，如退运报关单、更正申请"
          />
        )}
        {may.reopen && (
          <ReasonDialog
            trigger="退回重新处理"
            title="退回重新处理"
            consequence="说明不成立的，退回经办重新处理。"
            confirm="退回重新处理"
            action={reopenDifferenceAction}
            fields={{ id: of.id }}
          />
        )}
        {of.mayFollowUp && of.cases.length === 0 && (
          <LinkButton href={`/commerce/negative-list/new?difference=${of.id}`} variant="primary">
            据此立案
          </LinkButton>
        )}
      </div>
    </Section>
  )
}
