/** Duplicate cover (查重): the door for other rooms. */
export { earliestStart } from './answer'
export { answerWaiting } from './answer-many'
export { askMany } from './ask-many'
export {
  checkBatch,
  checkBatchCertificate,
  checkBatches,
  coverCheckTemplate,
  exportCheckBatch,
} from './batches'
export { checkDuplicateCover } from './check-duplicate-cover'
export { checkCertificate, checkHistory, CHECKS_PER_PAGE } from './checks'
export { dateField } from './schema'
export { coverStatus, releaseReservation, USED } from './store'
export { usableCertificate } from './usable-certificate'
