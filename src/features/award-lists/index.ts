/** Award lists (拟支持名单): the door for other rooms. */
export { awardLists } from './read-store'
export { awardListFile } from './list-file'
export { shortageOfApplication } from './shortages'
export { giveBackAward } from './give-back'
export { holdAwardList, moveAwardList } from './move'
export { notifyApplicants } from './notify-applicants'
export { canMoveList, itemStateLabels, listStateLabels, shortageStateLabels } from './state'
export {
  awardListOf,
  itemById,
  listedItems,
  lockAwardList,
  refreshTotal,
  releaseSupportedPayments,
  removeItem,
  setItemAmount,
  type HeldList,
} from './store'
export { amountCny, reason, uuid } from './schema'
export { awardListTasks } from './tasks'
