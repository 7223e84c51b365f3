/** The audit trail as its readers see it. */
export { listAuditEntries } from './list-entries'
