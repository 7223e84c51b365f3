/** 待办: what waits for a person over all rooms. */
export { homeTasks } from './home-tasks'
