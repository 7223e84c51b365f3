/** Prior-year exports and their ranked sources (E2–E4): the door for other rooms. */
export { addExportRecord, addOfficialRecord } from './add-record'
export {
  exportContradictions,
  exportRecordsOf,
  exportRecordsOfEnterprise,
  myExportRecords,
  type ExportRecordView,
} from './read-records'
