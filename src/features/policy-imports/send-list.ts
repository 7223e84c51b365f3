import { randomUUID } from 'node:crypto'

import { keepUpload } from '@/features/stored-files'
import { yearOf } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { formatNumber, nextNumber } from '@/server/numbers'
import { command, done } from '@/server/use-case'

import { sendInput } from './schema'
import { addImport } from './store'

/**
 * 上传统保保单清单: the file is kept as it came, with the evidence behind its export amounts (E4); everything else happens in the
 * background (see `check-list.ts`), so that the browser may be closed at once.
 */
export const sendPolicyList = command({
  name: 'policyImports.send',
  allow: ['INSURER_OPERATOR', 'INSURER_CHECKER'],
  input: sendInput,
  run: async (context, { file, evidence }) => {
    const { tx, actor, now } = context
    const kept = { ownerOrganisationId: actor.organisationId!, purpose: 'policy-import' }
    const fileId = await keepUpload(context, { ...kept, file, field: 'file', accepted: ['xlsx'] })
    const evidenceFileId =
      evidence !== null && evidence.size > 0
        ? await keepUpload(context, {
            ...kept,
            purpose: 'export-evidence',
            file: evidence,
            field: 'evidence',
          })
        : null
    const id = randomUUID()
    const year = yearOf(dateInShanghai(now))
    const number = formatNumber('豫统保导', year, await nextNumber(tx, 'policy-import', year))
    await addImport(tx, {
      id,
      number,
      insurerId: actor.organisationId!,
      fileId,
      evidenceFileId,
      fileName: file.name.slice(-120),
      sentById: actor.accountId!,
      sentAt: now,
      address: actor.address,
    })
    return done(
      { id, number },
      { subject: { kind: 'policy-import', id }, detail: { number, fileId, evidenceFileId } },
    )
  },
})
