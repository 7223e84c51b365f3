/** Assignments (分派): who prepares what, and who stands in for whom. */
export { choosePreparer, presentOrDeputy, type Choice } from './choose'
export { dutyNow, standsInFor } from './duty'
export { remindDue } from './remind-due'
export {
  addAssignmentRule,
  assignmentSettings,
  cancelRecordedAbsence,
  endAssignmentRule,
  recordAbsence,
} from './settings'
export { preparers, recordAssignment } from './store'
