/** Notices as Word files in the official format GB/T 9704. */
export { awardSummaryDocx } from './award-summary'
export { awardListDocx } from './award-list'
export { objectionReplyDocx } from './objection-reply'
