/** 待办: what waits for a person over all rooms. */
export { homeFigures, homeTasks } from './home-tasks'
