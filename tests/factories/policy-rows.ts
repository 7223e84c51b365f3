/** Rows of a 统保保单清单 as an insurer fills them in. */
export type ListRow = Record<string, string | null>

/** 小微企业统保 on exports of USD 1,000,000 at 0.08 %. */
export const microRow = (uscc: string, number: string): ListRow => ({
  insurancePolicyNumber: number,
  enterpriseName: '河南清单进出口有限公司',
  uscc,
  division: '郑州市',
  priorYearExportsUsd: '1000000.00',
  exportSource: 'OFFICIAL',
  sumInsuredUsd: '1000000.00',
  premiumRate: '0.0008',
  premiumUsd: '800.00',
  insuredPercentage: '0.8',
  buyerLimitUsd: '100000.00',
  maximumLiabilityUsd: '100000.00',
  inception: '2026-09-01',
  expiry: '2027-08-31',
  certificateNumber: '无',
  invoiceNumber: null,
  selfPaidReceivedOn: null,
})

/** 中型企业统保 on exports of USD 8,000,000: premium 9,600, liability 60 × premium. */
export const mediumTerms: ListRow = {
  priorYearExportsUsd: '8000000.00',
  sumInsuredUsd: '8000000.00',
  premiumRate: '0.0012',
  premiumUsd: '9600.00',
  buyerLimitUsd: '150000.00',
  maximumLiabilityUsd: '576000.00',
}
