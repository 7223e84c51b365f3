import type { Tx } from '../db'
import type { Actor } from './actor'

/**
 * The Actor of an account as the database knows it now, for work that goes on after its request; null when the account is
 * disabled or gone. `tx` must be the portal's own.
 */
export async function actorOfAccount(tx: Tx, accountId: string, address: string): Promise<Actor | null> {
  const account = await tx.account.findUnique({
    where: { id: accountId },
    include: { organisation: true },
  })
  if (!account || account.disabledAt) return null
  return {
    accountId: account.id,
    displayName: account.displayName,
    role: account.role,
    organisationId: account.organisationId,
    organisationName: account.organisation.name,
    kind: account.organisation.kind,
    divisionCode: account.organisation.divisionCode,
    sessionId: null,
    address,
  }
}
