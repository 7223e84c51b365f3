import { formatAmount } from '@/documents'
import { Decimal, money } from '@/policy-rules'

/** A row of the bank's file. `receivedOn` is the day the bank names; amounts are CNY strings. */
export interface ReceiptRow {
  rowNumber: number
  receivedOn: string
  payeeName: string
  accountNumber: string
  amountCny: string
  bankReference: string
  outcome: 'PAID' | 'FAILED'
  failureReason: string
}

/** A line of the order that waits for the bank, with what is still open of it. */
export interface OpenLine {
  id: string
  position: number
  payeeName: string
  accountNumber: string
  openCny: string
}

/** A payment that was recorded and has not come back; its line waits for nothing. */
export interface PaidPart {
  id: string
  lineId: string
  position: number
  payeeName: string
  accountNumber: string
  amountCny: string
  paidOn: string
}

export const receiptResults = {
  PAID: { label: '全额到账', tone: 'success', applied: true },
  PART_PAID: { label: '部分到账', tone: 'warning', applied: true },
  FAILED: { label: '退汇', tone: 'refused', applied: true },
  RETURNED: { label: '到账后退回', tone: 'refused', applied: true },
  KNOWN: { label: '已登记过', tone: 'draft', applied: false },
  NOT_FOUND: { label: '未找到', tone: 'warning', applied: false },
  AMOUNT_DIFFERS: { label: '金额不符', tone: 'warning', applied: false },
  AMBIGUOUS: { label: '无法确定', tone: 'warning', applied: false },
  REFUSED: { label: '不能登记', tone: 'refused', applied: false },
} as const
export type ReceiptResult = keyof typeof receiptResults

export interface MatchedRow extends ReceiptRow {
  result: ReceiptResult
  /** The line it belongs to; null when nothing is applied. */
  lineId: string | null
  position: number | null
  /** The payment that it takes back. */
  movementId: string | null
  /** What is said about it. */
  note: string
}

/** Names and accounts as people and banks type them: width and blanks do not count. */
const bare = (text: string) => text.normalize('NFKC').replace(/[\s-]/g, '')

/**
 * Puts each receipt to the one line it pays: same account, same payee, the open amount first. Rows are taken in their order, so
 * that two part payments in one file both count. Nothing is guessed: two lines that fit equally leave the row to a person.
 */
export function matchReceipts(
  rows: readonly ReceiptRow[],
  lines: readonly OpenLine[],
  paid: readonly PaidPart[] = [],
): MatchedRow[] {
  const takeBack = returnMatcher(paid)
  const open = new Map(lines.map((line) => [line.id, new Decimal(line.openCny)]))
  const byAccount = Map.groupBy(lines, (line) => bare(line.accountNumber))
  return rows.map((row) => {
    const left = (line: OpenLine) => open.get(line.id)!
    const amount = new Decimal(row.amountCny)
    const told = (result: ReceiptResult, note: string): MatchedRow => ({
      ...row,
      result,
      note,
      lineId: null,
      position: null,
      movementId: null,
    })
    const account = (byAccount.get(bare(row.accountNumber)) ?? []).filter((line) => left(line).gt(0))
    const failsOpen = account.some((line) => left(line).eq(amount))
    if (row.outcome === 'FAILED' && !failsOpen) {
      const back = takeBack(row)
      if (back) return back
    }
    if (account.length === 0) return told('NOT_FOUND', '本拨付单没有付往该账号的待拨付明细。')
    const named = account.filter((line) => bare(line.payeeName) === bare(row.payeeName))
    if (named.length === 0)
      return told('NOT_FOUND', `该账号在本单的收款单位是“${account[0]!.payeeName}”，与回单不一致。`)
    const exact = named.filter((line) => left(line).eq(amount))
    if (exact.length > 1)
      return told('AMBIGUOUS', `有 ${exact.length} 笔明细的账号和金额都相同，请逐笔登记。`)
    const [line] = exact.length === 1 ? exact : named.length === 1 ? named : []
    if (!line) return told('AMBIGUOUS', `该单位有 ${named.length} 笔待拨付明细，金额均不等于回单金额。`)
    const rest = left(line)
    if (amount.gt(rest) || (row.outcome === 'FAILED' && !amount.eq(rest)))
      return told(
        'AMOUNT_DIFFERS',
        `第 ${line.position} 行待拨付 ${formatAmount(money(rest))} 元，回单为 ${formatAmount(row.amountCny)} 元。`,
      )
    const found = { ...row, lineId: line.id, position: line.position, movementId: null }
    if (row.outcome === 'FAILED') {
      open.set(line.id, new Decimal(0))
      return { ...found, result: 'FAILED', note: row.failureReason }
    }
    open.set(line.id, rest.minus(amount))
    return amount.eq(rest)
      ? { ...found, result: 'PAID', note: '' }
      : { ...found, result: 'PART_PAID', note: `还差 ${formatAmount(money(rest.minus(amount)))} 元。` }
  })
}

/** A failed row whose sum was recorded as paid takes that payment back, each once; which of two lines, a person says. */
function returnMatcher(paid: readonly PaidPart[]): (row: ReceiptRow) => MatchedRow | null {
  const left = new Set(paid)
  const byAccount = Map.groupBy(paid, (part) => bare(part.accountNumber))
  return (row) => {
    const fitting = (byAccount.get(bare(row.accountNumber)) ?? []).filter(
      (part) =>
        left.has(part) &&
        bare(part.payeeName) === bare(row.payeeName) &&
        new Decimal(part.amountCny).eq(row.amountCny) &&
        part.paidOn <= row.receivedOn,
    )
    const [part] = fitting
    if (!part) return null
    if (new Set(fitting.map(({ lineId }) => lineId)).size > 1)
      return {
        ...row,
        result: 'AMBIGUOUS',
        note: `有 ${fitting.length} 笔到账的账号和金额都相同，请在明细中逐笔登记退回。`,
        lineId: null,
        position: null,
        movementId: null,
      }
    left.delete(part)
    const note = `${part.paidOn} 到账的 ${formatAmount(part.amountCny)} 元退回：${row.failureReason}`
    return {
      ...row,
      result: 'RETURNED',
      note,
      lineId: part.lineId,
      position: part.position,
      movementId: part.id,
    }
  }
}
