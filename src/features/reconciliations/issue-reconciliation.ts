import { contentDigest, type ReconciliationData } from '@/documents'
import { formatNumber, nextNumber } from '@/server/numbers'
import { command, done } from '@/server/use-case'

import { type ReconciliationContent, reconciliationOf } from './reconciliation-of'
import { fundInput } from './schema'
import { addDocument, lastIssued } from './store'

/**
 * Issues the insurer's 对账单: numbered, with its digest, kept as it was issued. As long as nothing has moved since, the
 * one issued last is given again, so that the xlsx, the csv and the pdf are the same document.
 */
export const issueReconciliation = command({
  name: 'reconciliations.issue',
  allow: ['INSURER_OPERATOR', 'INSURER_CHECKER'],
  input: fundInput,
  run: async (context, input) => {
    const { tx, actor, now } = context
    const fund = { insurerId: actor.organisationId!, ...input }
    const content = await reconciliationOf(context, fund)
    const last = await lastIssued(tx, fund)
    if (last && sameFacts(last.content as unknown as ReconciliationData, content)) {
      const issued = { ...(last.content as unknown as ReconciliationData), digest: last.sha256 }
      return done(
        { ...issued, createdAt: last.issuedAt },
        { subject: { kind: 'reconciliation', id: last.number }, detail: { ...input, again: true } },
      )
    }
    const number = formatNumber('豫信保账', input.year, await nextNumber(tx, 'reconciliation', input.year))
    const numbered = { number, ...content }
    const digest = contentDigest(numbered)
    await addDocument(tx, fund, { number, content: numbered, sha256: digest, by: actor.accountId, at: now })
    const issued: ReconciliationData = { ...numbered, digest, createdAt: now }
    return done(issued, { subject: { kind: 'reconciliation', id: number }, detail: { ...input, digest } })
  },
})

/** Equal but for the number and the day on which it was asked for. */
function sameFacts(issued: ReconciliationData, content: ReconciliationContent): boolean {
  // A document of before there were clawbacks says nothing of them: nothing came back.
  const facts = ({ number: _number, asOf: _asOf, ...rest }: Partial<ReconciliationData>) => ({
    returned: '0.00',
    ...rest,
  })
  return contentDigest(facts(issued)) === contentDigest(facts(content))
}
