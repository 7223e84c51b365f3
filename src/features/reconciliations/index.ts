/** Reconciliations (预拨资金对账单): the door for other rooms. */
export { issueReconciliation } from './issue-reconciliation'

export {
  insurerReconciliation,
  insurersFunds,
  reconciliation,
  reconciliationReaders,
  reconciliations,
} from './reconciliations'
