/** What official export lists say otherwise than the portal (出口额差异, 二(三), E4): the door for other rooms. */
export { exportDifferenceTasks, tierInWords } from './differences'
export { foundDifferences, keepDifferences } from './find-differences'
export { differenceForCase, differenceForClawback } from './settle-difference'
