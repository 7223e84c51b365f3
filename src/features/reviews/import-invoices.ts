import { z } from 'zod'

import { FileRefused, formatAmount, importTable, invoiceList } from '@/documents'
import { sameName } from '@/features/applications'
import { dateInShanghai } from '@/server/clock'
import type { Tx } from '@/server/db'
import { command, done, query, refuse } from '@/server/use-case'

import {
  addInvoices,
  insurersByName,
  invoiceKey,
  invoicesKept,
  pageOfInvoices,
  type InsurerInvoice,
} from './invoice-store'

const MOST_COMPLAINTS = 200
const pageSize = 100

/**
 * An insurer's electronic list of invoices, all of it or nothing: every bad row is told with its number before anything is
 * kept. A row that is there already, the same, is passed over; one that contradicts what is kept is a bad row.
 */
export const importInsurerInvoices = command({
  name: 'reviews.import-insurer-invoices',
  allow: ['COMMERCE_PREPARER'],
  input: z.strictObject({ file: z.instanceof(File, { error: '请选择要导入的文件。' }) }),
  run: async ({ tx, actor, now }, { file }) => {
    const read = await readInvoiceFile(file)
    const checked = await checkRows(tx, read.rows, dateInShanghai(now))
    const complaints = [...read.errors, ...checked.errors].toSorted((a, b) => a.rowNumber - b.rowNumber)
    if (complaints.length > 0)
      refuse('INVALID', `文件中有 ${complaints.length} 处问题，一行也没有导入。请逐行改正后重新上传。`, {
        fieldErrors: { file: complaints.slice(0, MOST_COMPLAINTS).map(({ message }) => message) },
      })
    if (read.rows.length === 0) refuse('INVALID', '文件里没有数据行。请按模板填写后重新上传。')
    await addInvoices(tx, checked.added, actor.accountId, now)
    const value = { added: checked.added.length, unchanged: checked.unchanged }
    return done(value, { subject: { kind: 'insurer-invoices', id: file.name }, detail: value })
  },
})

/** The rows of a list and what is wrong with it; a file that is no such list is refused. */
export async function readInvoiceFile(file: File) {
  if (file.size === 0) return refuse('INVALID', '没有选择文件，或文件是空的。请选择填好的清单后上传。')
  try {
    return await importTable(new Uint8Array(await file.arrayBuffer()), invoiceList)
  } catch (error) {
    if (error instanceof FileRefused) return refuse('INVALID', error.message)
    throw error
  }
}

type ReadRow = Awaited<ReturnType<typeof readInvoiceFile>>['rows'][number]

async function checkRows(tx: Tx, rows: readonly ReadRow[], today: string) {
  const insurers = [...(await insurersByName(tx))]
  const kept = await invoicesKept(
    tx,
    rows.map(({ values }) => values.invoiceNumber),
  )
  const added: InsurerInvoice[] = []
  const errors: { rowNumber: number; message: string }[] = []
  const firstRow = new Map<string, number>()
  let unchanged = 0
  for (const { rowNumber, values } of rows) {
    const complain = (text: string) => errors.push({ rowNumber, message: `第 ${rowNumber} 行：${text}` })
    const insurerId = insurers.find(([name]) => sameName(name, values.insurerName))?.[1]
    if (!insurerId) {
      complain(`没有名为“${values.insurerName}”的保险机构，请按平台登记的全称填写。`)
      continue
    }
    const { insurerName: _, ...rest } = values
    const invoice: InsurerInvoice = { insurerId, ...rest }
    const first = firstRow.get(invoiceKey(invoice))
    const before = kept.get(invoiceKey(invoice))
    if (values.issuedOn > today) complain('开票日期晚于今天，请核对。')
    else if (first !== undefined) complain(`与第 ${first} 行是同一张发票，请只保留一行。`)
    else if (before?.voided)
      complain(`发票 ${before.invoiceNumber} 已由保险机构作废。如需恢复，请由保险机构在平台更正清单。`)
    else if (before && !sameInvoice(before, invoice))
      complain(
        `发票 ${before.invoiceNumber} 先前已报送为 ${before.uscc} ${before.currency} ${formatAmount(before.amount)}，与本行不同。请由保险机构在平台更正清单。`,
      )
    else if (before) unchanged += 1
    else added.push(invoice)
    firstRow.set(invoiceKey(invoice), first ?? rowNumber)
  }
  return { added, unchanged, errors }
}

export const sameInvoice = (a: InsurerInvoice, b: InsurerInvoice): boolean =>
  a.uscc === b.uscc &&
  a.currency === b.currency &&
  a.amount === b.amount &&
  a.issuedOn === b.issuedOn &&
  a.insurancePolicyNumber === b.insurancePolicyNumber

export const insurerInvoices = query({
  name: 'reviews.insurer-invoices',
  allow: ['COMMERCE_PREPARER', 'COMMERCE_CHECKER', 'COMMERCE_APPROVER', 'AUDITOR'],
  input: z.object({
    q: z.string().trim().max(60).default('').catch(''),
    page: z.coerce.number().int().min(1).default(1).catch(1),
  }),
  run: async ({ tx }, { q, page }) => ({
    page,
    pageSize,
    ...(await pageOfInvoices(tx, q, { skip: (page - 1) * pageSize, take: pageSize })),
  }),
})
export type InvoicePage = Extract<Awaited<ReturnType<typeof insurerInvoices>>, { ok: true }>['value']
