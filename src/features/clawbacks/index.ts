/** Clawbacks (追回): the door for other rooms. */
export { requireNoOpenClawback } from './gate'
export { clawbackFormHref, ordersOfItems } from './of-item'
export { clawbackTasks } from './orders'
export { stateLabels as clawbackStateLabels } from './state'
