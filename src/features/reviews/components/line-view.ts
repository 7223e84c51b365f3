/** A line of either kind as the workspace shows it; made on the server. Amounts are CNY strings. */
export interface LineView {
  id: string
  position: number
  title: string
  subtitle: string
  evidence: string
  day: string
  details: readonly { label: string; value: string; before?: string }[]
  amountIn: string
  amountOut: string | null
  decided: boolean
  reason: string | null
  note: string
  openFindings: number
  change: 'ADDED' | 'CHANGED' | null
}
