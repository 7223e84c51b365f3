/** Clawbacks (追回): the door for other rooms. */
export { requireNoOpenClawback } from './gate'
export { clawbackTasks } from './orders'
