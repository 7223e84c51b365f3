/** Disbursements (拨付): the door for routes. */
export { exportDisbursementList } from './orders'
export { disbursementTasks } from './tasks'
export { lineKindLabels, lineStateLabels, orderStateLabels } from './state'
