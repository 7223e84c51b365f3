/** The audit trail as its readers see it. */
export { listAuditEntries, type AuditEntryView } from './list-entries'
