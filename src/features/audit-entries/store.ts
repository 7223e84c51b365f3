import type { Prisma, Tx } from '@/server/db'

export const pageSize = 100

/** The newest first; `text` is the beginning of an action, or a subject's id. */
export async function auditEntries(tx: Tx, text: string, page: number) {
  const where: Prisma.AuditEntryWhereInput = text
    ? { OR: [{ action: { startsWith: text } }, { subjectId: text }] }
    : {}
  const count = await tx.auditEntry.count({ where })
  const rows = await tx.auditEntry.findMany({
    where,
    orderBy: { id: 'desc' },
    skip: (page - 1) * pageSize,
    take: pageSize,
  })
  return { count, rows }
}
