import { createHash, randomUUID } from 'node:crypto'

import { FileRefused, importTableInBatches, officialExportList } from '@/documents'
import { keepUpload } from '@/features/stored-files'
import { Decimal, money } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { command, done, refuse } from '@/server/use-case'

import { importInput } from './schema'
import { addList, sameList, type ListedRow } from './store'

const mostComplaints = 200

/** What is told while a list is imported, a line each: the rows read, and at last what became of it, or why not. */
export type ImportProgress =
  | { rows: number }
  | { listId: string; unchanged: boolean }
  | { message: string; fieldErrors?: Record<string, string[]>; reference?: string }

/**
 * 导入官方出口名单: the whole file is read and checked; one bad row, and nothing of it is kept. A whole file is kept as it came
 * beside the letter, but decides nothing until a second person has confirmed it. The same content again leads to the list
 * that is there.
 */
export const importOfficialList = command({
  name: 'officialExports.import',
  allow: ['COMMERCE_PREPARER'],
  input: importInput,
  run: async (context, { file, letter, onRead, ...input }) => {
    const { tx, actor, now } = context
    checkDates(input, dateInShanghai(now))
    const { rows, totalUsd, rowsSha256 } = await readList(file, input.year, onRead)
    const there = await sameList(tx, input.year, rowsSha256)
    if (there) return done({ listId: there, unchanged: true, rowCount: rows.length }, [])
    const id = randomUUID()
    const kept = { ownerOrganisationId: actor.organisationId!, purpose: 'official-export-list' }
    const added = await addList(
      tx,
      {
        id,
        ...input,
        fileId: await keepUpload(context, { ...kept, file, field: 'file', accepted: ['xlsx'] }),
        letterFileId: await keepUpload(context, { ...kept, file: letter, field: 'letter' }),
        rowsSha256,
        rowCount: rows.length,
        totalUsd,
        preparedById: actor.accountId!,
        preparedAt: now,
      },
      rows,
    )
    if (!added)
      return refuse('CONFLICT', '同一份名单刚刚由另一次导入登记，本次没有更改。请在列表中打开该名单。')
    return done(
      { listId: id, unchanged: false, rowCount: rows.length },
      {
        subject: { kind: 'official-export-list', id },
        detail: { ...input, rowCount: rows.length, totalUsd, rowsSha256 },
      },
    )
  },
})

/** E3: a year's exports are known when the year is over; nothing is obtained tomorrow. */
function checkDates({ year, obtainedOn }: { year: number; obtainedOn: string }, today: string): void {
  const fieldErrors: Record<string, string[]> = {}
  if (obtainedOn > today) fieldErrors.obtainedOn = ['取得日期不能晚于今天。请核对。']
  if (`${year}-12-31` >= obtainedOn)
    fieldErrors.year = [`${year} 年的全年出口额在该年结束后才能取得。请核对年份和取得日期。`]
  if (Object.keys(fieldErrors).length > 0)
    refuse('INVALID', '有内容需要更正，请按提示修改后再提交。', { fieldErrors })
}

async function readList(file: File, year: number, onRead?: (rows: number) => void) {
  const rows: ListedRow[] = []
  const complaints: { rowNumber: number; message: string }[] = []
  const firstRow = new Map<string, number>()
  let total = new Decimal(0)
  try {
    const bytes = new Uint8Array(await file.arrayBuffer())
    for await (const batch of importTableInBatches(bytes, officialExportList, { batchSize: 2000 })) {
      complaints.push(...batch.errors)
      for (const { rowNumber, values } of batch.rows) {
        const first = firstRow.get(values.uscc)
        firstRow.set(values.uscc, first ?? rowNumber)
        if (first !== undefined)
          complaints.push(told(rowNumber, `与第 ${first} 行是同一家企业，请只保留一行。`))
        if (values.year !== null && Number(values.year) !== year)
          complaints.push(told(rowNumber, `年份是 ${values.year} 年，与所选的 ${year} 年不同，请核对。`))
        rows.push({ rowNumber, uscc: values.uscc, name: values.name, amountUsd: values.amountUsd })
        total = total.plus(values.amountUsd)
      }
      onRead?.(rows.length)
    }
  } catch (error) {
    if (error instanceof FileRefused) return refuse('INVALID', error.message)
    throw error
  }
  refuseBadRows(complaints)
  if (rows.length === 0) return refuse('INVALID', '文件里没有数据行。请按模板填写后重新上传。')
  return { rows, totalUsd: money(total), rowsSha256: digestOf(rows) }
}

const told = (rowNumber: number, message: string) => ({
  rowNumber,
  message: `第 ${rowNumber} 行：${message}`,
})

function refuseBadRows(complaints: { rowNumber: number; message: string }[]): void {
  if (complaints.length === 0) return
  const shown = complaints.toSorted((a, b) => a.rowNumber - b.rowNumber).slice(0, mostComplaints)
  const more = complaints.length > mostComplaints ? `以下为前 ${mostComplaints} 处。` : ''
  refuse('INVALID', `文件中有 ${complaints.length} 处问题，一行也没有导入。${more}请逐行改正后重新上传。`, {
    fieldErrors: { file: shown.map(({ message }) => message) },
  })
}

/** Of codes and amounts, whatever their order and names: two files that say the same are the same. */
function digestOf(rows: readonly ListedRow[]): string {
  const digest = createHash('sha256')
  for (const line of rows.map((row) => `${row.uscc}\t${row.amountUsd}\n`).toSorted()) digest.update(line)
  return digest.digest('hex')
}
