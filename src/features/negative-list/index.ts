/** The negative list (信用负面清单, 二(三), L1–L3): the door for other rooms. */
export { caseTasks } from './cases'
export { holdForOpenCase } from './hold'
export { listedAmong, listedUntil, requireNotListed } from './listed-until'
export { casesOfEnterprises, newCaseHref } from './of-enterprise'
export { listedCodes } from './store'
