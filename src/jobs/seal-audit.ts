import { sealAudit } from '@/server/audit/sealer'
import { dataDir, env } from '@/server/env'

import type { Job } from './runner'

/** Chains what was committed to the audit trail since (S12). */
export const sealAuditJob: Job = {
  name: 'seal-audit',
  everySeconds: 5,
  run: (now) => sealAudit(env().DATABASE_SEALER_URL, dataDir(), now),
}
