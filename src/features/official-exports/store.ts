import { dateFromColumn, dateToColumn } from '@/server/clock'
import { isUniqueViolation, type OfficialListState, type Prisma, type Tx } from '@/server/db'

/** The room's only Prisma code. Rows go in and out by the statement, not by the row: a province's list has 100,000. USD. */

export interface ListedRow {
  rowNumber: number
  uscc: string
  name: string
  amountUsd: string
}

const rowsAtOnce = 10_000

/** A list of the year with the same content, unless it was withdrawn. */
export async function sameList(tx: Tx, year: number, rowsSha256: string): Promise<string | null> {
  const found = await tx.officialExportList.findFirst({
    where: { year, rowsSha256, state: { not: 'WITHDRAWN' } },
    select: { id: true },
  })
  return found?.id ?? null
}

/** False when another import has kept the same content at this very moment. */
export async function addList(
  tx: Tx,
  {
    obtainedOn,
    ...list
  }: Omit<Prisma.OfficialExportListUncheckedCreateInput, 'obtainedOn'> & {
    id: string
    obtainedOn: string
  },
  rows: readonly ListedRow[],
): Promise<boolean> {
  try {
    await tx.officialExportList.create({ data: { ...list, obtainedOn: dateToColumn(obtainedOn) } })
  } catch (error) {
    if (isUniqueViolation(error)) return false
    throw error
  }
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    const part = rows.slice(at, at + rowsAtOnce)
    await tx.$executeRaw`
      INSERT INTO official_export_row (list_id, uscc, row_number, name, amount_usd)
      SELECT ${list.id}::uuid, u.uscc, u.row_number, u.name, u.amount::numeric
      FROM unnest(${part.map((row) => row.uscc)}::text[], ${part.map((row) => row.rowNumber)}::int[],
        ${part.map((row) => row.name)}::text[], ${part.map((row) => row.amountUsd)}::text[]) AS u(uscc, row_number, name, amount)`
  }
  return true
}

const fileColumns = { id: true, displayName: true, sizeBytes: true, sha256: true } as const

export async function listById(tx: Tx, id: string) {
  const row = await tx.officialExportList.findUnique({ where: { id } })
  if (!row) return null
  const files = await tx.storedFile.findMany({
    where: { id: { in: [row.fileId, row.letterFileId] } },
    select: fileColumns,
  })
  return {
    ...row,
    obtainedOn: dateFromColumn(row.obtainedOn),
    totalUsd: row.totalUsd.toFixed(2),
    file: files.find(({ id: fileId }) => fileId === row.fileId) ?? null,
    letter: files.find(({ id: fileId }) => fileId === row.letterFileId) ?? null,
  }
}
export type StoredList = NonNullable<Awaited<ReturnType<typeof listById>>>

/** The list, held until the transaction ends. */
export async function lockList(tx: Tx, id: string): Promise<StoredList | null> {
  await tx.$queryRaw`SELECT id FROM official_export_list WHERE id = ${id}::uuid FOR UPDATE`
  return listById(tx, id)
}

export async function listsOf(tx: Tx, states: readonly OfficialListState[] | null) {
  const rows = await tx.officialExportList.findMany({
    where: states ? { state: { in: [...states] } } : {},
    orderBy: [{ preparedAt: 'desc' }],
    take: 100,
  })
  return rows.map((row) => ({
    ...row,
    obtainedOn: dateFromColumn(row.obtainedOn),
    totalUsd: row.totalUsd.toFixed(2),
  }))
}

export async function changeList(
  tx: Tx,
  id: string,
  data: Pick<
    Prisma.OfficialExportListUncheckedUpdateInput,
    'state' | 'submittedAt' | 'confirmedById' | 'confirmedAt' | 'remark'
  >,
): Promise<void> {
  await tx.officialExportList.updateMany({ where: { id }, data })
}

export async function namesOf(tx: Tx, accountIds: readonly (string | null)[]): Promise<Map<string, string>> {
  const ids = accountIds.filter((id): id is string => id !== null)
  const rows = await tx.account.findMany({
    where: { id: { in: ids } },
    select: { id: true, displayName: true },
  })
  return new Map(rows.map((row) => [row.id, row.displayName]))
}

/** How the list stands to what the portal knows: enterprises by what the official figure does to their record of the year. */
export async function effectOf(tx: Tx, list: Pick<StoredList, 'id' | 'year'>) {
  const [row] = await tx.$queryRaw<
    { registered: number; added: number; same: number; different: number; unlisted: number }[]
  >`
    WITH known AS (
      SELECT DISTINCT ON (x.enterprise_id) x.enterprise_id, x.amount_usd FROM export_record x WHERE x.year = ${list.year}::int
      ORDER BY x.enterprise_id, x.source, x.obtained_on DESC, x.recorded_at DESC),
    met AS (
      SELECT e.id, r.amount_usd AS official, k.amount_usd AS recorded FROM official_export_row r
      JOIN enterprise e ON e.uscc = r.uscc LEFT JOIN known k ON k.enterprise_id = e.id WHERE r.list_id = ${list.id}::uuid)
    SELECT count(*)::int AS registered, count(*) FILTER (WHERE recorded IS NULL)::int AS added,
      count(*) FILTER (WHERE recorded = official)::int AS same, count(*) FILTER (WHERE recorded <> official)::int AS different,
      (SELECT count(*) FROM known k JOIN enterprise e ON e.id = k.enterprise_id
        WHERE NOT EXISTS (SELECT FROM official_export_row r WHERE r.list_id = ${list.id}::uuid AND r.uscc = e.uscc))::int AS unlisted
    FROM met`
  return row!
}

/** E4: the figures of registered enterprises, where the newest official one is not the same already. Returns how many were added. */
export async function addOfficialFigures(tx: Tx, list: StoredList, at: Date): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO export_record (id, enterprise_id, year, source, amount_usd, obtained_on, evidence_file_id, note, recorded_by_id, recorded_at)
    SELECT gen_random_uuid(), e.id, ${list.year}::int, 'OFFICIAL', r.amount_usd, ${list.obtainedOn}::date, ${list.fileId}::uuid,
      ${`${list.issuer} ${list.documentNumber}`}, ${list.preparedById}::uuid, ${at}
    FROM official_export_row r JOIN enterprise e ON e.uscc = r.uscc
    LEFT JOIN LATERAL (SELECT x.amount_usd FROM export_record x WHERE x.enterprise_id = e.id AND x.year = ${list.year}::int
      AND x.source = 'OFFICIAL' ORDER BY x.obtained_on DESC, x.recorded_at DESC LIMIT 1) newest ON true
    WHERE r.list_id = ${list.id}::uuid AND newest.amount_usd IS DISTINCT FROM r.amount_usd`
}
