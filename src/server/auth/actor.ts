import type { OrganisationKind, Role } from '../db/generated/enums'

export type { OrganisationKind, Role }

/** Who acts, and for whom. Re-read from the database at every use; made nowhere but in `session.ts` and here. */
export interface Actor {
  accountId: string | null
  displayName: string
  role: Role | 'PUBLIC' | 'SYSTEM'
  organisationId: string | null
  organisationName: string
  kind: OrganisationKind | 'PUBLIC' | 'SYSTEM'
  divisionCode: string | null
  sessionId: string | null
  /** The password is older than the 等保 profile allows: nothing but changing it is open (S6). */
  passwordExpired?: boolean
  /** Where the request came from, for the audit. */
  address: string
}

/** Someone who has not signed in. */
export function publicActor(address = ''): Actor {
  return {
    accountId: null,
    displayName: '公众',
    role: 'PUBLIC',
    organisationId: null,
    organisationName: '',
    kind: 'PUBLIC',
    divisionCode: null,
    sessionId: null,
    address,
  }
}

/** The portal itself: jobs, registration before an account exists, and what the public reads. */
export function systemActor(address = ''): Actor {
  return { ...publicActor(address), displayName: '系统', role: 'SYSTEM', kind: 'SYSTEM' }
}
