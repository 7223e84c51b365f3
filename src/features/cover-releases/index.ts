/** Cover that ends before its last day (提前解除承保, 二(五)): the door for other rooms. */
export { coverReleaseTasks, releasesOfPolicy } from './releases'
