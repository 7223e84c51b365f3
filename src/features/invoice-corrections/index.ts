/** Corrections of the insurers' lists of invoices (发票清单更正): the door for other rooms. */
export { correctionTasks } from './corrections'
export { keepCorrection } from './keep-correction'
export { stateLabels as correctionStateLabels } from './state'
export { proposeLine, proposeList } from './propose-correction'
