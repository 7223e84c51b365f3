import { randomUUID } from 'node:crypto'

import type { Actor } from '@/server/auth/actor'
import { systemActor } from '@/server/auth/actor'
import { asActor, type OrganisationKind, type Role } from '@/server/db'

/** Organisations and people, stored in the real database. The demo data is built with the same builders. */

export const someday = new Date('2026-08-20T02:00:00.000Z')

export interface OrganisationOptions {
  kind: OrganisationKind
  name?: string
  uscc?: string
  divisionCode?: string
}

export async function anOrganisation(options: OrganisationOptions): Promise<{ id: string; name: string }> {
  return asActor(systemActor(), (tx) =>
    tx.organisation.create({
      data: {
        kind: options.kind,
        name: options.name ?? `机构${randomUUID().slice(0, 6)}`,
        uscc: options.uscc ?? null,
        divisionCode: options.divisionCode ?? null,
      },
      select: { id: true, name: true },
    }),
  )
}

const kindOfRole: Record<Role, OrganisationKind> = {
  ENTERPRISE_OPERATOR: 'ENTERPRISE',
  ENTERPRISE_APPROVER: 'ENTERPRISE',
  INSURER_OPERATOR: 'INSURER',
  INSURER_CHECKER: 'INSURER',
  PROVIDER_OPERATOR: 'PROVIDER',
  DIVISION_COMMERCE: 'DIVISION_OFFICE',
  DIVISION_FINANCE: 'DIVISION_OFFICE',
  COMMERCE_PREPARER: 'PROVINCIAL_COMMERCE',
  COMMERCE_CHECKER: 'PROVINCIAL_COMMERCE',
  COMMERCE_APPROVER: 'PROVINCIAL_COMMERCE',
  FINANCE_PREPARER: 'PROVINCIAL_FINANCE',
  FINANCE_CHECKER: 'PROVINCIAL_FINANCE',
  EXPERT: 'EXPERT_BODY',
  AUDITOR: 'AUDIT_BODY',
  SYSTEM_ADMIN: 'OPERATOR',
  SECURITY_ADMIN: 'OPERATOR',
  AUDIT_ADMIN: 'OPERATOR',
}

export interface PersonOptions {
  organisationId?: string
  divisionCode?: string
  loginName?: string
  displayName?: string
  passwordHash?: string
  isDemo?: boolean
  now?: Date
}

/** An account and its Actor; without an organisation it gets one of the kind its role belongs to. */
export async function aPerson(
  role: Role,
  options: PersonOptions = {},
): Promise<Actor & { accountId: string; organisationId: string }> {
  const kind = kindOfRole[role]
  const organisationId =
    options.organisationId ?? (await anOrganisation({ kind, divisionCode: options.divisionCode })).id
  const account = await asActor(systemActor(), (tx) =>
    tx.account.create({
      data: {
        organisationId,
        role,
        loginName: options.loginName ?? randomUUID(),
        displayName: options.displayName ?? '张三',
        passwordHash: options.passwordHash ?? 'none',
        passwordChangedAt: options.now ?? someday,
        isDemo: options.isDemo ?? false,
      },
      include: { organisation: true },
    }),
  )
  return {
    accountId: account.id,
    displayName: account.displayName,
    role,
    organisationId,
    organisationName: account.organisation.name,
    kind,
    divisionCode: account.organisation.divisionCode,
    sessionId: null,
    address: '127.0.0.1',
  }
}
