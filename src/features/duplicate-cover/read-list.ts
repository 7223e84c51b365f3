import { createHash } from 'node:crypto'

import { FileRefused, importTableInBatches, normaliseCode, normaliseDate, coverCheckList } from '@/documents'
import { checkUscc, type LawDate } from '@/policy-rules'
import { refuse } from '@/server/use-case'

/** As many codes as are asked at once. */
export const MOST_CODES = 100_000

/** A row of a list of codes: what is asked, or why it cannot be. */
export interface ListedCode {
  rowNumber: number
  /** '' when the file did not give a readable one. */
  uscc: string
  coverFrom: LawDate | null
  /** What is wrong and what to do; '' for a good row. */
  complaint: string
}

/**
 * The codes as typed or pasted: one a line or divided by blanks and commas; a date after a code is its intended inception, and
 * words with Chinese characters (names pasted along) are passed over.
 */
export function typedCodes(text: string): ListedCode[] {
  const rows: ListedCode[] = []
  for (const token of text.split(/[\s,，;；、|]+/u)) {
    if (token === '' || /\p{Script=Han}/u.test(token.replace(/[年月日]/gu, ''))) continue
    const date = token.length <= 11 ? normaliseDate(token) : null
    const before = rows.at(-1)
    if (date !== null && before) {
      before.coverFrom = date
      continue
    }
    const uscc = (normaliseCode(token) ?? '').toUpperCase()
    const malformed = checkUscc(uscc) === 'MALFORMED'
    rows.push({
      rowNumber: rows.length + 1,
      uscc,
      coverFrom: null,
      complaint: malformed ? `“${uscc.slice(0, 40)}”不是 18 位统一社会信用代码，请核对营业执照后填写。` : '',
    })
  }
  return rows
}

/** The codes of an .xlsx or .csv: every row, the bad ones with all that is wrong with them. */
export async function codesOfFile(file: File): Promise<ListedCode[]> {
  const rows: ListedCode[] = []
  const bad = new Map<number, string[]>()
  try {
    const bytes = new Uint8Array(await file.arrayBuffer())
    for await (const batch of importTableInBatches(bytes, coverCheckList, { batchSize: 2000 })) {
      for (const { rowNumber, values } of batch.rows)
        rows.push({ rowNumber, uscc: values.uscc, coverFrom: values.coverFrom, complaint: '' })
      for (const { rowNumber, message } of batch.errors)
        bad.set(rowNumber, [...(bad.get(rowNumber) ?? []), withoutNumber(message)])
    }
  } catch (error) {
    if (error instanceof FileRefused)
      return refuse('INVALID', '名单没有读取，请按提示更正。', { fieldErrors: { file: [error.message] } })
    throw error
  }
  for (const [rowNumber, complaints] of bad)
    rows.push({ rowNumber, uscc: '', coverFrom: null, complaint: complaints.join('') })
  return rows.toSorted((a, b) => a.rowNumber - b.rowNumber)
}

/** The row's number stands in a column of its own. */
const withoutNumber = (message: string) => message.replace(/^第 \d+ 行/, '')

/** The rows with the day of the form where they name none; what is twice in the list is asked once. */
export function questionsOf(
  rows: readonly ListedCode[],
  coverFrom: LawDate,
): (ListedCode & { coverFrom: LawDate })[] {
  const first = new Map<string, number>()
  return rows.map((row) => {
    const asked = { ...row, coverFrom: row.coverFrom ?? coverFrom }
    if (asked.complaint !== '') return asked
    const before = first.get(row.uscc)
    if (before !== undefined)
      return { ...asked, complaint: `与第 ${before} 行是同一家企业，已按第 ${before} 行查询。` }
    first.set(row.uscc, row.rowNumber)
    return asked
  })
}

/** Of what is asked, in its order. */
export function digestOf(rows: readonly ListedCode[]): string {
  const digest = createHash('sha256')
  for (const row of rows) digest.update(`${row.rowNumber}\t${row.uscc}\t${row.coverFrom}\t${row.complaint}\n`)
  return digest.digest('hex')
}
