/** The public calculator: the HTTP contract of docs/policy/api-contract.md and the pages over the same functions. */
export { answerIndemnity, answerQuestion } from './answer'
export { answerLines } from './batch'
export { openApiDocument } from './openapi'
export { jsonAnswer } from './json-answer'
