import type { Programme, SpotCheckPlanState, Tx } from '@/server/db'
import { Prisma } from '@/server/db'

import type { DrawnRow, PopulationRow, StoredDraw } from './draw'
import { stratumOf } from './strata'

/** The room's Prisma code about plans and draws. Amounts CNY. */

const told = <T extends { bandsCny: Prisma.Decimal[]; size: Prisma.Decimal }>(row: T) => ({
  ...row,
  bandsCny: row.bandsCny.map((bound) => bound.toFixed(2)),
  size: row.size.toString(),
})

export async function planById(tx: Tx, id: string) {
  const row = await tx.spotCheckPlan.findUnique({ where: { id } })
  return row && told(row)
}
export type StoredPlan = NonNullable<Awaited<ReturnType<typeof planById>>>

/** Held until the transaction ends. */
export async function lockPlan(tx: Tx, id: string): Promise<StoredPlan | null> {
  await tx.$queryRaw`SELECT id FROM spot_check_plan WHERE id = ${id}::uuid FOR UPDATE`
  return planById(tx, id)
}

/** The seed is laid down unread: its wall shows it to nobody before the draw, so nothing is returned either. */
export async function addPlan(
  tx: Tx,
  plan: Prisma.SpotCheckPlanUncheckedCreateInput & { id: string },
  seed: string,
): Promise<void> {
  await tx.spotCheckPlan.createMany({ data: [plan] })
  await tx.spotCheckSeed.createMany({ data: [{ planId: plan.id, seed }] })
}

export async function changePlan(
  tx: Tx,
  id: string,
  data: Prisma.SpotCheckPlanUncheckedUpdateInput,
): Promise<void> {
  await tx.spotCheckPlan.updateMany({ where: { id }, data })
}

/** Null before the draw. */
export async function seedOf(tx: Tx, planId: string): Promise<string | null> {
  return (await tx.spotCheckSeed.findUnique({ where: { planId } }))?.seed ?? null
}

export async function plansOf(tx: Tx, states: readonly SpotCheckPlanState[] | null) {
  const rows = await tx.spotCheckPlan.findMany({
    where: states ? { state: { in: [...states] } } : {},
    include: { sheets: { select: { state: true, paidCny: true } } },
    orderBy: { preparedAt: 'desc' },
    take: 200,
  })
  return rows.map(told)
}

export function allDivisions(tx: Tx) {
  return tx.division.findMany({ select: { code: true, name: true }, orderBy: { position: 'asc' } })
}

/** Half-years of which something was paid, the newest first. */
export async function paidHalfYears(tx: Tx): Promise<string[]> {
  const rows = await tx.$queryRaw<{ halfYear: string }[]>`
    SELECT DISTINCT a.half_year AS "halfYear" FROM award_list_item i JOIN application a ON a.id = i.application_id
    WHERE EXISTS (SELECT FROM disbursement_line d WHERE d.item_id = i.id AND d.paid_cny > 0) ORDER BY 1 DESC`
  return rows.map(({ halfYear }) => halfYear)
}

export interface Scope {
  period: string
  programmes: readonly Programme[]
  divisionCodes: readonly string[]
  bandsCny: readonly string[]
}

/**
 * The awards of the scope of which the bank has paid something or that were drawn from a prepayment, with what flags them
 * on the day: listed or under a case, a finding upheld, an export figure that the official one of the year before differs from.
 */
export async function populationOf(tx: Tx, scope: Scope, today: string): Promise<PopulationRow[]> {
  const rows = await tx.$queryRaw<(Omit<PopulationRow, 'stratum'> & { divisionName: string | null })[]>`
    SELECT i.id, a.id AS "applicationId", coalesce(a.receipt_number, '') AS "receiptNumber", o.id AS "partyId", o.name AS "partyName",
      coalesce(o.uscc, '') AS uscc, e.division_code AS "divisionCode", d.name AS "divisionName", a.programme::text, a.half_year AS "halfYear",
      p.paid::numeric(18,2)::text AS "paidCny",
      array_remove(ARRAY[
        CASE WHEN listed_until(o.uscc, ${today}::date) IS NOT NULL OR open_case_number(o.id) IS NOT NULL THEN 'negative-list' END,
        CASE WHEN EXISTS (SELECT FROM finding f WHERE f.application_id = a.id AND f.settlement = 'UPHELD') THEN 'finding' END,
        CASE WHEN EXISTS (SELECT FROM export_record x JOIN export_record y ON y.enterprise_id = x.enterprise_id AND y.year = x.year
          WHERE x.enterprise_id = o.id AND x.year = left(a.half_year, 4)::int - 1 AND x.source = 'OFFICIAL' AND y.source <> 'OFFICIAL'
            AND x.amount_usd <> y.amount_usd) THEN 'exports' END
      ], NULL) AS flags
    FROM award_list_item i
    JOIN application a ON a.id = i.application_id
    JOIN organisation o ON o.id = a.applicant_id
    LEFT JOIN enterprise e ON e.id = o.id
    LEFT JOIN division d ON d.code = e.division_code
    JOIN LATERAL (SELECT sum(l.paid_cny) AS paid FROM disbursement_line l WHERE l.item_id = i.id) p ON p.paid > 0
    WHERE starts_with(a.half_year, ${scope.period}) AND a.programme::text = ANY(${[...scope.programmes]}::text[])
      AND (${scope.divisionCodes.length === 0} OR e.division_code = ANY(${[...scope.divisionCodes]}::text[]))
    ORDER BY a.receipt_number, i.id`
  return rows.map((row) => ({
    ...row,
    divisionName: row.divisionName ?? '省本级（保险机构）',
    stratum: stratumOf(row, scope.bandsCny),
  }))
}

/** The draw and its sheets, in the order drawn. */
export async function addDraw(
  tx: Tx,
  draw: {
    planId: string
    algorithm: string
    population: PopulationRow[]
    populationSha256: string
    result: DrawnRow[]
    drawnById: string
    drawnAt: Date
  },
): Promise<void> {
  const { population, result, ...rest } = draw
  await tx.spotCheckDraw.createMany({
    data: [{ ...rest, population: population as object[], result: result as object[] }],
  })
  const byId = new Map(population.map((row) => [row.id, row]))
  await tx.spotCheckSheet.createMany({
    data: result.map(({ id, byLot }, index) => {
      const { applicationId, partyId, partyName, uscc, divisionCode, stratum, flags, paidCny } = byId.get(id)!
      return {
        planId: draw.planId,
        position: index + 1,
        itemId: id,
        applicationId,
        partyId,
        partyName,
        uscc,
        divisionCode,
        stratum,
        byLot,
        flags,
        paidCny,
      }
    }),
  })
}

export async function drawOf(
  tx: Tx,
  plan: StoredPlan,
): Promise<(StoredDraw & { drawnById: string; drawnAt: Date }) | null> {
  const [row, seed] = [
    await tx.spotCheckDraw.findUnique({ where: { planId: plan.id } }),
    await seedOf(tx, plan.id),
  ]
  if (!row || seed === null) return null
  return {
    seed,
    seedSha256: plan.seedSha256,
    algorithm: row.algorithm,
    size: { sizeKind: plan.sizeKind, size: plan.size, minimum: plan.minimum },
    population: row.population as unknown as PopulationRow[],
    populationSha256: row.populationSha256,
    result: row.result as unknown as DrawnRow[],
    drawnById: row.drawnById,
    drawnAt: row.drawnAt,
  }
}

/** Names of accounts; of those that the walls hide, the office's. */
export async function namesOf(
  tx: Tx,
  ids: readonly (string | null)[],
): Promise<(id: string | null) => string> {
  const wanted = [...new Set(ids.filter((each) => each !== null))]
  const rows = await tx.$queryRaw<{ id: string; name: string }[]>`
    SELECT a.id, a.display_name AS name FROM account a WHERE a.id = ANY(${wanted}::uuid[])
    UNION SELECT id, name FROM division_people(${wanted}::uuid[])`
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return (one) => (one === null ? '' : (names.get(one) ?? '省商务厅'))
}
