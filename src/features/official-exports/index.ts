/** The official export list of a year (官方出口名单, 二(四), E4): the door for other rooms. */
export { officialListTasks } from './lists'
