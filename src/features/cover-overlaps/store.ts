import { randomUUID } from 'node:crypto'

import { dateFromColumn, dateToColumn } from '@/server/clock'
import type { CoverOverlapState, Prisma, Tx } from '@/server/db'

/** The room's only Prisma code. The walls leave it to the province. Both days of a period are included (E7). */

export interface Cover {
  uscc: string
  enterpriseName: string
  insurerName: string
  insurancePolicyNumber: string
  start: string
  end: string
  certificateNumber: string
  checkedBy: string
  checkedAt: Date | null
  recordedBy: string
  recordedAt: Date
  source: string
  /** Null for a cover that the register does not hold. */
  insurancePolicyId: string | null
}

export async function insurersOf(tx: Tx): Promise<{ id: string; name: string }[]> {
  return tx.organisation.findMany({
    where: { kind: 'INSURER' },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  })
}

/** Live platform covers of these enterprises, with who checked and who recorded them. */
export async function registeredCovers(tx: Tx, codes: readonly string[]): Promise<Cover[]> {
  const rows = await tx.insurancePolicy.findMany({
    where: { uscc: { in: [...codes] }, programme: { in: ['MICRO', 'MEDIUM'] }, state: { not: 'CANCELLED' } },
    include: { insurer: { select: { name: true } }, check: true },
  })
  const names = await namesOf(
    tx,
    rows.flatMap((row) => [row.recordedById, row.check?.checkedById ?? null]),
  )
  return rows.map((row) => ({
    uscc: row.uscc,
    enterpriseName: row.enterpriseName,
    insurerName: row.insurer.name,
    insurancePolicyNumber: row.insurancePolicyNumber,
    start: dateFromColumn(row.inception),
    end: dateFromColumn(row.expiry),
    certificateNumber: row.check?.certificateNumber ?? '',
    checkedBy: row.check ? `${row.insurer.name} ${names.get(row.check.checkedById ?? '') ?? ''}`.trim() : '',
    checkedAt: row.check?.checkedAt ?? null,
    recordedBy: `${row.insurer.name} ${names.get(row.recordedById ?? '') ?? ''}`.trim(),
    recordedAt: row.recordedAt,
    source: '本平台登记',
    insurancePolicyId: row.id,
  }))
}

/** By certificate number: who asked the portal, and when. */
export async function checksOf(tx: Tx, certificateNumbers: readonly string[]) {
  const rows = await tx.duplicateCoverCheck.findMany({
    where: { certificateNumber: { in: [...certificateNumbers] } },
    include: { insurer: { select: { name: true } } },
  })
  const names = await namesOf(
    tx,
    rows.map((row) => row.checkedById),
  )
  return new Map(
    rows.map((row) => [
      row.certificateNumber,
      {
        uscc: row.uscc,
        checkedBy: `${row.insurer.name} ${names.get(row.checkedById ?? '') ?? ''}`.trim(),
        checkedAt: row.checkedAt,
      },
    ]),
  )
}

export async function namesOf(tx: Tx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const rows = await tx.account.findMany({
    where: { id: { in: ids.filter((id): id is string => id !== null) } },
    select: { id: true, displayName: true },
  })
  return new Map(rows.map((row) => [row.id, row.displayName]))
}

export interface FoundOverlap {
  covers: [Cover, Cover]
  from: string
  until: string
}

const coversKey = ({ covers }: FoundOverlap): string =>
  covers.map((cover) => `${cover.insurerName}/${cover.insurancePolicyNumber}`).join('|')

/** Adds those that are not known; answers with how many. */
export async function addOverlaps(
  tx: Tx,
  found: readonly FoundOverlap[],
  by: string,
  at: Date,
): Promise<number> {
  const known = await tx.coverOverlap.findMany({
    where: { coversKey: { in: found.map(coversKey) } },
    select: { coversKey: true },
  })
  const told = new Set(known.map((row) => row.coversKey))
  const added = found.filter((one) => !told.has(coversKey(one))).map((one) => ({ id: randomUUID(), ...one }))
  await tx.coverOverlap.createMany({
    data: added.map((one) => ({
      id: one.id,
      uscc: one.covers[0].uscc,
      enterpriseName:
        one.covers.find((cover) => cover.insurancePolicyId)?.enterpriseName ?? one.covers[0].enterpriseName,
      overlapFrom: dateToColumn(one.from),
      overlapUntil: dateToColumn(one.until),
      coversKey: coversKey(one),
      foundById: by,
      foundAt: at,
    })),
  })
  await tx.coverOverlapSide.createMany({
    data: added.flatMap(({ id, covers }) =>
      covers.map(({ uscc: _uscc, enterpriseName: _name, start, end, ...cover }, index) => ({
        ...cover,
        overlapId: id,
        position: index + 1,
        inception: dateToColumn(start),
        expiry: dateToColumn(end),
      })),
    ),
  })
  return added.length
}

const view = (
  row: Prisma.CoverOverlapGetPayload<{ include: { sides: { orderBy: { position: 'asc' } } } }>,
) => ({
  ...row,
  overlapFrom: dateFromColumn(row.overlapFrom),
  overlapUntil: dateFromColumn(row.overlapUntil),
  sides: row.sides.map((side) => ({
    ...side,
    inception: dateFromColumn(side.inception),
    expiry: dateFromColumn(side.expiry),
    checkedAt: side.checkedAt?.toISOString() ?? null,
    recordedAt: side.recordedAt.toISOString(),
  })),
})
const include = { sides: { orderBy: { position: 'asc' } } } as const
export type StoredOverlap = ReturnType<typeof view>

export async function overlapsOf(
  tx: Tx,
  filter: { state?: CoverOverlapState; q: string },
): Promise<StoredOverlap[]> {
  const rows = await tx.coverOverlap.findMany({
    where: {
      ...(filter.state ? { state: filter.state } : {}),
      ...(filter.q
        ? {
            OR: [
              { enterpriseName: { contains: filter.q } },
              { uscc: { startsWith: filter.q.toUpperCase() } },
            ],
          }
        : {}),
    },
    include,
    orderBy: [{ foundAt: 'desc' }, { id: 'asc' }],
    take: 200,
  })
  return rows.map(view)
}

export async function overlapById(tx: Tx, id: string): Promise<StoredOverlap | null> {
  const row = await tx.coverOverlap.findUnique({ where: { id }, include })
  return row && view(row)
}

/** The overlap, held until the transaction ends. */
export async function lockOverlap(tx: Tx, id: string): Promise<StoredOverlap | null> {
  await tx.$queryRaw`SELECT id FROM cover_overlap WHERE id = ${id}::uuid FOR UPDATE`
  return overlapById(tx, id)
}

export async function settleOverlap(
  tx: Tx,
  id: string,
  data: Pick<Prisma.CoverOverlapUncheckedUpdateInput, 'state' | 'settledById' | 'settledAt' | 'reason'>,
): Promise<void> {
  await tx.coverOverlap.updateMany({ where: { id }, data })
}

export async function casesFrom(tx: Tx, id: string) {
  return tx.negativeListCase.findMany({
    where: { originId: id },
    select: { id: true, number: true },
    orderBy: { openedAt: 'asc' },
  })
}

export const openCount = (tx: Tx): Promise<number> => tx.coverOverlap.count({ where: { state: 'OPEN' } })
