/** Platform policies (统保保单): the door for other rooms. */
export { cancelInsurancePolicy } from './cancel-insurance-policy'
export {
  insurancePolicies,
  insurancePolicy,
  insuranceProspect,
  policyReaders,
  POLICIES_PER_PAGE,
} from './insurance-policies'

export { recordSelfPaidReceipt } from './record-self-paid-receipt'
export { registerInsurancePolicy } from './register-insurance-policy'
export { decidingExports, type KnownExports, lastDayOfCover, ratedTerms, reasonsInWords } from './terms'
