/** The documents that are printed: typed data in, PDF bytes out. Same data, same bytes. */
export { type ApplicationFormData, type ApplicationFormLine, applicationFormPdf } from './application-form'
export { awardListPdf } from './award-list'
export { type CalculationSheetData, calculationSheetPdf } from './calculation-sheet'
export { type CheckCertificateData, checkCertificatePdf } from './check-certificate'
export { divisionSummaryPdf } from './division-summary'
export { type ObjectionReplyData, objectionReplyPdf } from './objection-reply'
export { type PanelSummaryData, panelSummaryPdf } from './panel-summary'
export { MAX_PRINTED_LINES, reconciliationPdf } from './reconciliation'
