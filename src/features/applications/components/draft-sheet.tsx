import { Amount } from '@/ui/amount'
import { CalculationSheet } from '@/ui/calculation-sheet'
import { Section } from '@/ui/section'

import type { Calculation } from '../calculation'

interface DraftSheetProps {
  calculation: Calculation
  /** Texts of the clauses that a GENERAL sheet names. */
  clauses: Readonly<Record<string, string>>
  /** `2026年上半年` */
  period: string
}

/** 计算书 beside the lines, as they change. */
export function DraftSheet({ calculation, clauses, period }: DraftSheetProps) {
  const { sheet, cap, reasons, requestedAmountCny } = calculation
  return (
    <Section title="金额如何算出">
      {reasons.map(({ message }) => (
        <p key={message} className="mb-2 text-amber">
          {message}
        </p>
      ))}
      <CalculationSheet
        steps={sheet.steps}
        clauseText={(clause) => clauses[clause]}
        result={{ label: '可申请金额', value: <Amount value={requestedAmountCny} currency="CNY" /> }}
        caps={
          cap
            ? [
                {
                  label: `${period}　每家企业单个申报周期`,
                  cap: cap.capCny,
                  usedBefore: cap.usedBeforeCny,
                  thisTime: cap.thisTimeCny,
                  left: cap.leftCny,
                },
              ]
            : []
        }
        footnote={`依据 ${sheet.policyDocument}，规则版本 ${sheet.rulesVersion}；${(sheet.readings ?? []).map(({ ruling, words }) => `口径 ${ruling} ${words}；`).join('')}最终金额以审核为准。`}
      />
    </Section>
  )
}
