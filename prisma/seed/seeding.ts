import { randomUUID } from 'node:crypto'

import { rowsWritten, writeAudit } from '../../src/server/audit/write'
import { systemActor } from '../../src/server/auth/actor'
import { asActor, type Tx } from '../../src/server/db'

/** Writes what no use case writes, as the portal itself, with an audit entry of its own: `npm run audit:verify` asks for one. */
export function seeding<T>(what: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const actor = systemActor()
  return asActor(actor, async (tx) => {
    const value = await work(tx)
    const context = { tx, actor, now: new Date(), requestId: randomUUID() }
    const rows = await rowsWritten(context)
    await writeAudit(context, 'demo.seed', 'DONE', {
      subject: { kind: 'demo', id: what },
      detail: rows ? { rowsWritten: rows } : {},
    })
    return value
  })
}
