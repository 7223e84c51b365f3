import { dateFromColumn } from '@/server/clock'
import { type PolicyImportState, type PolicyRowVerdict, Prisma, type Programme, type Tx } from '@/server/db'

/** The room's Prisma code for imports and their rows. Rows go in by the statement, not by the row: a list has 100,000. */

export const addImport = (
  tx: Tx,
  data: Pick<
    Prisma.PolicyImportUncheckedCreateInput,
    | 'id'
    | 'number'
    | 'insurerId'
    | 'fileId'
    | 'evidenceFileId'
    | 'fileName'
    | 'sentById'
    | 'sentAt'
    | 'address'
  >,
) => tx.policyImport.create({ data, select: { id: true } })

/** What is to be worked at, the first sent in front: the runner's question, as the portal itself. */
export const importsAtWork = (tx: Tx) =>
  tx.policyImport.findMany({
    where: { state: { in: ['RECEIVED', 'RECORDING'] } },
    orderBy: [{ sentAt: 'asc' }, { id: 'asc' }],
    select: { id: true, state: true, sentById: true, address: true },
  })

const columns = {
  id: true,
  number: true,
  insurerId: true,
  fileId: true,
  evidenceFileId: true,
  fileName: true,
  state: true,
  remark: true,
  rowsRead: true,
  lastRow: true,
  sameAsId: true,
  onlyGood: true,
  recordedRows: true,
  sentById: true,
  sentAt: true,
  checkedAt: true,
  endedAt: true,
} as const satisfies Prisma.PolicyImportSelect
export type StoredImport = Prisma.PolicyImportGetPayload<{ select: typeof columns }>

export const importById = (tx: Tx, id: string): Promise<StoredImport | null> =>
  tx.policyImport.findUnique({ where: { id }, select: columns })

/** The import, held until the transaction ends; null when it is in another state, or another process holds it. */
export async function claimImport(
  tx: Tx,
  id: string,
  state: PolicyImportState,
): Promise<StoredImport | null> {
  const held = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM policy_import WHERE id = ${id}::uuid AND state = ${state}::policy_import_state FOR UPDATE SKIP LOCKED`
  return held.length === 0 ? null : importById(tx, id)
}

/** The import, held until the transaction ends, whoever has to be waited for. */
export async function lockImport(tx: Tx, id: string): Promise<StoredImport | null> {
  await tx.$queryRaw`SELECT id FROM policy_import WHERE id = ${id}::uuid FOR UPDATE`
  return importById(tx, id)
}

export async function changeImport(
  tx: Tx,
  id: string,
  data: Pick<
    Prisma.PolicyImportUncheckedUpdateInput,
    | 'state'
    | 'remark'
    | 'rowsRead'
    | 'lastRow'
    | 'rowsSha256'
    | 'sameAsId'
    | 'onlyGood'
    | 'recordedRows'
    | 'checkedAt'
    | 'decidedAt'
    | 'endedAt'
  >,
): Promise<void> {
  await tx.policyImport.updateMany({ where: { id }, data })
}

/** Another import of the same content that waits to be recorded. */
export async function sameWaiting(tx: Tx, insurerId: string, rowsSha256: string): Promise<string | null> {
  const found = await tx.policyImport.findFirst({
    where: { insurerId, rowsSha256, state: { in: ['CHECKED', 'RECORDING'] } },
    select: { id: true },
  })
  return found?.id ?? null
}

export interface JudgedRow {
  rowNumber: number
  content: unknown
  verdict: PolicyRowVerdict
  complaint: string
  insurancePolicyNumber: string
  uscc: string
  enterpriseName: string
  programme: 'MICRO' | 'MEDIUM' | null
  inception: string | null
  premiumUsd: string | null
  fiscalShareUsd: string | null
  lateDays: number
}

export async function addRows(
  tx: Tx,
  importId: string,
  insurerId: string,
  rows: readonly JudgedRow[],
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO policy_import_row (import_id, insurer_id, row_number, content, verdict, complaint, insurance_policy_number, uscc,
      enterprise_name, programme, inception, premium_usd, fiscal_share_usd, late_days)
    SELECT ${importId}::uuid, ${insurerId}::uuid, r.* FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(
      "rowNumber" int, content jsonb, verdict policy_row_verdict, complaint text, "insurancePolicyNumber" text, uscc text,
      "enterpriseName" text, programme programme, inception date, "premiumUsd" numeric, "fiscalShareUsd" numeric, "lateDays" int)`
}

export async function changeVerdicts(
  tx: Tx,
  importId: string,
  rows: readonly { rowNumber: number; verdict: PolicyRowVerdict; complaint: string }[],
): Promise<void> {
  if (rows.length === 0) return
  await tx.$executeRaw`
    UPDATE policy_import_row r SET verdict = u.verdict::policy_row_verdict, complaint = u.complaint
    FROM unnest(${rows.map((row) => row.rowNumber)}::int[], ${rows.map((row) => row.verdict)}::text[],
      ${rows.map((row) => row.complaint)}::text[]) AS u(row_number, verdict, complaint)
    WHERE r.import_id = ${importId}::uuid AND r.row_number = u.row_number`
}

/** Good rows in their order, after a row. */
export async function goodRows(
  tx: Tx,
  importId: string,
  after: number,
  take: number,
): Promise<{ rowNumber: number; content: unknown }[]> {
  return tx.policyImportRow.findMany({
    where: { importId, verdict: 'GOOD', rowNumber: { gt: after } },
    orderBy: { rowNumber: 'asc' },
    select: { rowNumber: true, content: true },
    take,
  })
}

// ── Reading ────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface ImportTally {
  good: number
  bad: number
  same: number
  late: number
  premiumUsd: string
  fiscalShareUsd: string
  programmes: { programme: Programme; policies: number; premiumUsd: string; fiscalShareUsd: string }[]
}

/** What recording the good rows would do, counted from the rows. */
export async function tallyOf(tx: Tx, importId: string): Promise<ImportTally> {
  const groups = await tx.$queryRaw<
    {
      verdict: PolicyRowVerdict
      programme: Programme | null
      rows: number
      late: number
      premium: Prisma.Decimal | null
      fiscal: Prisma.Decimal | null
    }[]
  >`SELECT verdict, programme, count(*)::int AS rows, (count(*) FILTER (WHERE late_days > 0))::int AS late,
      sum(premium_usd) AS premium, sum(fiscal_share_usd) AS fiscal
    FROM policy_import_row WHERE import_id = ${importId}::uuid GROUP BY 1, 2 ORDER BY 1, 2`
  const count = (verdict: PolicyRowVerdict) =>
    groups.filter((group) => group.verdict === verdict).reduce((sum, { rows }) => sum + rows, 0)
  const good = groups.filter(({ verdict }) => verdict === 'GOOD')
  const sum = (of: (group: (typeof groups)[number]) => Prisma.Decimal | null) =>
    good.reduce((total, group) => total.plus(of(group) ?? 0), new Prisma.Decimal(0)).toFixed(2)
  return {
    good: count('GOOD'),
    bad: count('BAD'),
    same: count('SAME'),
    late: good.reduce((total, { late }) => total + late, 0),
    premiumUsd: sum(({ premium }) => premium),
    fiscalShareUsd: sum(({ fiscal }) => fiscal),
    programmes: good.map(({ programme, rows, premium, fiscal }) => ({
      programme: programme!,
      policies: rows,
      premiumUsd: (premium ?? new Prisma.Decimal(0)).toFixed(2),
      fiscalShareUsd: (fiscal ?? new Prisma.Decimal(0)).toFixed(2),
    })),
  }
}

export async function pageOfImports(tx: Tx, insurerId: string, page: { skip: number; take: number }) {
  const where = { insurerId }
  return {
    rows: await tx.policyImport.findMany({
      where,
      orderBy: [{ sentAt: 'desc' }, { id: 'asc' }],
      select: columns,
      ...page,
    }),
    total: await tx.policyImport.count({ where }),
  }
}

export async function pageOfRows(
  tx: Tx,
  importId: string,
  verdict: PolicyRowVerdict | null,
  page: { skip: number; take: number },
) {
  const rows = await tx.policyImportRow.findMany({
    where: { importId, ...(verdict ? { verdict } : {}) },
    orderBy: { rowNumber: 'asc' },
    ...page,
  })
  return rows.map((row) => ({
    rowNumber: row.rowNumber,
    verdict: row.verdict,
    complaint: row.complaint,
    insurancePolicyNumber: row.insurancePolicyNumber,
    uscc: row.uscc,
    enterpriseName: row.enterpriseName,
    programme: row.programme,
    inception: row.inception && dateFromColumn(row.inception),
    premiumUsd: row.premiumUsd?.toFixed(2) ?? null,
    fiscalShareUsd: row.fiscalShareUsd?.toFixed(2) ?? null,
    lateDays: row.lateDays,
  }))
}

/** Why each bad row was not taken, by its number. */
export async function badReasons(tx: Tx, importId: string): Promise<Map<number, string>> {
  const rows = await tx.policyImportRow.findMany({
    where: { importId, verdict: 'BAD' },
    select: { rowNumber: true, complaint: true },
  })
  return new Map(rows.map(({ rowNumber, complaint }) => [rowNumber, complaint]))
}

export const fileOf = (tx: Tx, fileId: string): Promise<{ storageKey: string; sha256: string } | null> =>
  tx.storedFile.findUnique({ where: { id: fileId }, select: { storageKey: true, sha256: true } })

export async function nameOf(tx: Tx, accountId: string): Promise<string> {
  const account = await tx.account.findUnique({ where: { id: accountId }, select: { displayName: true } })
  return account?.displayName ?? ''
}
