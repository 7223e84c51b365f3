/** Spot checks (抽查, 二(三)): the door for other rooms. */
export { spotCheckTasks } from './tasks'
