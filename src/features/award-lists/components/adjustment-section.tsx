import { basisInWords, clauseText, isClauseId } from '@/policy-rules'
import { Amount } from '@/ui/amount'
import { CalculationSheet } from '@/ui/calculation-sheet'
import { Section } from '@/ui/section'

import type { ApplicationAdjustment } from '../shortages'

/** On an application: the amount was computed again because the budget was short; the sheet before stays where it is. */
export function AdjustmentSection({ adjustments }: { adjustments: readonly ApplicationAdjustment[] }) {
  return adjustments.map((one) => (
    <Section
      key={one.id}
      title="预算不足，重新计算的金额"
      note={`${one.listNumber}　${one.decidedOn} 确认系数 ${one.factor}`}
    >
      <p className="mb-3">
        原核定金额 <Amount value={one.beforeCny} currency="CNY" />
        ，调整为 <Amount value={one.afterCny} currency="CNY" strong />
        。理由：{one.reason}
      </p>
      <CalculationSheet
        title="重新出具的计算书"
        steps={one.sheet.steps}
        clauseText={(clause) => (isClauseId(clause) ? clauseText(clause) : undefined)}
        result={{ label: '拟支持金额', value: <Amount value={one.afterCny} currency="CNY" /> }}
        footnote={`${basisInWords(one.sheet)}。`}
      />
    </Section>
  ))
}
