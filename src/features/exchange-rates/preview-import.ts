import { z } from 'zod'

import { FileRefused, importTable, parityRates, type ImportError } from '@/documents'
import { dateInShanghai } from '@/server/clock'
import { query, refuse } from '@/server/use-case'

import { rateSchema, type RateInput } from './schema'
import { rateKey, ratesOf } from './store'

export interface PreviewedRate extends RateInput {
  rowNumber: number
  /** The rate now kept for the currency and day, when it differs. */
  replaces: string | null
}

export interface ImportPreview {
  rates: PreviewedRate[]
  /** Every bad row with its number; nothing may be confirmed while there is one. */
  errors: { rowNumber: number; message: string }[]
}

/** Reads the whole file, keeps nothing. */
export const previewRateImport = query({
  name: 'exchange-rates.preview-import',
  allow: ['COMMERCE_PREPARER', 'COMMERCE_CHECKER'],
  input: z.strictObject({ file: z.instanceof(File, { error: '请选择要导入的文件。' }) }),
  run: async ({ tx, now }, { file }): Promise<ImportPreview> => {
    const read = await readFile(file)
    const checked = checkRows(read.rows, dateInShanghai(now))
    const kept = await ratesOf(tx, checked.rates)
    const rates = checked.rates.map((rate) => {
      const before = kept.get(rateKey(rate))
      const same = before?.rate === rate.rate && before.unit === rate.unit
      return { ...rate, replaces: before && !same ? `${before.rate}（${before.unit} 单位）` : null }
    })
    const errors = [...read.errors.map(withoutColumn), ...checked.errors]
    if (rates.length + errors.length === 0) refuse('INVALID', '文件里没有数据行。请按模板填写后重新上传。')
    return { rates, errors: errors.toSorted((a, b) => a.rowNumber - b.rowNumber) }
  },
})

async function readFile(file: File) {
  if (file.size === 0) return refuse('INVALID', '没有选择文件，或文件是空的。请选择填好的模板后上传。')
  try {
    return await importTable(new Uint8Array(await file.arrayBuffer()), parityRates)
  } catch (error) {
    if (error instanceof FileRefused) return refuse('INVALID', error.message)
    throw error
  }
}

type ReadRow = Awaited<ReturnType<typeof readFile>>['rows'][number]

function checkRows(rows: readonly ReadRow[], today: string) {
  const rates: Omit<PreviewedRate, 'replaces'>[] = []
  const errors: ImportPreview['errors'] = []
  const firstRow = new Map<string, number>()
  for (const { rowNumber, values } of rows) {
    const complain = (text: string) => errors.push({ rowNumber, message: `第 ${rowNumber} 行：${text}` })
    const parsed = rateSchema.safeParse({ ...values, unit: values.unit ?? '1' })
    if (!parsed.success) {
      complain(parsed.error.issues.map((issue) => issue.message).join(''))
      continue
    }
    const key = rateKey(parsed.data)
    const first = firstRow.get(key)
    if (parsed.data.publishedOn > today) complain('日期晚于今天，请核对。')
    else if (first !== undefined) complain(`与第 ${first} 行是同一币种同一日期，请只保留一行。`)
    else {
      firstRow.set(key, rowNumber)
      rates.push({ ...parsed.data, rowNumber })
    }
  }
  return { rates, errors }
}

const withoutColumn = ({ rowNumber, message }: ImportError) => ({ rowNumber, message })
