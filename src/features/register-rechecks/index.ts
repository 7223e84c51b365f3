/** The register of platform cover read again at night (统保复查): the door for other rooms. */
export { recheckTonight } from './recheck-register'
export { registerRechecks } from './rechecks'
