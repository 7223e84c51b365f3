/** What the summary of a spot check says, for .xlsx and .pdf alike. Amounts are CNY. */
export interface SpotCheckSummaryData {
  /** e.g. 豫信保查〔2026〕000001号. */
  number: string
  title: string
  reason: string
  /** Period, programmes and divisions in words. */
  scope: string
  /** How it was drawn in words. */
  sample: string
  seed: string
  seedSha256: string
  algorithm: string
  populationSha256: string
  population: number
  populationCny: string
  checked: number
  checkedCny: string
  /** Per cent, two decimals: of the awards and of the yuan. */
  checkedShare: string
  checkedShareCny: string
  differing: number
  wrongCny: string
  /** 抽查差错率: wrong yuan of the yuan checked, per cent. */
  wrongShare: string
  corrections: number
  clawbacks: number
  cases: number
  divisions: readonly SpotCheckDivision[]
  sheets: readonly SpotCheckSheetLine[]
  preparedBy: string
  releasedBy: string
  closedBy: string
  /** YYYY-MM-DD */
  closedOn: string
  createdAt: Date
}

export interface SpotCheckDivision {
  name: string
  population: number
  populationCny: string
  checked: number
  checkedCny: string
  differing: number
  wrongCny: string
}

export interface SpotCheckSheetLine {
  position: number
  receiptNumber: string
  partyName: string
  uscc: string
  divisionName: string
  programme: string
  /** 随机, or why it had to be looked at. */
  why: string
  paidCny: string
  wrongCny: string
  differing: string
  measures: string
  conclusion: string
  checkedBy: string
  signedBy: string
}
