/** Reviews (审核): the door for other rooms. */
export {
  acceptRemainingLines,
  checkedDecision,
  decideLine,
  rerunFindings,
  settleFinding,
  settleLateFinding,
} from './review-lines'
export { awardShares } from './award-share-store'
export { assignApplication } from './assign-application'
export { approveReview } from './approve-review'
export { findingForCase } from './finding-for-case'
export { rerunFindingsOf } from './run-findings'
export { exportQueue, invoiceListTemplate } from './export-queue'
export { importInsurerInvoices, insurerInvoices } from './import-invoices'
export { bulkSteps, previewBulkReview } from './preview-bulk'
export { acceptAndPrepare, prepareReview } from './prepare-review'
export { rejectReview, sendBackReview } from './check-review'
export { returnApplication, returnForCorrection } from './return-application'
export { reviewQueue } from './queue'
export { reviewWorkspace } from './workspace'
export { takeApplication, takeOverApplication } from './take-application'
export { reviewTasks } from './tasks'

// For the division offices' own stage (初审), which works with the same reviews, lines and decisions.
export { linesOf, readCase, type ReviewCase } from './case-store'
export { lockedCase } from './open-case'
export { awardAsReviewed, hindrancesOf } from './prepare-review'
export { divisionNames, latestDecisions, reviewHistory } from './queue-store'
export {
  closeReview,
  currentReview,
  openReview,
  saveDecision,
  savePrepared,
  setPreparer,
  type CurrentReview,
} from './store'
export {
  applicationRef,
  checkSchema,
  lineDecisionSchema,
  objectSchema,
  prepareSchema,
  returnSchema,
} from './schema'

export { findingRulesOverview } from './rules-overview'

// For the insurers' own corrections of their lists of invoices.

export { readInvoiceFile, sameInvoice } from './import-invoices'
export {
  addInvoices,
  invoiceKey,
  invoicesKept,
  invoiceVersions,
  pageOfInvoices,
  type InsurerInvoice,
} from './invoice-store'
export { matchInvoice, matchWords, type InvoiceMatch } from './match-invoice'
export { divisionStateLabels, reviewStateLabels, settlementLabels, severityLabels } from './labels'
export { findingRule } from './finding-rules'
