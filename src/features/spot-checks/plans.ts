import { z } from 'zod'

import { sumAmounts } from '@/documents'
import { halfYearInWords, isHalfYear, PROGRAMME_NAMES } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { notFound, query } from '@/server/use-case'

import { type PopulationRow, type SampleSize, sizeOf } from './draw'
import { allDivisions, drawOf, namesOf, paidHalfYears, planById, plansOf, populationOf } from './plan-store'
import { onePlan } from './schema'
import { officersToAssign, sheetsOf } from './sheet-store'
import { canMovePlan, sheetStep } from './state'
import { bandName, stratumName } from './strata'

export const readers = ['COMMERCE_PREPARER', 'COMMERCE_CHECKER', 'COMMERCE_APPROVER', 'AUDITOR'] as const

/** 2026年 or 2026年上半年. */
export const periodInWords = (period: string): string =>
  isHalfYear(period) ? halfYearInWords(period) : `${period}年`

/** 每组 10%，至少 1 笔 */
export const sizeInWords = ({ sizeKind, size, minimum }: SampleSize): string =>
  `每组 ${size}${sizeKind === 'SHARE' ? '%' : ' 笔'}，至少 ${minimum} 笔`

export const listPlans = query({
  name: 'spotChecks.plans',
  allow: readers,
  input: z.strictObject({}),
  run: async ({ tx }) =>
    (await plansOf(tx, null)).map(({ id, number, title, period, state, sheets }) => ({
      id,
      number,
      title,
      period: periodInWords(period),
      state,
      sheets: sheets.length,
      signed: sheets.filter((sheet) => sheet.state === 'SIGNED').length,
    })),
})
export type PlanSummary = Extract<Awaited<ReturnType<typeof listPlans>>, { ok: true }>['value'][number]

/** What the form of a new plan offers. */
export const planChoices = query({
  name: 'spotChecks.choices',
  allow: ['COMMERCE_PREPARER'],
  input: z.strictObject({}),
  run: async ({ tx }) => {
    const halfYears = await paidHalfYears(tx)
    const years = [...new Set(halfYears.map((each) => each.slice(0, 4)))]
    return {
      periods: [...halfYears, ...years].map((value) => ({ value, label: periodInWords(value) })),
      divisions: await allDivisions(tx),
    }
  },
})
export type PlanChoices = Extract<Awaited<ReturnType<typeof planChoices>>, { ok: true }>['value']

/** The strata with how many there are, how many the plan asks for, and how many were drawn. */
function strataOf(
  population: readonly PopulationRow[],
  plan: SampleSize & { bandsCny: readonly string[] },
  drawn: ReadonlySet<string>,
) {
  return [...Map.groupBy(population, ({ stratum }) => stratum)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, rows]) => ({
      key,
      name: stratumName(key, rows[0]!.divisionName, plan.bandsCny),
      count: rows.length,
      paidCny: sumAmounts(rows.map(({ paidCny }) => paidCny)),
      asked: sizeOf(plan, rows.length),
      flagged: rows.filter(({ flags }) => flags.length > 0).length,
      drawn: rows.filter(({ id }) => drawn.has(id)).length,
    }))
}

export const planDetail = query({
  name: 'spotChecks.plan',
  allow: readers,
  input: onePlan,
  run: async ({ tx, actor, now }, { planId }) => {
    const plan = (await planById(tx, planId)) ?? notFound('抽查方案')
    const draw = await drawOf(tx, plan)
    const today = dateInShanghai(now)
    const population =
      draw?.population ?? (plan.state === 'PREPARED' ? await populationOf(tx, plan, today) : [])
    const sheets = await sheetsOf(tx, { planId })
    const name = await namesOf(tx, [
      plan.preparedById,
      plan.decidedById,
      plan.closedById,
      ...sheets.map(({ assigneeId }) => assigneeId),
    ])
    const divisions = await allDivisions(tx)
    const strata = strataOf(population, plan, new Set(draw?.result.map(({ id }) => id)))
    const another = plan.preparedById !== actor.accountId
    const mayAssign =
      plan.state === 'DRAWN' &&
      sheetStep('assign').who.some((role) => role === actor.role) &&
      sheets.some(({ state }) => state === 'OPEN' || state === 'ASSIGNED')
    return {
      id: plan.id,
      number: plan.number,
      title: plan.title,
      reason: plan.reason,
      state: plan.state,
      period: periodInWords(plan.period),
      programmes: plan.programmes.map((each) => PROGRAMME_NAMES[each]),
      divisions: divisions.filter(({ code }) => plan.divisionCodes.includes(code)).map((each) => each.name),
      bands: Array.from({ length: plan.bandsCny.length + 1 }, (_, band) => bandName(band, plan.bandsCny)),
      size: sizeInWords(plan),
      preparedBy: name(plan.preparedById),
      preparedAt: plan.preparedAt,
      decidedBy: plan.decidedById && name(plan.decidedById),
      decidedAt: plan.decidedAt,
      sendBackReason: plan.sendBackReason,
      closedBy: plan.closedById && name(plan.closedById),
      closedAt: plan.closedAt,
      seedSha256: plan.seedSha256,
      files: { xlsx: plan.xlsxFileId, pdf: plan.pdfFileId, sha256: plan.summarySha256 },
      draw: draw && {
        seed: draw.seed,
        algorithm: draw.algorithm,
        populationSha256: draw.populationSha256,
        drawnAt: draw.drawnAt,
      },
      strata,
      sheets: sheets.map((sheet) => ({
        id: sheet.id,
        position: sheet.position,
        receiptNumber: sheet.item.application.receiptNumber ?? '',
        partyName: sheet.partyName,
        byLot: sheet.byLot,
        flags: sheet.flags,
        paidCny: sheet.paidCny,
        wrongCny: sheet.wrongCny,
        state: sheet.state,
        assignee: name(sheet.assigneeId),
        dueOn: sheet.dueOn,
        late: sheet.dueOn !== null && today > sheet.dueOn && sheet.state !== 'SIGNED',
      })),
      people: mayAssign ? await officersToAssign(tx) : [],
      may: {
        release: another && canMovePlan(actor.role, plan.state, 'release'),
        sendBack: another && canMovePlan(actor.role, plan.state, 'sendBack'),
        close: another && canMovePlan(actor.role, plan.state, 'close'),
        assign: mayAssign,
      },
    }
  },
})
export type PlanDetail = Extract<Awaited<ReturnType<typeof planDetail>>, { ok: true }>['value']
