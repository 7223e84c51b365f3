/** Rounds (批次): joint notices made workable, from draft to release. */
export { openRounds } from './read-notices'
export { roundTasks } from './round-tasks'
export { findRound as roundById, type Round } from './store'
export { daysLeft, isOpen } from './window'
