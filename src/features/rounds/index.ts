/** Rounds (批次): joint notices made workable, from draft to release. */
export { openRounds, type Notice } from './read-notices'
export { roundTasks, type RoundTask } from './round-tasks'
export { findRound as roundById, type Round, type RoundRequirement, type RoundSummary } from './store'
export { daysLeft, isOpen, type Window } from './window'
