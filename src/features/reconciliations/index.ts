/** Reconciliations (预拨资金对账单): the door for other rooms. */
export { issueReconciliation } from './issue-reconciliation'
export type { ReconciliationContent } from './reconciliation-of'
export {
  insurerReconciliation,
  insurersFunds,
  reconciliation,
  reconciliationReaders,
  reconciliations,
  type FundSummary,
} from './reconciliations'
