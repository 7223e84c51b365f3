import { FileRefused, importTable, insurancePolicyList } from '@/documents'
import { overlappingCover } from '@/policy-rules'
import { command, done, refuse } from '@/server/use-case'

import { importInput } from './schema'
import { addOverlaps, checksOf, insurersOf, registeredCovers, type Cover, type FoundOverlap } from './store'

const mostComplaints = 200

/**
 * 核对保单清单 (E9): an insurer's list of platform policies from elsewhere, held against the register and against itself. What
 * overlaps is recorded for a person to settle, never dropped and never registered by it; what does not overlap is not kept.
 */
export const importCovers = command({
  name: 'coverOverlaps.import',
  allow: ['COMMERCE_PREPARER'],
  input: importInput,
  run: async ({ tx, actor, now }, { insurerId, source, file }) => {
    const insurer = (await insurersOf(tx)).find(({ id }) => id === insurerId)
    if (!insurer)
      return refuse('INVALID', '没有找到这家保险机构。', {
        fieldErrors: { insurerId: ['请从列表中选择保险机构。'] },
      })
    const rows = await readList(file)
    const checks = await checksOf(
      tx,
      rows.map((row) => row.certificateNumber),
    )
    const told = rows.map((row): Cover => {
      const check = checks.get(row.certificateNumber)
      return {
        uscc: row.uscc,
        enterpriseName: row.enterpriseName,
        insurerName: insurer.name,
        insurancePolicyNumber: row.insurancePolicyNumber,
        start: row.inception,
        end: row.expiry,
        certificateNumber: row.certificateNumber,
        checkedBy: check?.uscc === row.uscc ? check.checkedBy : '',
        checkedAt: check?.uscc === row.uscc ? check.checkedAt : null,
        recordedBy: `${actor.organisationName} ${actor.displayName}`,
        recordedAt: now,
        source: `保险机构清单（${source}）`,
        insurancePolicyId: null,
      }
    })
    const found = overlapsAmong(
      told,
      await registeredCovers(
        tx,
        told.map(({ uscc }) => uscc),
      ),
    )
    const added = await addOverlaps(tx, found, actor.accountId!, now)
    const value = { rows: rows.length, overlaps: found.length, added }
    return done(value, {
      subject: { kind: 'cover-overlaps', id: insurerId },
      detail: { ...value, source, insurer: insurer.name },
    })
  },
})

const sameCover = (a: Cover, b: Cover) =>
  a.insurerName === b.insurerName && a.insurancePolicyNumber === b.insurancePolicyNumber

/** Each told cover against the register and the covers told before it, both in the order of their beginning. */
export function overlapsAmong(told: readonly Cover[], registered: readonly Cover[]): FoundOverlap[] {
  const before = new Map<string, Cover[]>()
  for (const cover of registered) before.set(cover.uscc, [...(before.get(cover.uscc) ?? []), cover])
  return told.flatMap((cover) => {
    const others = before.get(cover.uscc) ?? []
    // One that is registered already is known with its own facts.
    if (others.some((other) => sameCover(other, cover))) return []
    before.set(cover.uscc, [...others, cover])
    return overlappingCover(others, cover).map((other): FoundOverlap => {
      const covers = [other, cover].toSorted(
        (a, b) =>
          a.start.localeCompare(b.start) ||
          a.insurerName.localeCompare(b.insurerName) ||
          a.insurancePolicyNumber.localeCompare(b.insurancePolicyNumber),
      ) as [Cover, Cover]
      return {
        covers,
        from: covers[1].start,
        until: cover.end < other.end ? cover.end : other.end,
      }
    })
  })
}

async function readList(file: File) {
  const result = await read(file)
  const complaints = result.errors.map(({ rowNumber, message }) => ({ rowNumber, message }))
  for (const { rowNumber, values } of result.rows)
    if (values.expiry < values.inception)
      complaints.push({ rowNumber, message: `第 ${rowNumber} 行：终保日早于起保日，请核对。` })
  if (complaints.length > 0)
    refuse('INVALID', `文件中有 ${complaints.length} 处问题，一行也没有核对。请逐行改正后重新上传。`, {
      fieldErrors: {
        file: complaints
          .toSorted((a, b) => a.rowNumber - b.rowNumber)
          .slice(0, mostComplaints)
          .map(({ message }) => message),
      },
    })
  if (result.rows.length === 0) refuse('INVALID', '文件里没有数据行。请按统保保单清单的格式填写。')
  return result.rows.map(({ values }) => values)
}

async function read(file: File) {
  try {
    return await importTable(new Uint8Array(await file.arrayBuffer()), insurancePolicyList)
  } catch (error) {
    if (error instanceof FileRefused) return refuse('INVALID', error.message)
    throw error
  }
}
