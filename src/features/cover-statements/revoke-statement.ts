import { command, done, notFound, refuse } from '@/server/use-case'

import { revokeInput } from './schema'
import { revoke, statementNumber } from './store'

/** 撤销证明: from now on the public site confirms it no more, and tells nothing of what it said. */
export const revokeStatement = command({
  name: 'cover-statements.revoke',
  allow: ['ENTERPRISE_APPROVER'],
  input: revokeInput,
  run: async ({ tx, actor, now }, { id, reason }) => {
    const number = (await statementNumber(tx, id)) ?? notFound('证明')
    const revoked = await revoke(tx, id, {
      revokedById: actor.accountId!,
      revokedAt: now,
      revokedReason: reason,
    })
    if (revoked === 0) refuse('WRONG_STATE', '这份证明已经撤销，无需再次撤销。')
    return done({ number }, { subject: { kind: 'cover-statement', id }, detail: { number, reason } })
  },
})
