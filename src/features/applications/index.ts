/** Applications (申报): the door for other rooms. */
export { moveApplication } from './move'
export { canMove, stateLabels, stateTones, transitions, type ApplicationVerb } from './state'
