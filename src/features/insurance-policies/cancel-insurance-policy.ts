import { command, done } from '@/server/use-case'

import { pendingPolicy } from './record-self-paid-receipt'
import { cancelInput } from './schema'
import { changePolicy } from './store'

/** Ends a policy whose self-paid share never came; it leaves the enterprise free. One in force is not cancelled here. */
export const cancelInsurancePolicy = command({
  name: 'insurancePolicies.cancel',
  allow: ['INSURER_OPERATOR', 'INSURER_CHECKER'],
  input: cancelInput,
  run: async (context, { id, reason }) => {
    await pendingPolicy(context, id)
    await changePolicy(context.tx, id, { state: 'CANCELLED', cancellationReason: reason })
    return done({ id }, { subject: { kind: 'insurance-policy', id }, detail: { reason } })
  },
})
