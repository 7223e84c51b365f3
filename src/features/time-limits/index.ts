/** Time limits (办理时限): the door for other rooms. */

export { applicationClocks, clocksOf, divisionDeadline, overdueTasks, overdueWork } from './clocks'
export { setTimeLimit, timeLimits } from './set-limit'
