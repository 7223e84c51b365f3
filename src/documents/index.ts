/**
 * Typed data in, bytes out; bytes in, typed rows out. Knows no database. Runs on the server only, except `format`,
 * `normalise` and `amount-in-capitals`, which are pure and may be imported by their own paths anywhere. The renderers are
 * heavy and have doors of their own: `@/documents/pdf` and `@/documents/docx`.
 */
export { amountInCapitals } from './amount-in-capitals'
export { type AwardListData } from './award-list-data'
export { awardListXlsx } from './award-list-xlsx'
export { type AwardSummaryData } from './award-summary-data'
export { awardSummaryXlsx } from './award-summary-xlsx'
export { contentDigest } from './content-digest'
export { type DivisionSummaryData, type DivisionSummaryLine } from './division-summary-data'
export { divisionSummaryXlsx } from './division-summary-xlsx'
export { normaliseDocumentNumber } from './document-number'
export { formatAmount, formatDate, formatHalfYear, formatPercent, formatPeriod, sumAmounts } from './format'
export { normaliseAmount, normaliseCode, normaliseDate, normaliseRate, normaliseText } from './normalise'
export {
  type ReconciliationData,
  type ReconciliationLine,
  type ReconciliationMovement,
} from './reconciliation-data'
export { type ObjectionReplyData } from './objection-reply-data'
export { reconciliationCsv, reconciliationXlsx } from './reconciliation-files'
export { type SpotCheckSummaryData } from './spot-check-data'
export { spotCheckXlsx } from './spot-check-xlsx'
export { exportRejectedRows } from './rejected-rows'
export { FileRefused } from './refusal'
export { type Column, defineTable, type ImportedValues, type ImportError, type ImportResult } from './table'
export { exportCsv, exportReport, exportXlsx } from './table-export'
export { importTable, importTableInBatches, readCell } from './table-import'
export { exportTemplate } from './table-template'
export { awardList } from './tables/award-list'
export { bankReceipts } from './tables/bank-receipts'
export { coverCheckAnswers, coverCheckList } from './tables/cover-checks'
export { disbursementList } from './tables/disbursement-list'
export { insurancePolicyList } from './tables/insurance-policy-list'
export { invoiceList } from './tables/invoice-list'
export { CURRENCIES } from './tables/options'
export { negativeList } from './tables/negative-list'
export { officialExportList } from './tables/official-export-list'
export { parityRates } from './tables/parity-rates'
export { premiumPaymentLines } from './tables/premium-payment-lines'

export { READ_LIMITS } from './xlsx/read-rows'
export { inspectZip } from './zip-inspection'
