/** Duplicate cover (查重): the door for other rooms. */
export { earliestStart, latestStart } from './answer'
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
export { coverReservations, endReservation, giveUpReservation } from './reservations'
export { checkCertificate, checkHistory, CHECKS_PER_PAGE } from './checks'
export { dateField } from './schema'
export { releaseReservation, USED } from './reservation-store'
export { coverStatus } from './store'
export { usableCertificate } from './usable-certificate'
