import { z } from 'zod'

import { verifyAudit } from '@/server/audit/sealer'
import { env } from '@/server/env'
import { command, done } from '@/server/use-case'

/** The first problems stand for all; the command `npm run audit:verify` tells every one, and compares the rows too. */
const mostProblems = 20

/** 核验审计链: walks the chain from its first entry with the sealer's own connection; the question is an entry itself. */
export const verifyTrail = command({
  name: 'administration.verify-trail',
  allow: ['AUDITOR', 'AUDIT_ADMIN'],
  input: z.strictObject({}),
  run: async () => {
    const { entries, problems } = await verifyAudit(env().DATABASE_SEALER_URL, env().DATA_DIR)
    return done(
      { entries, problems: problems.slice(0, mostProblems), count: problems.length },
      { subject: { kind: 'audit', id: 'chain' }, detail: { entries, problems: problems.length } },
    )
  },
})
