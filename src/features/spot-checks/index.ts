/** Spot checks (抽查, 二(三)): the door for other rooms. */
export { sheetLabels } from './state'
export { spotCheckTasks } from './tasks'
