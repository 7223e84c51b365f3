import { dateFromColumn, dateToColumn } from '@/server/clock'
import type { SpotCheckFinding, Tx } from '@/server/db'
import { Prisma } from '@/server/db'

import { officers } from './state'

/** The room's Prisma code about check sheets. The walls show a division what its people check. Amounts CNY. */

const include = {
  answers: true,
  lines: { orderBy: { position: 'asc' } },
  files: { include: { file: true }, orderBy: { addedAt: 'asc' } },
  request: true,
  plan: { select: { number: true, title: true, state: true, bandsCny: true, preparedById: true } },
  item: {
    select: {
      application: { select: { receiptNumber: true, programme: true, halfYear: true } },
      awardList: { select: { number: true } },
    },
  },
} as const satisfies Prisma.SpotCheckSheetInclude

export async function sheetById(tx: Tx, id: string) {
  const row = await tx.spotCheckSheet.findUnique({ where: { id }, include })
  if (!row) return null
  return {
    ...row,
    paidCny: row.paidCny.toFixed(2),
    dueOn: row.dueOn && dateFromColumn(row.dueOn),
    lines: row.lines.map((line) => ({ ...line, wrongCny: line.wrongCny.toFixed(2) })),
    request: row.request && { ...row.request, answerBy: dateFromColumn(row.request.answerBy) },
    plan: { ...row.plan, bandsCny: row.plan.bandsCny.map((bound) => bound.toFixed(2)) },
  }
}
export type StoredSheet = NonNullable<Awaited<ReturnType<typeof sheetById>>>

/** Held until the transaction ends; null when the walls hide it. */
export async function lockSheet(tx: Tx, id: string): Promise<StoredSheet | null> {
  await tx.$queryRaw`SELECT id FROM spot_check_sheet WHERE id = ${id}::uuid FOR UPDATE`
  return sheetById(tx, id)
}

const summed = {
  lines: { select: { wrongCny: true } },
  answers: { select: { finding: true } },
  request: { select: { answerBy: true, answeredAt: true } },
  plan: { select: { number: true, title: true, state: true } },
  item: { select: { application: { select: { receiptNumber: true, programme: true } } } },
} as const satisfies Prisma.SpotCheckSheetInclude

export async function sheetsOf(tx: Tx, where: Prisma.SpotCheckSheetWhereInput) {
  const rows = await tx.spotCheckSheet.findMany({
    where,
    include: summed,
    orderBy: [{ plan: { preparedAt: 'desc' } }, { position: 'asc' }],
    take: 2000,
  })
  return rows.map(({ lines, answers, ...row }) => ({
    ...row,
    paidCny: row.paidCny.toFixed(2),
    dueOn: row.dueOn && dateFromColumn(row.dueOn),
    wrongCny: lines.reduce((sum, line) => sum.plus(line.wrongCny), new Prisma.Decimal(0)).toFixed(2),
    differs: answers.some(({ finding }) => finding === 'DIFFERS'),
  }))
}
export type SheetRow = Awaited<ReturnType<typeof sheetsOf>>[number]

export async function changeSheets(
  tx: Tx,
  ids: readonly string[],
  { dueOn, ...data }: Omit<Prisma.SpotCheckSheetUncheckedUpdateInput, 'dueOn'> & { dueOn?: string },
): Promise<void> {
  await tx.spotCheckSheet.updateMany({
    where: { id: { in: [...ids] } },
    data: { ...data, ...(dueOn ? { dueOn: dateToColumn(dueOn) } : {}) },
  })
}

/** Those whom a sheet may be given, by office. */
export async function officersToAssign(tx: Tx) {
  const rows = await tx.account.findMany({
    where: { role: { in: [...officers] }, disabledAt: null },
    select: {
      id: true,
      displayName: true,
      organisation: { select: { id: true, name: true, kind: true } },
    },
    orderBy: [{ organisation: { name: 'asc' } }, { displayName: 'asc' }],
    take: 500,
  })
  return rows.map(({ organisation, ...row }) => ({
    ...row,
    organisationId: organisation.id,
    office: organisation.name,
    byDivision: organisation.kind === 'DIVISION_OFFICE',
  }))
}

/** REVIEWED: this person prepared or approved the application's review; ELSEWHERE: not of an office that may check it. */
export async function obstaclesOf(
  tx: Tx,
  personId: string,
  sheetIds: readonly string[],
): Promise<{ receiptNumber: string; obstacle: string }[]> {
  return tx.$queryRaw`
    SELECT coalesce(a.receipt_number, '') AS "receiptNumber", x.obstacle
    FROM spot_check_sheet s JOIN application a ON a.id = s.application_id
    CROSS JOIN LATERAL (SELECT spot_check_obstacle(${personId}::uuid, s.application_id, s.division_code) AS obstacle) x
    WHERE s.id = ANY(${[...sheetIds]}::uuid[]) AND x.obstacle IS NOT NULL ORDER BY 1`
}

export async function putAnswers(
  tx: Tx,
  sheetId: string,
  answers: readonly { check: string; finding: SpotCheckFinding; facts: string }[],
  answeredAt: Date,
): Promise<void> {
  for (const { check, finding, facts } of answers)
    await tx.$executeRaw`
      INSERT INTO spot_check_answer (sheet_id, check_key, finding, facts, answered_at)
      VALUES (${sheetId}::uuid, ${check}, ${finding}::"spot_check_finding", ${facts}, ${answeredAt})
      ON CONFLICT (sheet_id, check_key) DO UPDATE SET finding = EXCLUDED.finding, facts = EXCLUDED.facts, answered_at = EXCLUDED.answered_at
      WHERE (spot_check_answer.finding, spot_check_answer.facts) IS DISTINCT FROM (EXCLUDED.finding, EXCLUDED.facts)`
}

export interface ApplicationLine {
  position: number
  name: string
  about: string
  amountCny: string | null
}

/** The lines that the award was given for, of either kind; the first thousand. */
export async function applicationLines(tx: Tx, applicationId: string): Promise<ApplicationLine[]> {
  const payments = await tx.premiumPaymentLine.findMany({
    where: { applicationId },
    select: { position: true, invoiceNumber: true, insurerName: true, amountCny: true },
    orderBy: { position: 'asc' },
    take: 1000,
  })
  const policies = await tx.applicationPolicyLine.findMany({
    where: { applicationId },
    select: {
      position: true,
      fiscalShareCny: true,
      insurancePolicy: { select: { insurancePolicyNumber: true, enterpriseName: true } },
    },
    orderBy: { position: 'asc' },
    take: 1000,
  })
  return [
    ...payments.map((line) => ({
      position: line.position,
      name: `发票 ${line.invoiceNumber}`,
      about: line.insurerName,
      amountCny: line.amountCny?.toFixed(2) ?? null,
    })),
    ...policies.map((line) => ({
      position: line.position,
      name: `保单 ${line.insurancePolicy.insurancePolicyNumber}`,
      about: line.insurancePolicy.enterpriseName,
      amountCny: line.fiscalShareCny.toFixed(2),
    })),
  ]
}

export async function materialsOf(tx: Tx, applicationId: string) {
  const rows = await tx.applicationMaterial.findMany({
    where: { applicationId, removedAt: null },
    select: { file: true },
    orderBy: { addedAt: 'asc' },
    take: 200,
  })
  return rows.map(({ file }) => file)
}

export async function addLine(
  tx: Tx,
  {
    sheetId,
    position,
    ...line
  }: { sheetId: string; position: number; name: string; wrongCny: string; facts: string },
): Promise<void> {
  await removeLine(tx, sheetId, position)
  await tx.spotCheckLine.createMany({ data: [{ sheetId, position, ...line }] })
}

export async function removeLine(tx: Tx, sheetId: string, position: number): Promise<void> {
  await tx.spotCheckLine.deleteMany({ where: { sheetId, position } })
}

export async function addSheetFile(
  tx: Tx,
  file: { sheetId: string; fileId: string; checkKey: string | null; addedAt: Date },
): Promise<void> {
  await tx.spotCheckFile.createMany({ data: [file] })
}

/** False when the enterprise was asked before. */
export async function addRequest(
  tx: Tx,
  {
    answerBy,
    ...request
  }: Omit<Prisma.SpotCheckRequestUncheckedCreateInput, 'answerBy'> & { answerBy: string },
): Promise<boolean> {
  const { count } = await tx.spotCheckRequest.createMany({
    data: [{ ...request, answerBy: dateToColumn(answerBy) }],
    skipDuplicates: true,
  })
  return count === 1
}

export async function requestById(tx: Tx, sheetId: string) {
  const row = await tx.spotCheckRequest.findUnique({ where: { sheetId } })
  return row && { ...row, answerBy: dateFromColumn(row.answerBy) }
}

/** The files of the enterprise's own answer. */
export async function answerFiles(tx: Tx, sheetId: string) {
  const rows = await tx.spotCheckFile.findMany({
    where: { sheetId, checkKey: null },
    include: { file: true },
    orderBy: { addedAt: 'asc' },
  })
  return rows.map(({ file }) => file)
}

export async function openRequests(tx: Tx, partyId: string) {
  const rows = await tx.spotCheckRequest.findMany({
    where: { partyId, answeredAt: null },
    orderBy: { answerBy: 'asc' },
    take: 50,
  })
  return rows.map((row) => ({ ...row, answerBy: dateFromColumn(row.answerBy) }))
}

/** False when it was answered meanwhile. */
export async function answerRequest(
  tx: Tx,
  sheetId: string,
  data: { answer: string; answeredById: string; answeredAt: Date },
): Promise<boolean> {
  const { count } = await tx.spotCheckRequest.updateMany({ where: { sheetId, answeredAt: null }, data })
  return count === 1
}

/** What the summary counts of each signed sheet, in the order drawn. */
export async function signedSheets(tx: Tx, planId: string) {
  const rows = await tx.spotCheckSheet.findMany({
    where: { planId },
    include: { lines: true, answers: true },
    orderBy: { position: 'asc' },
  })
  return rows.map((row) => ({
    position: row.position,
    itemId: row.itemId,
    byLot: row.byLot,
    flags: row.flags,
    paidCny: row.paidCny.toFixed(2),
    wrongCny: row.lines.reduce((sum, line) => sum.plus(line.wrongCny), new Prisma.Decimal(0)).toFixed(2),
    differing: row.answers.filter(({ finding }) => finding === 'DIFFERS').map(({ checkKey }) => checkKey),
    correction: row.correction,
    asksClawback: row.asksClawback,
    caseGround: row.caseGround,
    conclusion: row.conclusion,
    assigneeId: row.assigneeId,
    signedById: row.signedById,
  }))
}
