/** Expert panels (专家评审): the door for other rooms. */
export { panelCandidates } from './create-panel'
export { drawAgain } from './draw-panel'
export { expertOpinionOf, refuseWithoutExperts } from './expert-opinion-gate'
export { expertWorkspace, myReviews } from './expert-reviews'
export { panelDetail, panelOverview } from './panels'
export { expertPool } from './pool'

export { panelSummaryDocument } from './summary-document'
export { expertPanelTasks } from './tasks'
