/** Division reviews (初审): the door for other rooms. */
export {
  acceptDivisionLines,
  decideDivisionLine,
  passToMe,
  returnByDivision,
  signForCommerce,
  takeForDivision,
} from './prepare'
export { sendBackForFinance, signForFinance } from './co-sign'
export { handIn } from './hand-in'
export { takeOverFromDivision } from './take-over'
export { divisionReviewTasks } from './tasks'
export { divisionQueue, divisionsOverview, divisionSummaryPreview, divisionWorkspace } from './views'
