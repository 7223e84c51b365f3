import { halfYearPeriod, type LawDate } from '@/policy-rules'
import { dateToColumn } from '@/server/clock'
import { Prisma, type ExportSource, type Tx } from '@/server/db'

import type { ListFilter } from './schema'
import type { KnownExports } from './terms'

/** The room's only Prisma code. An insurer sees its own policies; of enterprises, what `enterprise_for_cover` tells. */

export interface KnownEnterprise {
  id: string
  name: string
  divisionCode: string
  exports: KnownExports | null
}

/** The enterprise of a code with the best figure for `year` that was in hand on `on` (E4); null when not registered. */
export async function enterpriseForCover(
  tx: Tx,
  uscc: string,
  year: number,
  on: LawDate,
): Promise<KnownEnterprise | null> {
  const [row] = await tx.$queryRaw<
    {
      id: string
      name: string
      division_code: string
      source: ExportSource | null
      amount_usd: Prisma.Decimal | null
      export_record_id: string | null
    }[]
  >`SELECT * FROM enterprise_for_cover(${uscc}, ${year}::int, ${on}::date)`
  if (!row) return null
  return {
    id: row.id,
    name: row.name,
    divisionCode: row.division_code,
    exports:
      row.source && row.amount_usd
        ? {
            year,
            source: row.source,
            amountUsd: row.amount_usd.toFixed(2),
            inForceFrom: on,
            recordId: row.export_record_id,
          }
        : null,
  }
}

/** False when `insurance_policy_one_cover` or the number's uniqueness refused the row. */
export async function insertPolicy(
  tx: Tx,
  data: Prisma.InsurancePolicyUncheckedCreateInput & { id: string },
): Promise<boolean> {
  const { count } = await tx.insurancePolicy.createMany({ data: [data], skipDuplicates: true })
  return count === 1
}

export const hasNumber = async (tx: Tx, insurerId: string, insurancePolicyNumber: string) =>
  (await tx.insurancePolicy.count({ where: { insurerId, insurancePolicyNumber } })) > 0

const include = {
  check: { select: { certificateNumber: true } },
  insurer: { select: { name: true } },
} as const
export type PolicyRow = Prisma.InsurancePolicyGetPayload<{ include: typeof include }>

export const findPolicy = (tx: Tx, id: string): Promise<PolicyRow | null> =>
  tx.insurancePolicy.findUnique({ where: { id }, include })

/** The same insurer's live covers of the same code that end the day before this one begins, and begin the day after it ends. */
export async function neighboursOf(tx: Tx, policy: PolicyRow) {
  const day = 86_400_000
  const next = async (where: Prisma.InsurancePolicyWhereInput) =>
    tx.insurancePolicy.findFirst({
      where: {
        insurerId: policy.insurerId,
        uscc: policy.uscc,
        state: { not: 'CANCELLED' },
        programme: { in: ['MICRO', 'MEDIUM'] },
        ...where,
      },
      select: { id: true, insurancePolicyNumber: true },
    })
  return {
    before: await next({ expiry: new Date(policy.inception.getTime() - day) }),
    after: await next({ inception: new Date(policy.expiry.getTime() + day) }),
  }
}

/** Holds the row until the transaction ends. */
export async function lockPolicy(tx: Tx, id: string): Promise<PolicyRow | null> {
  await tx.$queryRaw`SELECT id FROM insurance_policy WHERE id = ${id}::uuid FOR UPDATE`
  return findPolicy(tx, id)
}

export async function changePolicy(
  tx: Tx,
  id: string,
  data: Prisma.InsurancePolicyUncheckedUpdateInput,
): Promise<void> {
  await tx.insurancePolicy.update({ where: { id }, data: { ...data, version: { increment: 1 } } })
}

function matching(insurerId: string | null, filter: ListFilter): Prisma.InsurancePolicyWhereInput {
  const period = filter.halfYear === null ? null : halfYearPeriod(filter.halfYear)
  return {
    ...(insurerId === null ? {} : { insurerId }),
    ...(filter.programme === null ? {} : { programme: filter.programme }),
    ...(filter.state === null ? {} : { state: filter.state }),
    ...(period === null
      ? {}
      : { inception: { gte: dateToColumn(period.start), lte: dateToColumn(period.end) } }),
    ...(filter.search === ''
      ? {}
      : {
          OR: [
            { uscc: { contains: filter.search.toUpperCase() } },
            { enterpriseName: { contains: filter.search } },
            { insurancePolicyNumber: { contains: filter.search } },
          ],
        }),
  }
}

export async function pageOfPolicies(
  tx: Tx,
  insurerId: string | null,
  filter: ListFilter,
  page: { skip: number; take: number },
): Promise<{ rows: PolicyRow[]; total: number; premiumUsd: string; fiscalShareUsd: string }> {
  const where = matching(insurerId, filter)
  const { _count: total, _sum: sums } = await tx.insurancePolicy.aggregate({
    where,
    _count: true,
    _sum: { premiumUsd: true, fiscalShareUsd: true },
  })
  return {
    rows: await tx.insurancePolicy.findMany({
      where,
      include,
      orderBy: [{ recordedAt: 'desc' }, { insurancePolicyNumber: 'asc' }],
      ...page,
    }),
    total,
    premiumUsd: sums.premiumUsd?.toFixed(2) ?? '0.00',
    fiscalShareUsd: sums.fiscalShareUsd?.toFixed(2) ?? '0.00',
  }
}
