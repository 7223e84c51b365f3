/** What an enterprise may use and what it would get: the door for other rooms. */
export { programmeOverview } from './overview'
export { programmesTasks } from './tasks'
