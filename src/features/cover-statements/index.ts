/** 投保情况证明 (三(三)): what an enterprise tells a bank of its cover. The door for routes. */
export { ownCover } from './statements'
