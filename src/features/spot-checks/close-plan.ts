import { contentDigest, type SpotCheckSummaryData, spotCheckXlsx } from '@/documents'
import { spotCheckPdf } from '@/documents/pdf'
import { keepIssued } from '@/features/stored-files'
import { PROGRAMME_NAMES } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { command, done, refuse, type Context } from '@/server/use-case'

import { holdPlan } from './move'
import { allDivisions, changePlan, drawOf, namesOf, type StoredPlan } from './plan-store'
import { periodInWords, sizeInWords } from './plans'
import { onePlan } from './schema'
import { sheetsOf, signedSheets } from './sheet-store'
import { countSpotCheck } from './summary'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** 结束抽查: when every sheet is signed. The summary is frozen with its digest and both files are kept as issued. */
export const closePlan = command({
  name: 'spotChecks.close',
  allow: ['COMMERCE_CHECKER', 'COMMERCE_APPROVER'],
  input: onePlan,
  run: async (context, { planId }) => {
    const { tx, actor, now } = context
    const plan = await holdPlan(context, planId, 'close')
    const waiting = (await sheetsOf(tx, { planId })).filter(({ state }) => state !== 'SIGNED')
    if (waiting.length > 0)
      refuse(
        'WRONG_STATE',
        `还有 ${waiting.length} 份核查表没有签署（${waiting
          .slice(0, 3)
          .map(({ item }) => item.application.receiptNumber)
          .join('、')}${waiting.length > 3 ? ' 等' : ''}），请待全部签署后再结束。`,
        { clause: '二(三)' },
      )
    const data = await summaryOf(context, plan)
    const name = `抽查汇总表-${plan.number}`
    const sha256 = contentDigest(data)
    await changePlan(tx, planId, {
      state: 'CLOSED',
      closedById: actor.accountId,
      closedAt: now,
      summary: data as object,
      summarySha256: sha256,
      xlsxFileId: await keep(context, await spotCheckXlsx(data), xlsx, `${name}.xlsx`),
      pdfFileId: await keep(context, await spotCheckPdf(data), 'application/pdf', `${name}.pdf`),
    })
    const { checked, checkedCny, wrongCny } = data
    return done(
      { planId, checked, checkedCny, wrongCny },
      {
        subject: { kind: 'spot-check-plan', id: planId },
        detail: { number: plan.number, checked, checkedCny, wrongCny, sha256 },
      },
    )
  },
})

async function summaryOf({ tx, actor, now }: Context, plan: StoredPlan): Promise<SpotCheckSummaryData> {
  const draw = (await drawOf(tx, plan))!
  const sheets = await signedSheets(tx, plan.id)
  const name = await namesOf(tx, [
    plan.preparedById,
    plan.decidedById,
    ...sheets.flatMap(({ assigneeId, signedById }) => [assigneeId, signedById]),
  ])
  const divisions = (await allDivisions(tx)).filter(({ code }) => plan.divisionCodes.includes(code))
  const places = divisions.length > 0 ? divisions.map((each) => each.name).join('、') : '全省'
  return {
    number: plan.number,
    title: plan.title,
    reason: plan.reason,
    scope: `${periodInWords(plan.period)}，${plan.programmes.map((each) => PROGRAMME_NAMES[each]).join('、')}，${places}`,
    sample: sizeInWords(plan),
    seed: draw.seed,
    seedSha256: draw.seedSha256,
    algorithm: draw.algorithm,
    populationSha256: draw.populationSha256,
    ...countSpotCheck(
      draw.population,
      sheets.map(({ assigneeId, signedById, ...sheet }) => ({
        ...sheet,
        checkedBy: name(assigneeId),
        signedBy: name(signedById),
      })),
    ),
    preparedBy: name(plan.preparedById),
    releasedBy: name(plan.decidedById),
    closedBy: actor.displayName,
    closedOn: dateInShanghai(now),
    createdAt: now,
  }
}

async function keep(
  context: Context,
  bytes: Uint8Array,
  mediaType: string,
  displayName: string,
): Promise<string> {
  const ownerOrganisationId = context.actor.organisationId!
  const file = { bytes, mediaType, displayName, ownerOrganisationId, purpose: 'spot-check-summary' }
  return (await keepIssued(context, file)).id
}
