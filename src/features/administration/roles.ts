import type { OrganisationKind, Role } from '@/server/auth/actor'

/** Which roles an organisation's people may hold. Enterprises see to their own people, and commerce to its experts. */
export const rolesOf: Partial<Record<OrganisationKind, readonly Role[]>> = {
  INSURER: ['INSURER_OPERATOR', 'INSURER_CHECKER'],
  PROVIDER: ['PROVIDER_OPERATOR'],
  DIVISION_OFFICE: ['DIVISION_COMMERCE', 'DIVISION_FINANCE'],
  PROVINCIAL_COMMERCE: ['COMMERCE_PREPARER', 'COMMERCE_CHECKER', 'COMMERCE_APPROVER'],
  PROVINCIAL_FINANCE: ['FINANCE_PREPARER', 'FINANCE_CHECKER'],
  AUDIT_BODY: ['AUDITOR'],
  OPERATOR: ['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN'],
}

/** Kinds whose accounts the security administrator opens. */
export const managedKinds = Object.keys(rolesOf) as OrganisationKind[]

export const allRoles = Object.values(rolesOf).flat() as readonly Role[]
