/** One step of a calculation sheet (计算书), as the policy rules write it: structurally their `Step`. */
export interface CalculationStep {
  clause: string
  rulings: readonly string[]
  description: string
  formula: string
  result: string
}
