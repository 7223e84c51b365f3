/** Typed data in, bytes out; bytes in, typed rows out. Knows no database. The one door for other rooms. */
export { amountInCapitals } from './amount-in-capitals'
export { formatAmount, formatDate, formatHalfYear, formatPercent, formatPeriod, sumAmounts } from './format'
export {
  type CellInput,
  normaliseAmount,
  normaliseCode,
  normaliseDate,
  normaliseLabel,
  normaliseRate,
  normaliseText,
} from './normalise'
export { FileRefused, type FileRefusalCode } from './refusal'
export {
  type Column,
  type ColumnKind,
  type ColumnOption,
  defineTable,
  type ExportValues,
  type ImportedRow,
  type ImportedValues,
  type ImportError,
  type ImportResult,
  type TableDefinition,
} from './table'
export {
  exportCsv,
  exportReport,
  exportXlsx,
  exportXlsxStream,
  optionLabel,
  type ReportSheet,
} from './table-export'
export { importTable, importTableInBatches, readCell } from './table-import'
export { exportTemplate } from './table-template'
export { awardList } from './tables/award-list'
export { disbursementList } from './tables/disbursement-list'
export { insurancePolicyList } from './tables/insurance-policy-list'
export { invoiceList } from './tables/invoice-list'
export { BUSINESS_KINDS, CURRENCIES, EXPORT_SOURCES } from './tables/options'
export { parityRates } from './tables/parity-rates'
export { premiumPaymentLines } from './tables/premium-payment-lines'
export { reconciliationLines, reconciliationMovements } from './tables/reconciliation'
export { type ReadLimits, READ_LIMITS } from './xlsx/read-rows'
export { inspectZip, ZIP_LIMITS, type ZipLimits, type ZipReport } from './zip-inspection'
