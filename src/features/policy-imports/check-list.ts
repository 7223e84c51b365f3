import { createHash, type Hash } from 'node:crypto'
import { setImmediate as rest } from 'node:timers/promises'

import { z } from 'zod'

import { FileRefused, importTableInBatches, insurancePolicyList, type ImportResult } from '@/documents'
import { latestStart } from '@/features/duplicate-cover'
import { notify } from '@/features/notifications'
import { bytesOf } from '@/features/stored-files'
import type { Actor } from '@/server/auth/actor'
import { dateInShanghai } from '@/server/clock'
import { asActor } from '@/server/db'
import { command, done, type Context } from '@/server/use-case'

import { factsOf } from './facts-store'
import { judge, type Judgement, type ListedPolicy } from './judge'
import {
  addRows,
  changeImport,
  claimImport,
  fileOf,
  importById,
  sameWaiting,
  tallyOf,
  type JudgedRow,
} from './store'

/** As many rows are judged in one transaction; the progress bar moves with each. */
const ROWS_AT_ONCE = 1000
const insurers = ['INSURER_OPERATOR', 'INSURER_CHECKER'] as const
const given = <T>() => z.custom<T>()
type ReadRows = ImportResult<ListedPolicy>

/** What the file itself says twice: numbers, and periods of one enterprise that meet (E7). By the first row that says it. */
interface Seen {
  numbers: Map<string, number>
  periods: Map<string, { start: string; end: string; rowNumber: number }[]>
}

/**
 * Reads and judges a list that was sent, from its beginning or from where a dead process left off, as the person who sent it.
 * Returns when it is checked, or when another process has gone on with it.
 */
export async function checkList(actor: Actor, importId: string, now: Date): Promise<void> {
  const found = await asActor(actor, async (tx) => {
    const one = await importById(tx, importId)
    const file = one && (await fileOf(tx, one.fileId))
    const evidence = one?.evidenceFileId ? await fileOf(tx, one.evidenceFileId) : null
    return file && { lastRow: one.lastRow, bytes: await bytesOf(file), evidence: evidence?.sha256 ?? '' }
  })
  if (!found) return
  const seen: Seen = { numbers: new Map(), periods: new Map() }
  // The same rows with other evidence are another matter.
  const digest = createHash('sha256').update(found.evidence)
  let { lastRow } = found
  try {
    const limits = { batchSize: ROWS_AT_ONCE, deadlineMs: 300_000 }
    for await (const batch of importTableInBatches(found.bytes, insurancePolicyList, limits)) {
      const repeated = repeatedIn(batch, seen, digest)
      const last = lastRowOf(batch)
      if (last > lastRow) {
        const fresh = after(batch, lastRow)
        const kept = await judgeRows(actor, { importId, after: lastRow, batch: fresh, repeated }, { now })
        if (!kept.ok || !kept.value.kept) return
        lastRow = last
      }
      await rest()
    }
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error
    await endCheck(actor, { importId, unreadable: error.message, rowsSha256: '' }, { now })
    return
  }
  await endCheck(actor, { importId, unreadable: '', rowsSha256: digest.digest('hex') }, { now })
}

const after = ({ rows, errors }: ReadRows, lastRow: number): ReadRows => ({
  rows: rows.filter(({ rowNumber }) => rowNumber > lastRow),
  errors: errors.filter(({ rowNumber }) => rowNumber > lastRow),
})

const lastRowOf = ({ rows, errors }: ReadRows): number =>
  Math.max(rows.at(-1)?.rowNumber ?? 0, errors.at(-1)?.rowNumber ?? 0)

/** Of each row what an earlier row of the file has said already; every row goes into the file's digest. */
function repeatedIn({ rows, errors }: ReadRows, seen: Seen, digest: Hash): Map<number, string> {
  const repeated = new Map<number, string>()
  for (const { rowNumber, message } of errors) digest.update(`${rowNumber}\t${message}\n`)
  for (const { rowNumber, values } of rows) {
    digest.update(`${JSON.stringify({ ...values, position: null })}\n`)
    const number = seen.numbers.get(values.insurancePolicyNumber)
    if (number === undefined) seen.numbers.set(values.insurancePolicyNumber, rowNumber)
    else repeated.set(rowNumber, `保单号与第 ${number} 行相同，请只保留一行。`)
    const periods = seen.periods.get(values.uscc) ?? []
    const meets = periods.find(({ start, end }) => values.inception <= end && start <= values.expiry)
    if (meets && number === undefined)
      repeated.set(rowNumber, `与第 ${meets.rowNumber} 行是同一家企业，保险期间重叠，请核对。`)
    if (!meets)
      seen.periods.set(values.uscc, [...periods, { start: values.inception, end: values.expiry, rowNumber }])
  }
  return repeated
}

/** A thousand rows: judged by what the portal knows now, and kept as they were read. */
const judgeRows = command({
  name: 'policyImports.judge',
  allow: insurers,
  input: z.strictObject({
    importId: z.uuid(),
    after: z.number().int(),
    batch: given<ReadRows>(),
    repeated: given<Map<number, string>>(),
  }),
  run: async (context, { importId, after: lastKept, batch, repeated }) => {
    const { tx, actor } = context
    const held = await claimImport(tx, importId, 'RECEIVED')
    // Another process was quicker, or is at it.
    if (!held || held.insurerId !== actor.organisationId || held.lastRow !== lastKept)
      return done({ kept: false }, [])
    const judgements = await judgementsOf(context, batch.rows, held.evidenceFileId !== null)
    const rows = [
      ...unreadable(batch),
      ...batch.rows.map(({ rowNumber, values }, index) =>
        judgedRow(rowNumber, values, repeated.get(rowNumber) ?? null, judgements[index]!),
      ),
    ]
    await addRows(tx, importId, held.insurerId, rows)
    const rowsRead = held.rowsRead + rows.length
    const lastRow = lastRowOf(batch)
    await changeImport(tx, importId, { rowsRead, lastRow })
    return done(
      { kept: true },
      { subject: { kind: 'policy-import', id: importId }, detail: { rowsRead, lastRow } },
    )
  },
})

/** The rows judged by what the portal knows at this moment, in their order. */
export async function judgementsOf(
  { tx, actor, now }: Context,
  rows: readonly { values: ListedPolicy }[],
  hasEvidence: boolean,
): Promise<Judgement[]> {
  const today = dateInShanghai(now)
  const values = rows.map((row) => row.values)
  const facts = await factsOf(tx, values, actor.organisationId!, today)
  const at = { today, latestStart: latestStart(today), hasEvidence }
  return values.map((row, index) => judge(row, facts[index]!, at))
}

/** Rows with a cell that could not be read: all that is wrong with each. */
function unreadable({ errors }: ReadRows): JudgedRow[] {
  const byRow = new Map<number, string[]>()
  for (const { rowNumber, message } of errors)
    byRow.set(rowNumber, [...(byRow.get(rowNumber) ?? []), message.replace(/^第 \d+ 行/, '')])
  return [...byRow].map(([rowNumber, complaints]) => ({
    ...emptyRow,
    rowNumber,
    verdict: 'BAD',
    complaint: complaints.join(''),
  }))
}

const emptyRow = {
  content: null,
  insurancePolicyNumber: '',
  uscc: '',
  enterpriseName: '',
  programme: null,
  inception: null,
  premiumUsd: null,
  fiscalShareUsd: null,
  lateDays: 0,
}

function judgedRow(
  rowNumber: number,
  values: ListedPolicy,
  repeated: string | null,
  judgement: Judgement,
): JudgedRow {
  const read = {
    ...emptyRow,
    rowNumber,
    content: values,
    insurancePolicyNumber: values.insurancePolicyNumber,
    uscc: values.uscc,
    enterpriseName: values.enterpriseName,
    inception: values.inception,
  }
  if (repeated !== null || judgement.verdict !== 'GOOD') {
    const own = judgement.verdict === 'BAD' ? judgement.complaint : ''
    if (repeated !== null) return { ...read, verdict: 'BAD', complaint: `${repeated}${own}` }
    return { ...read, verdict: judgement.verdict, complaint: (judgement as { complaint: string }).complaint }
  }
  const { policy } = judgement
  return {
    ...read,
    verdict: 'GOOD',
    complaint: '',
    programme: policy.programme,
    premiumUsd: policy.terms.premiumUsd,
    fiscalShareUsd: policy.terms.fiscalShareUsd,
    lateDays: policy.lateDays,
  }
}

/** The list is read: it waits for the insurer's choice, or says why it could not be read. */
const endCheck = command({
  name: 'policyImports.endCheck',
  allow: insurers,
  input: z.strictObject({ importId: z.uuid(), unreadable: z.string(), rowsSha256: z.string() }),
  run: async ({ tx, actor, now }, { importId, unreadable: problem, rowsSha256 }) => {
    const held = await claimImport(tx, importId, 'RECEIVED')
    if (!held || held.insurerId !== actor.organisationId) return done({ importId }, [])
    const same = problem === '' ? await sameWaiting(tx, held.insurerId, rowsSha256) : null
    const nothing = problem || (held.rowsRead === 0 ? '文件里没有数据行。请按模板填写后重新上传。' : '')
    const end = nothing
      ? { state: 'UNREADABLE' as const, remark: nothing, endedAt: now }
      : same
        ? {
            state: 'WITHDRAWN' as const,
            remark: '与另一次待登记的导入内容相同。',
            sameAsId: same,
            endedAt: now,
          }
        : { state: 'CHECKED' as const, rowsSha256 }
    await changeImport(tx, importId, { ...end, checkedAt: now })
    const { good, bad } = await tallyOf(tx, importId)
    await notify(
      tx,
      {
        organisationId: held.insurerId,
        accountId: held.sentById,
        kind: 'policy-imports.checked',
        title:
          end.state === 'CHECKED'
            ? `统保保单清单 ${held.number} 已检查：可以登记 ${good} 张${bad ? `，有误 ${bad} 行` : ''}`
            : `统保保单清单 ${held.number} 没有登记：${end.remark}`,
        href: `/insurer/policies/imports/${importId}`,
      },
      now,
    )
    return done(
      { importId },
      {
        subject: { kind: 'policy-import', id: importId },
        detail: { state: end.state, good, bad, rowsSha256 },
      },
    )
  },
})
