import { coverStatementPdf } from '@/documents/pdf'
import { keepIssued } from '@/features/stored-files'
import { addDays } from '@/policy-rules'
import { dateInShanghai, dateToColumn } from '@/server/clock'
import { allowedOrigins } from '@/server/env'
import { formatNumber, nextNumber } from '@/server/numbers'
import { newTrackingCode, trackingHash } from '@/server/tracking-code'
import { command, done, refuse } from '@/server/use-case'

import { statedPolicy, type StatementContent } from './content'
import { issueInput, MOST_DAYS } from './schema'
import { addStatement, policiesInForce } from './store'

/**
 * 出具投保情况证明 (三(三)): the enterprise tells a bank what its cover is, by a document with a number and a code that the
 * public site confirms. Only policies in force are stated; the code stands on the document and nowhere else.
 */
export const issueStatement = command({
  name: 'cover-statements.issue',
  allow: ['ENTERPRISE_APPROVER'],
  input: issueInput,
  run: async (context, { bankName, expiresOn, policyIds }) => {
    const { tx, actor, now } = context
    const today = dateInShanghai(now)
    if (expiresOn < today || expiresOn > addDays(today, MOST_DAYS))
      refuse('INVALID', '有内容需要更正，请按提示修改后再提交。', {
        fieldErrors: { expiresOn: [`有效期应在今天至今后 ${MOST_DAYS} 天之内。请重新选择。`] },
      })
    const asked = new Set(policyIds)
    const chosen = (await policiesInForce(tx, actor.organisationId!, today)).filter(({ id }) => asked.has(id))
    if (chosen.length < asked.size)
      refuse('CONFLICT', '所选保单中有的已失效或不属于本企业。请刷新页面后重新选择。')
    const year = Number(today.slice(0, 4))
    const number = formatNumber('豫信保证', year, await nextNumber(tx, 'cover-statement', year))
    const code = newTrackingCode()
    const content: StatementContent = {
      number,
      enterpriseName: actor.organisationName,
      uscc: chosen[0]!.uscc,
      bankName,
      issuedOn: today,
      expiresOn,
      policies: chosen.map(statedPolicy),
    }
    const file = await keepIssued(context, {
      bytes: await coverStatementPdf({
        ...content,
        code,
        confirmAt: `${allowedOrigins()[0]}/cover-statements`,
        createdAt: now,
      }),
      mediaType: 'application/pdf',
      displayName: `投保情况证明 ${number}.pdf`,
      ownerOrganisationId: actor.organisationId!,
      purpose: 'cover-statement',
    })
    const id = crypto.randomUUID()
    await addStatement(tx, {
      id,
      number,
      enterpriseId: actor.organisationId!,
      bankName,
      content: JSON.parse(JSON.stringify(content)),
      codeHash: trackingHash(code),
      fileId: file.id,
      issuedById: actor.accountId!,
      issuedAt: now,
      expiresOn: dateToColumn(expiresOn),
    })
    return done(
      { id, number, fileId: file.id },
      {
        subject: { kind: 'cover-statement', id },
        detail: { number, bankName, expiresOn, policies: policyIds, sha256: file.sha256 },
      },
    )
  },
})
