/** A movement of the prepayment, in order; in and out are decimal strings or null. */
export interface ReconciliationMovement {
  /** `YYYY-MM-DD`, or null for the opening and closing lines. */
  date: string | null
  /** 期初余额, 预拨, 提取, 追回, 结算, 结转, 期末余额. */
  item: string
  reference: string
  moneyIn: string | null
  moneyOut: string | null
  balance: string
}

/** One insurance policy whose fiscal share was drawn. */
export interface ReconciliationLine {
  awardNumber: string
  insurancePolicyNumber: string
  enterpriseName: string
  uscc: string
  premiumCny: string
  fiscalShareCny: string
  drawnCny: string
}

/** 预拨资金对账单 of one insurer, programme and year: the same data for .xlsx, .csv and .pdf. Amounts in yuan. */
export interface ReconciliationData {
  number: string
  insurerName: string
  programmeName: string
  year: string
  /** `YYYY-MM-DD`. */
  asOf: string
  opening: string
  prepaid: string
  drawn: string
  /** Drawn money that came back (追回); absent in documents issued before there were clawbacks. */
  returned?: string
  settled: string
  carriedForward: string
  closing: string
  movements: readonly ReconciliationMovement[]
  lines: readonly ReconciliationLine[]
  /** Set by the issuer when it stores the content; computed from the data when absent. */
  digest?: string
  createdAt: Date
}
