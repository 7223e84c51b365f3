import type { EnterpriseState, Tx } from '@/server/db'

export interface OwnEnterprise {
  uscc: string
  name: string
  state: EnterpriseState
}

export function ownEnterprise(tx: Tx, id: string): Promise<OwnEnterprise | null> {
  return tx.enterprise.findUnique({ where: { id }, select: { uscc: true, name: true, state: true } })
}

/** Platform policies of the enterprise that are not over on the day (both days included, E7), the last to end first. */
export function livePlatformPolicies(tx: Tx, enterpriseId: string, on: Date) {
  return tx.insurancePolicy.findMany({
    where: {
      enterpriseId,
      programme: { in: ['MICRO', 'MEDIUM'] },
      NOT: { state: 'CANCELLED' },
      expiry: { gte: on },
    },
    include: { insurer: { select: { name: true } } },
    orderBy: { expiry: 'desc' },
    take: 5,
  })
}

export function insurerNames(tx: Tx) {
  return tx.organisation.findMany({
    where: { kind: 'INSURER' },
    select: { name: true },
    orderBy: { name: 'asc' },
    take: 50,
  })
}
