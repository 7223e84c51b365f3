'use server'

import { serverAction } from '@/server/action'

import { cancelInsurancePolicy } from './cancel-insurance-policy'
import { recordSelfPaidReceipt } from './record-self-paid-receipt'
import { registerInsurancePolicy } from './register-insurance-policy'

export const registerInsurancePolicyAction = serverAction(registerInsurancePolicy, {
  redirectTo: ({ id }) => `/insurer/policies/${id}`,
})
export const recordSelfPaidReceiptAction = serverAction(recordSelfPaidReceipt, {
  redirectTo: ({ id }) => `/insurer/policies/${id}`,
})
export const cancelInsurancePolicyAction = serverAction(cancelInsurancePolicy, {
  redirectTo: ({ id }) => `/insurer/policies/${id}`,
})
