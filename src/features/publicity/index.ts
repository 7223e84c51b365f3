/** Publicity (公示) and objections: the door for other rooms and for routes. */
export { followedReply } from './file-objection'
export { objectionEvidence, objectionReply, objectionReplyWord } from './objections'
export { publicDetail } from './publicities'
export { publishDue } from './publish-due'
export { publicityFile, withdrawnWords } from './publicity-file'
export { objectionLabels, withdrawalLabels } from './state'
export { publicityTasks } from './tasks'
