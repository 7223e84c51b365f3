import { formatAmount } from '@/documents'
import { applicationFormPdf } from '@/documents/pdf'
import { requireNoOpenClawback } from '@/features/clawbacks'
import { holdForOpenCase } from '@/features/negative-list'
import { notify } from '@/features/notifications'
import { keepIssued } from '@/features/stored-files'
import { yearOf } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { formatNumber, nextNumber } from '@/server/numbers'
import { command, done, refuse, type Context } from '@/server/use-case'

import { declarations } from './declarations'
import { assessStored } from './draft'
import { applicationFormData } from './form-data'
import {
  openDraft,
  requireNotListed,
  requireOpenWindow,
  requireVerifiedEnterprise,
  requireWithinCorrection,
} from './gate'
import { withProvinceAlready } from './history-store'
import { moveApplication } from './move'
import { payeeAccounts } from './read-store'
import { obstacles } from './readiness'
import { submitInput } from './schema'
import { addSubmission, replaceLines, setReceiptNumber } from './store'
import { submissionFacts } from './submission-facts'

/**
 * 提交申报, also after a return: everything is asked again in this transaction, then facts, rules version, sheet and the
 * 申请表 are frozen as one submission. Only the 负责人 submits.
 */
export const submitApplication = command({
  name: 'applications.submit',
  allow: ['ENTERPRISE_APPROVER'],
  input: submitInput,
  run: async (context, { applicationId, expectedVersion }) => {
    const { tx, actor, now } = context
    const application = await openDraft(context, applicationId, expectedVersion)
    const today = dateInShanghai(now)
    const returned = application.state === 'RETURNED'
    if (returned) requireWithinCorrection(application, now)
    else requireOpenWindow(application.round, today)
    await requireVerifiedEnterprise(tx, application.applicant.id)
    await requireNotListed(tx, application.applicant.uscc, today)
    await requireNoOpenClawback(tx, application.applicant.id)

    const assessment = await assessStored(tx, application, now)
    const accounts = await payeeAccounts(tx, application.applicant.id)
    const missing = obstacles(application, assessment, accounts)
    if (missing.length > 0)
      refuse('INVALID', `还有 ${missing.length} 处需要处理，暂不能提交。请按提示逐项更正。`, {
        ...(missing[0]!.clause ? { clause: missing[0]!.clause } : {}),
        fieldErrors: Object.fromEntries(
          (['lines', 'materials', 'account', 'check'] as const).flatMap((step) => {
            const messages = missing.filter((one) => one.step === step).map((one) => one.message)
            return messages.length > 0 ? [[step, messages]] : []
          }),
        ),
      })

    const { requestedAmountCny, sheet } = assessment.calculation
    await replaceLines(tx, applicationId, assessment.lines)
    const receiptNumber = application.receiptNumber ?? (await newReceiptNumber(context, applicationId))
    const facts = submissionFacts({
      application,
      receiptNumber,
      account: accounts.find((account) => account.id === application.bankAccountId)!,
      lines: assessment.lines,
      declarations,
      flags: assessment.issues,
    })
    const sequence = application.submissionSequence + 1
    const pdf = await applicationFormPdf(
      applicationFormData({ facts, sheet, requestedAmountCny, submittedOn: today, createdAt: now }),
    )
    const form = await keepIssued(context, {
      bytes: pdf,
      mediaType: 'application/pdf',
      displayName: `申请表-${receiptNumber}-第${sequence}次.pdf`,
      ownerOrganisationId: application.applicant.id,
      purpose: 'application-form',
    })
    await addSubmission(tx, {
      applicationId,
      sequence,
      rulesVersion: sheet.rulesVersion,
      facts,
      sheet,
      requestedAmountCny,
      formFileId: form.id,
      formSha256: form.sha256,
      submittedById: actor.accountId!,
      submittedAt: now,
    })
    const toDivision = application.round.divisionReview && !(await withProvinceAlready(tx, application.id))
    const verb = toDivision
      ? returned
        ? 'resubmitToDivision'
        : 'submitToDivision'
      : returned
        ? 'resubmit'
        : 'submit'
    await moveApplication(context, applicationId, verb, {
      amountCny: requestedAmountCny,
      note: returned ? `第 ${sequence} 次提交` : '',
    })
    await holdForOpenCase(tx, application.applicant.id)
    await notify(
      tx,
      {
        organisationId: application.applicant.id,
        kind: 'application-submitted',
        title: `申报已提交，受理号 ${receiptNumber}`,
        body: `${application.round.title}，申请金额 ${formatAmount(requestedAmountCny)} 元。请留意审核进度。`,
        href: `/enterprise/applications/${applicationId}`,
      },
      now,
    )
    return done(
      { applicationId, receiptNumber, sequence, requestedAmountCny, formSha256: form.sha256 },
      {
        subject: { kind: 'application', id: applicationId },
        detail: { receiptNumber, sequence, requestedAmountCny, formSha256: form.sha256 },
      },
    )
  },
})

async function newReceiptNumber({ tx, now }: Context, applicationId: string): Promise<string> {
  const year = yearOf(dateInShanghai(now))
  const receiptNumber = formatNumber('豫信保申', year, await nextNumber(tx, 'application', year))
  await setReceiptNumber(tx, applicationId, receiptNumber)
  return receiptNumber
}
