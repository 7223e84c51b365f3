import { z } from 'zod'

import { query } from '@/server/use-case'

import { auditEntries, pageSize } from './store'

export interface AuditEntryView {
  id: string
  /** Instant, ISO 8601. */
  at: string
  actorRole: string
  action: string
  subject: string
  refused: boolean
  detail: string
  address: string
}

/** The trail (S12), for those who audit; row-level security shows it to nobody else. */
export const listAuditEntries = query({
  name: 'auditEntries.list',
  allow: ['AUDITOR', 'AUDIT_ADMIN'],
  input: z.strictObject({
    text: z.string().trim().max(100).default(''),
    page: z.number().int().min(1).max(100_000).default(1),
  }),
  run: async ({ tx }, { text, page }) => {
    const { count, rows } = await auditEntries(tx, text, page)
    return {
      count,
      pageSize,
      rows: rows.map((row): AuditEntryView => ({
        id: String(row.id),
        at: row.at.toISOString(),
        actorRole: row.actorRole,
        action: row.action,
        subject: `${row.subjectKind} ${row.subjectId}`,
        refused: row.result === 'REFUSED',
        detail: JSON.stringify(row.detail),
        address: row.address,
      })),
    }
  },
})
