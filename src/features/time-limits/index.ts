/** Time limits (办理时限): the door for other rooms. */
export { type Clock, clockOf, dueDate, type Limit, limitOn, stepLabels } from './clock'
export { applicationClocks, clocksOf, divisionDeadline, overdueTasks, overdueWork } from './clocks'
export { setTimeLimit, timeLimits } from './set-limit'
