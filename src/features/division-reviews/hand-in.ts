import { z } from 'zod'

import { contentDigest, type DivisionSummaryData, divisionSummaryXlsx } from '@/documents'
import { divisionSummaryPdf } from '@/documents/pdf'
import { moveApplications } from '@/features/applications'
import { keepIssued } from '@/features/stored-files'
import { yearOf } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { formatNumber, nextNumber } from '@/server/numbers'
import { command, done, notFound, refuse, type Context } from '@/server/use-case'

import { addSummary, divisionName, roundForDivision, signedApplications } from './store'
import { summaryContent } from './summary-content'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/**
 * 汇总报送: one step for all that the division has signed of the round. The 汇总表 is numbered and frozen with its digest,
 * both files are stored as issued, and every application in it goes to the province. What is signed later goes with another.
 */
export const handIn = command({
  name: 'divisionReviews.handIn',
  allow: ['DIVISION_COMMERCE'],
  input: z.strictObject({ roundId: z.uuid('批次的编号不正确，请返回列表重新打开。') }),
  run: async (context, { roundId }) => {
    const { tx, actor, now } = context
    const round = await roundForDivision(tx, roundId)
    if (!round || !actor.divisionCode) return notFound('批次')
    const signed = await signedApplications(tx, roundId, actor.divisionCode, { hold: true })
    if (signed.length === 0)
      return refuse('WRONG_STATE', '目前没有商务、财政均已签署的申报，不能报送。请先完成初审和会签。', {
        clause: '二(六)',
      })
    const year = yearOf(dateInShanghai(now))
    const number = formatNumber('豫信保初', year, await nextNumber(tx, 'division-summary', year))
    const data: DivisionSummaryData = {
      number,
      ...summaryContent(
        {
          divisionName: await divisionName(tx, actor.divisionCode),
          round,
          handedInBy: actor.displayName,
          now,
        },
        signed,
      ),
    }
    const name = `初审汇总表-${data.divisionName}-${number}`
    const summaryId = await addSummary(
      tx,
      {
        number,
        roundId,
        divisionCode: actor.divisionCode,
        content: data,
        sha256: contentDigest(data),
        paidCny: data.paidCny,
        requestedCny: data.requestedCny,
        reviewedCny: data.reviewedCny,
        xlsxFileId: await keep(context, await divisionSummaryXlsx(data), xlsx, `${name}.xlsx`),
        pdfFileId: await keep(context, await divisionSummaryPdf(data), 'application/pdf', `${name}.pdf`),
        by: actor.accountId!,
        at: now,
      },
      signed,
    )
    const note = `初审汇总表 ${number}`
    await moveApplications(
      context,
      'handIn',
      signed.map(({ applicationId, reviewedCny }) => ({ applicationId, amountCny: reviewedCny, note })),
    )
    return done(
      { summaryId, number, count: signed.length, reviewedCny: data.reviewedCny },
      {
        subject: { kind: 'division-summary', id: summaryId },
        detail: { number, count: signed.length, reviewedCny: data.reviewedCny, sha256: contentDigest(data) },
      },
    )
  },
})

async function keep(
  context: Context,
  bytes: Uint8Array,
  mediaType: string,
  displayName: string,
): Promise<string> {
  const ownerOrganisationId = context.actor.organisationId!
  const file = { bytes, mediaType, displayName, ownerOrganisationId, purpose: 'division-summary' }
  return (await keepIssued(context, file)).id
}
