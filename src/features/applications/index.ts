/** Applications (申报): the door for other rooms. */
export { removeMaterial, uploadMaterial } from './materials'
export { moveApplication, moveApplications } from './move'
export { canMove, stateLabels, stateTones, transitions, type ApplicationVerb } from './state'
export { lockApplication, type HeldApplication } from './store'
export {
  applicationForReview,
  type ApplicationForReview,
  type PaymentReviewLine,
  type PolicyReviewLine,
  type ReviewLine,
} from './review-dto'
export { submissionDiff, type LineChange, type SubmissionDiff } from './submission-diff'
export type { SubmissionFacts } from './submission-facts'
export { returnsOf, submissionsOf, type ReturnFacts, type Submission } from './history-store'
export { moneyTrail, type MoneyStep } from './money-trail'
export { applicationTasks } from './tasks'
export { calculate, type Calculation, type CalculationTerms, type ConvertedLine } from './calculation'
export { paymentKey, sameName } from './line-checks'
export { applicationFigures } from './figures'
