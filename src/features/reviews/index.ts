/** Reviews (审核): the door for other rooms. */
export { approveReview } from './approve-review'
export { rejectReview, sendBackReview } from './check-review'
export { prepareReview } from './prepare-review'
export { returnApplication } from './return-application'
export { acceptRemainingLines, decideLine, rerunFindings, settleFinding } from './review-lines'
export { takeApplication, takeOverApplication } from './take-application'
