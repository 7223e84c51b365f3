import { z } from 'zod'

import { moveApplication } from '@/features/applications'
import { requireNoOpenClawback } from '@/features/clawbacks'
import { isNoticeRate } from '@/features/exchange-rates'
import { listedCodes } from '@/features/negative-list'
import { settingsOn } from '@/features/ruling-settings'
import { dateInWords, RULES_VERSION, yearOf } from '@/policy-rules'
import { dateFromColumn, dateInShanghai } from '@/server/clock'
import { formatNumber, nextNumber } from '@/server/numbers'
import { command, type Context, done, refuse } from '@/server/use-case'

import { policyLineDto, requirementsOf } from './application-dto'
import { applicationSheet } from './application-sheet'
import { ownApplication } from './own-application'
import { type ApplicationRow, freeze } from './store'

/**
 * 提交申报 by the insurer's checker: freezes the lines with their rates, the rules version and the sheet, and gives the
 * receipt number; a corrected application keeps its number. The negative list is asked again (L3).
 */
export const submitInsurerApplication = command({
  name: 'insurerApplications.submit',
  allow: ['INSURER_CHECKER'],
  input: z.strictObject({
    id: z.uuid('没有找到这件申报。请从列表中打开。'),
    declared: z.literal('on', { error: '请勾选承诺后再提交。' }),
  }),
  run: async (context, { id }) => {
    const { tx, actor, now } = context
    const row = await ownApplication(context, id, ['DRAFT', 'RETURNED'], '提交')
    const today = dateInShanghai(now)
    if (row.lastEditedById === actor.accountId)
      refuse('FORBIDDEN', '申报由您本人编制，不能由您复核提交。请由另一位复核人员办理。')
    const corrected = row.state === 'RETURNED'
    requireInTime(row, today)
    if (row.policyLines.length === 0)
      refuse('INVALID', '申报中没有保单。请先由经办人员从保单生成明细，再提交。')
    const requirements = requirementsOf(row)
    const missing = requirements.filter(({ required, materials }) => required && materials.length === 0)
    if (missing.length > 0)
      refuse(
        'INVALID',
        `缺少必需材料：${missing.map(({ name }) => name).join('、')}。请由经办人员上传后再提交。`,
        { clause: '二(三)' },
      )
    await requireNotListed(context, row, today)
    await requireNoOpenClawback(tx, row.applicantId)

    const lines = row.policyLines.map(policyLineDto)
    // A line at the notice's rate was converted under that reading of M7, whatever holds today.
    const settings = await settingsOn(tx, today)
    const { requestedAmountCny, sheet } = applicationSheet(row.programme as 'MICRO' | 'MEDIUM', lines, {
      ...settings,
      ...(lines.some((line) => isNoticeRate(line.exchangeRateSource)) ? { platformFx: 'ROUND_NOTICE' } : {}),
    })
    const year = yearOf(today)
    const receiptNumber =
      row.receiptNumber ?? formatNumber('豫信保申', year, await nextNumber(tx, 'application', year))
    await freeze(tx, id, {
      receiptNumber,
      sequence: row.submissionSequence + 1,
      requestedAmountCny,
      rulesVersion: RULES_VERSION,
      facts: {
        round: { id: row.roundId, noticeNumber: row.round.noticeNumber, halfYear: row.halfYear },
        applicant: { id: row.applicantId, name: actor.organisationName },
        programme: row.programme,
        lines,
        materials: requirements.flatMap(({ name: requirement, materials }) =>
          materials.map(({ id: materialId, fileId, name, sizeBytes, sha256 }) => ({
            id: materialId,
            fileId,
            requirement,
            name,
            sizeBytes,
            sha256,
          })),
        ),
      },
      sheet,
      by: actor.accountId!,
      at: now,
    })
    await moveApplication(context, id, corrected ? 'resubmit' : 'submit', { amountCny: requestedAmountCny })
    return done(
      { id, receiptNumber, requestedAmountCny },
      { subject: { kind: 'application', id }, detail: { receiptNumber, requestedAmountCny } },
    )
  },
})

/** A draft within the round's window, a correction by the day that was set for it. */
function requireInTime(row: ApplicationRow, today: string): void {
  const last = dateFromColumn(row.state === 'RETURNED' && row.correctBy ? row.correctBy : row.round.closesOn)
  if (today > last)
    refuse(
      'WRONG_STATE',
      row.state === 'RETURNED'
        ? `补正期限为 ${dateInWords(last)}，已经超过。请联系省商务厅。`
        : `本批次已于 ${dateInWords(last)}截止。请留意下一批次的通知。`,
    )
}

async function requireNotListed({ tx }: Context, row: ApplicationRow, today: string): Promise<void> {
  const policies = row.policyLines.map((line) => line.insurancePolicy)
  const listed = await listedCodes(
    tx,
    policies.map((policy) => policy.uscc),
    today,
  )
  const names = policies
    .filter((policy) => listed.has(policy.uscc))
    .map((policy) => `${policy.enterpriseName}（保单 ${policy.insurancePolicyNumber}）`)
  if (names.length > 0)
    refuse(
      'INVALID',
      `以下企业已列入信用负面清单，其保费不予支持：${names.join('、')}。请由经办人员移出这些保单后再提交。`,
      { clause: '二(三)' },
    )
}
