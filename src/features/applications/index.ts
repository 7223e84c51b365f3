/** Applications (申报): the door for other rooms. */
export { removeMaterial, uploadMaterial } from './materials'
export { moveApplication, moveApplications } from './move'
export { canMove, stateLabels, stateTones, transitions, type ApplicationVerb } from './state'

export { applicationForReview } from './review-dto'
export { submissionDiff, type LineChange } from './submission-diff'

export { submissionsOf } from './history-store'

export { applicationTasks } from './tasks'

export { sameName } from './line-checks'
export { applicationFigures } from './figures'
