import { dateFromColumn, dateInShanghai } from '@/server/clock'
import { Role } from '@/server/db'
import { withinRate } from '@/server/rate-limit'
import { query, refuse } from '@/server/use-case'

import { confirmInput } from './schema'
import { standingOf } from './standing'
import { confirmedStatement } from './store'

const everyone = ['PUBLIC', ...Object.values(Role)] as const

/**
 * 查验证明 (三(三)): whoever holds the document learns whether it is good, what it says, and whether a policy on it has been
 * cancelled since. Of one that is revoked or over nothing but that is told; a wrong code answers like a wrong number.
 */
export const confirmStatement = query({
  name: 'cover-statements.confirm',
  allow: everyone,
  input: confirmInput,
  run: async ({ tx, actor, now }, { number, code }) => {
    if (!withinRate(`cover-statement:${actor.accountId ?? actor.address}`, 30, 600))
      refuse('LIMIT', '查验过于频繁。请十分钟后再试。')
    const today = dateInShanghai(now)
    const found =
      (await confirmedStatement(tx, number, code, today)) ??
      refuse('NOT_FOUND', '编号与查验码不符，平台没有出具过这样的证明。请对照证明重新填写，或向企业核实。')
    const expiresOn = dateFromColumn(found.expiresOn)
    return {
      number: found.number,
      standing: standingOf({ revokedAt: found.revokedAt, expiresOn }, today),
      issuedOn: dateInShanghai(found.issuedAt),
      expiresOn,
      revokedOn: found.revokedAt && dateInShanghai(found.revokedAt),
      sha256: found.sha256,
      statement: found.content && {
        enterpriseName: found.content.enterpriseName,
        uscc: found.content.uscc,
        bankName: found.content.bankName,
        policies: found.content.policies.map(({ id, ...policy }) => ({
          ...policy,
          /** Since the statement was issued. */
          inForce: found.coverNow?.[id] === 'IN_FORCE' && policy.expiry >= today,
        })),
      },
    }
  },
})
export type ConfirmedStatement = Extract<Awaited<ReturnType<typeof confirmStatement>>, { ok: true }>['value']
