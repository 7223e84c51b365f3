import { z } from 'zod'

import { bankReceipts, FileRefused, formatAmount, importTable } from '@/documents'
import { uuid, type HeldList } from '@/features/award-lists'
import { listedAmong } from '@/features/negative-list'
import { Decimal, isLawDate, money } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { isUniqueViolation, type Tx } from '@/server/db'
import { command, done, notFound, query, refuse, type Context } from '@/server/use-case'

import { failLine, payParts, takeBack, type Payment } from './apply-outcome'
import { holdOrder } from './hold-order'
import { matchReceipts, receiptResults, type MatchedRow, type ReceiptRow } from './match-receipts'
import { orderById } from './read-store'
import { addReceipts, receiptsByReference } from './receipt-store'
import { settleOrder } from './settle'
import { linesOf, type Line } from './store'

const mostRows = 5000

const row = z.strictObject({
  rowNumber: z.number().int(),
  receivedOn: z.string().refine(isLawDate),
  payeeName: z.string().min(1).max(500),
  accountNumber: z.string().min(1).max(500),
  amountCny: z.string().regex(/^\d{1,13}\.\d{2}$/),
  bankReference: z.string().min(4).max(60),
  outcome: z.enum(['PAID', 'FAILED']),
  failureReason: z.string().max(500),
})

export interface ReceiptPreview {
  rows: (MatchedRow & { resultLabel: string; tone: string })[]
  /** Every bad row with its number; nothing may be applied while there is one. */
  errors: string[]
  appliedCount: number
  paidCny: string
}

/** Reads the bank's whole file and tells what each row would do; keeps nothing. */
export const previewReceipts = query({
  name: 'disbursements.preview-receipts',
  allow: ['FINANCE_PREPARER'],
  input: z.strictObject({ orderId: uuid, file: z.instanceof(File, { error: '请选择银行回单文件。' }) }),
  run: async ({ tx, now }, { orderId, file }): Promise<ReceiptPreview> => {
    const order = await orderById(tx, orderId)
    if (!order) return notFound('拨付单')
    if (!order.approvedAt) refuse('WRONG_STATE', '拨付单尚未下达，没有可登记的回单。请待复核下达后再导入。')
    const { rows, errors } = await readFile(file)
    const approvedOn = dateInShanghai(order.approvedAt!)
    const matched = await matchFile(tx, rows, await linesOf(tx, orderId), approvedOn, dateInShanghai(now))
    const applied = matched.filter((one) => receiptResults[one.result].applied)
    return {
      rows: matched.map((one) => ({
        ...one,
        resultLabel: receiptResults[one.result].label,
        tone: receiptResults[one.result].tone,
      })),
      errors,
      appliedCount: applied.length,
      paidCny: sum(applied.filter((one) => one.outcome === 'PAID')),
    }
  },
})

/**
 * 登记回单: what the preview showed, matched once more with list and order held, in one transaction with the postings. The same
 * file a second time finds its references and changes nothing; of two at the same moment one waits for the other.
 */
export const applyReceipts = command({
  name: 'disbursements.apply-receipts',
  allow: ['FINANCE_PREPARER'],
  input: z.strictObject({
    orderId: uuid,
    rows: z.array(row, { error: '请先上传银行回单并核对。' }).min(1).max(mostRows),
  }),
  run: async (context, input) => {
    const { tx, actor, now } = context
    const { list, order } = await holdOrder(context, input.orderId, 'importReceipts')
    const lines = await linesOf(tx, order.id)
    const matched = await matchFile(
      tx,
      input.rows,
      lines,
      dateInShanghai(order.approvedOn!),
      dateInShanghai(now),
    )
    const applied = matched.filter((one) => receiptResults[one.result].applied)
    const byId = new Map(lines.map((line) => [line.id, line]))
    const outcomes = applied.map(
      ({ result: _result, lineId, position: _position, note: _note, movementId, ...receipt }) => ({
        line: byId.get(lineId!)!,
        receipt,
        movementId,
      }),
    )
    await onceEver(() => addReceipts(tx, outcomes, actor.accountId!, now))
    // What was paid first, all at once: what failed or came back of a line leaves open what was not paid of it.
    const isPaid = ({ receipt, movementId }: Outcome) => !movementId && receipt.outcome === 'PAID'
    const paid = outcomes.filter(isPaid)
    await payParts(context, list, paid.map(asPayment))
    for (const outcome of outcomes) if (!isPaid(outcome)) await cameBack(context, list, outcome)
    const met = new Set(applied.map((one) => one.lineId))
    const touched = lines.filter((line) => met.has(line.id))
    if (touched.length > 0) await settleOrder(context, list, order.id, touched)
    const value = {
      orderId: order.id,
      appliedCount: applied.length,
      knownCount: matched.filter((one) => one.result === 'KNOWN').length,
      leftCount: matched.length - applied.length,
      paidCny: sum(applied.filter((one) => one.outcome === 'PAID')),
    }
    return done(value, {
      subject: { kind: 'disbursement-order', id: order.id },
      detail: { ...value, references: applied.map((one) => one.bankReference) },
    })
  },
})

interface Outcome {
  line: Line
  receipt: ReceiptRow
  /** The payment that the bank sends back. */
  movementId: string | null
}

const asPayment = ({ line, receipt }: Outcome): Payment => ({
  line,
  amountCny: receipt.amountCny,
  paidOn: receipt.receivedOn,
  bankReference: receipt.bankReference,
  occasion: `receipt:${receipt.bankReference}`,
})

async function cameBack(context: Context, list: HeldList, { line, receipt, movementId }: Outcome) {
  if (!movementId) return failLine(context, list, line, receipt.failureReason)
  return takeBack(context, list, line, {
    movementId,
    amountCny: receipt.amountCny,
    returnedOn: receipt.receivedOn,
    bankReference: receipt.bankReference,
    reason: receipt.failureReason,
  })
}

/** A reference that another order's import has taken at this very moment. */
async function onceEver(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    refuse('CONFLICT', '文件中有银行流水号刚刚由另一次导入登记，本次一行也没有登记。请重新上传核对。')
  }
}

/** Which rows are known, barred by their day or by the negative list (L3), and which line each of the others pays. */
async function matchFile(
  tx: Tx,
  rows: readonly ReceiptRow[],
  lines: readonly Line[],
  approvedOn: string,
  today: string,
): Promise<MatchedRow[]> {
  const known = await receiptsByReference(
    tx,
    rows.map((one) => one.bankReference),
  )
  const answers = new Map<ReceiptRow, MatchedRow>()
  const say = (one: ReceiptRow, result: MatchedRow['result'], note: string) =>
    answers.set(one, { ...one, result, note, lineId: null, position: null, movementId: null })
  for (const one of rows) {
    const before = known.get(one.bankReference)
    if (before) {
      const same =
        before.amountCny === one.amountCny &&
        before.accountNumber === one.accountNumber &&
        before.outcome === one.outcome &&
        before.receivedOn === one.receivedOn
      if (same) say(one, 'KNOWN', '该流水号已登记，不再重复。')
      else
        say(
          one,
          'REFUSED',
          `该流水号先前登记为 ${before.receivedOn} ${formatAmount(before.amountCny)} 元，与本行不同，请向银行核实。`,
        )
    } else if (one.receivedOn < approvedOn || one.receivedOn > today)
      say(one, 'REFUSED', '日期应在拨付单下达之日至今天之间，请核对。')
  }
  const open = lines
    .filter((line) => line.state === 'PENDING' && line.kind !== 'DRAWDOWN')
    .map((line) => ({ ...line, openCny: line.openCny }))
  const left = rows.filter((one) => !answers.has(one))
  const byId = new Map(lines.map((line) => [line.id, line]))
  const listedOn = new Map<string, Map<string, string>>()
  for (const day of new Set(left.map((one) => one.receivedOn)))
    listedOn.set(
      day,
      await listedAmong(
        tx,
        lines.map((line) => line.uscc),
        day,
      ),
    )
  const paid = lines
    .filter((line) => line.state !== 'PENDING')
    .flatMap((line) =>
      line.parts.map((part) => ({
        ...part,
        lineId: line.id,
        position: line.position,
        payeeName: line.payeeName,
        accountNumber: line.accountNumber,
      })),
    )
  for (const [index, one] of matchReceipts(left, open, paid).entries()) {
    const line = one.lineId ? byId.get(one.lineId) : undefined
    const until = line && one.outcome === 'PAID' && listedOn.get(one.receivedOn)!.get(line.uscc)
    const source = left[index]!
    if (until)
      say(
        source,
        'REFUSED',
        `${one.payeeName}已列入负面清单至 ${until}，不得拨付。请与银行核实并作退回处理。`,
      )
    else answers.set(source, one)
  }
  return rows.map((one) => answers.get(one)!)
}

async function readFile(file: File): Promise<{ rows: ReceiptRow[]; errors: string[] }> {
  if (file.size === 0) return refuse('INVALID', '没有选择文件，或文件是空的。请选择银行回单后上传。')
  try {
    const read = await importTable(new Uint8Array(await file.arrayBuffer()), bankReceipts)
    const errors = read.errors.map((error) => error.message)
    const firstRow = new Map<string, number>()
    const rows = read.rows.map(({ rowNumber, values: { amount, failureReason, ...values } }) => {
      const first = firstRow.get(values.bankReference)
      firstRow.set(values.bankReference, first ?? rowNumber)
      if (first !== undefined)
        errors.push(`第 ${rowNumber} 行：与第 ${first} 行的银行流水号相同，请只保留一行。`)
      if (values.outcome === 'FAILED' && !failureReason)
        errors.push(`第 ${rowNumber} 行：结果为失败，请填写失败原因。`)
      if (new Decimal(amount).isZero()) errors.push(`第 ${rowNumber} 行：金额为 0，请核对。`)
      return {
        ...values,
        rowNumber,
        outcome: values.outcome as ReceiptRow['outcome'],
        amountCny: amount,
        failureReason: values.outcome === 'FAILED' ? (failureReason ?? '') : '',
      }
    })
    if (rows.length > mostRows) refuse('INVALID', `一次最多导入 ${mostRows} 行。请分成几个文件上传。`)
    if (rows.length + errors.length === 0) refuse('INVALID', '文件里没有数据行。请按模板填写后重新上传。')
    return { rows, errors }
  } catch (error) {
    if (error instanceof FileRefused) return refuse('INVALID', error.message)
    throw error
  }
}

const sum = (rows: readonly ReceiptRow[]) =>
  money(rows.reduce((total, one) => total.plus(one.amountCny), new Decimal(0)))
