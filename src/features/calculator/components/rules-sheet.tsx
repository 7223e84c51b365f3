import {
  amount,
  clauseText,
  grouped,
  isClauseId,
  type CalculationSheet as Sheet,
  readingsInWords,
} from '@/policy-rules'
import { CalculationSheet } from '@/ui/calculation-sheet'

/** Amounts get their thousands separators; ratios and words stay as they are. */
const readable = (result: string) => (/^\d+\.\d{2}$/.test(result) ? grouped(amount(result)) : result)

/** 计算书 as the engine wrote it, its clauses opening to their sentences. */
export function RulesSheet({ sheet }: { sheet: Sheet }) {
  return (
    <CalculationSheet
      steps={sheet.steps.map((step) => ({ ...step, result: readable(step.result) }))}
      clauseText={(clause) => (isClauseId(clause) ? clauseText(clause) : '')}
      footnote={readingsInWords(sheet.readings) || undefined}
    />
  )
}
