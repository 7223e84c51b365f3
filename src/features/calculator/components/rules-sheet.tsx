import { clauseText, isClauseId, type CalculationSheet as Sheet } from '@/policy-rules'
import { CalculationSheet } from '@/ui/calculation-sheet'

/** 计算书 as the engine wrote it, its clauses opening to their sentences. */
export function RulesSheet({ sheet }: { sheet: Sheet }) {
  return (
    <CalculationSheet
      steps={sheet.steps}
      clauseText={(clause) => (isClauseId(clause) ? clauseText(clause) : '')}
    />
  )
}
