/** Duplicate cover that comes from elsewhere (重复投保线索, 二(五), E9): the door for other rooms. */
export { coverOverlapTasks } from './overlaps'
export { overlapForCase } from './settle-overlap'
