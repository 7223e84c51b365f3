import type { Context } from '../use-case'

/** What an entry is about. `detail` holds facts, never secrets, accounts or telephones. */
export interface AuditNote {
  subject: { kind: string; id: string }
  detail?: Record<string, unknown>
}

/** Adds the entry in the caller's transaction: what rolls back leaves no trace, what commits always does (S12). */
export async function writeAudit(
  { tx, actor, now, requestId }: Context,
  action: string,
  result: 'DONE' | 'REFUSED',
  note: AuditNote,
): Promise<void> {
  // Not `create`: it reads the row back, and not everyone who acts may read the audit.
  await tx.auditEntry.createMany({
    data: [
      {
        at: now,
        actorId: actor.accountId,
        actorRole: actor.role,
        organisationId: actor.organisationId,
        action,
        subjectKind: note.subject.kind,
        subjectId: note.subject.id,
        result,
        detail: JSON.parse(JSON.stringify(note.detail ?? {})),
        requestId,
        address: actor.address,
      },
    ],
  })
}

/** The versions of rows that a transaction has written, as its audit entry names them. */
export interface RowsWritten {
  transaction: string
  count: number
  sha256: string
}

/** What the transaction has written until now in the tables that keep their versions; null when nothing. */
export async function rowsWritten({ tx }: Pick<Context, 'tx'>): Promise<RowsWritten | null> {
  const [rows] = await tx.$queryRaw<RowsWritten[]>`SELECT * FROM row_versions_written()`
  return rows ?? null
}
