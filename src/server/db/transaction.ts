import type { Actor } from '../auth/actor'
import { prisma } from './client'
import { isWriteConflict } from './errors'
import type { Prisma } from './generated/client'

/** What a room's `store.ts` works with: one transaction, behind the walls of its actor. */
export type Tx = Prisma.TransactionClient

const attempts = 5

/**
 * One transaction as `actor`: row-level security reads who asks from settings that last as long as it does.
 * Write conflicts and deadlocks are tried again; `work` must have no effect outside the database.
 */
export async function asActor<T>(actor: Actor, work: (tx: Tx) => Promise<T>, timeout = 60_000): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await prisma().$transaction(
        async (tx) => {
          await tx.$executeRaw`SELECT set_config('app.kind', ${actor.kind}, true),
            set_config('app.organisation_id', ${actor.organisationId ?? ''}, true),
            set_config('app.division_code', ${actor.divisionCode ?? ''}, true),
            set_config('app.account_id', ${actor.accountId ?? ''}, true)`
          return work(tx)
        },
        { maxWait: 20_000, timeout },
      )
    } catch (error) {
      if (attempt >= attempts || !isWriteConflict(error)) throw error
      await new Promise((resolve) => setTimeout(resolve, 10 * 2 ** attempt))
    }
  }
}
