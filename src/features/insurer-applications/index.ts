/** An insurer's applications for the premiums it advanced (垫付保费申报): the door for other rooms. */
export { buildInsurerApplication } from './build-insurer-application'

export { insurerApplication, insurerApplications } from './insurer-applications'
export { removePolicyLine } from './remove-policy-line'
export { submitInsurerApplication } from './submit-insurer-application'
export { withdrawInsurerApplication } from './withdraw-insurer-application'
