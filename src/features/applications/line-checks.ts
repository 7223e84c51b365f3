import {
  contains,
  dateInWords,
  grouped,
  amount,
  halfYearInWords,
  halfYearPeriod,
  TERM,
  type HalfYear,
} from '@/policy-rules'

import type { PaymentLine } from './payment-line'

/**
 * What each line must satisfy, with its clause or ruling and a sentence that names the row. Pure: what the database
 * knows is handed in.
 * REFUSE stops the submission, WAIT too until the rate is there, FLAG goes to the reviewers with it.
 */
export interface LineIssue {
  lineId: string
  position: number
  column: string | null
  level: 'REFUSE' | 'WAIT' | 'FLAG'
  rule: LineRule
  /** A clause of the document or a ruling's id. */
  clause: string
  message: string
}

export type LineRule =
  | 'OUTSIDE_PERIOD'
  | 'OUTSIDE_POLICY_TERM'
  | 'PAID_IN_FUTURE'
  | 'CASH_OR_PRIVATE'
  | 'PAYER_NAME'
  | 'DUPLICATE_LINE'
  | 'APPLIED_BEFORE'
  | 'APPLIED_BY_ANOTHER'
  | 'PAID_ABOVE_INVOICE'
  | 'NOTHING_PAID'
  | 'PLATFORM_PREMIUM'
  | 'RATE_MISSING'

export interface LineCircumstances {
  enterpriseName: string
  halfYear: HalfYear
  /** `YYYY-MM-DD` in Shanghai. */
  today: string
  /** Platform policies of this enterprise: their premium is supported there (C11, E6). */
  platformPolicyNumbers: ReadonlySet<string>
  /** By line id: an application that is already in with the same payment (C1). */
  appliedFor: ReadonlyMap<string, { own: boolean; receiptNumber: string | null; halfYear: string | null }>
  /** Lines whose rate is there. */
  converted: ReadonlySet<string>
}

export function checkLines(lines: readonly PaymentLine[], known: LineCircumstances): LineIssue[] {
  const paidByInvoice = sumByInvoice(lines)
  const first = new Map<string, number>()
  return lines.flatMap((line) => {
    const key = paymentKey(line)
    const earlier = first.get(key)
    if (earlier === undefined) first.set(key, line.position)
    return [
      ...dateIssues(line, known),
      ...payerIssues(line, known),
      ...duplicateIssues(line, earlier, known),
      ...amountIssues(line, paidByInvoice.get(invoiceKey(line))!, known),
    ]
  })
}

/** However its letters are typed, it is the same invoice. */
const invoiceKey = (line: { invoiceNumber: string }) => line.invoiceNumber.toUpperCase()

/** C1: what identifies a payment across all enterprises. */
export const paymentKey = (line: { invoiceNumber: string; bankTransactionNumber: string }) =>
  `${line.invoiceNumber}\n${line.bankTransactionNumber}`.toUpperCase()

/** Names agree when they differ in blanks and the width of brackets only. */
export const sameName = (one: string, other: string): boolean => bare(one) === bare(other)
const bare = (name: string) => name.normalize('NFKC').replace(/\s/g, '')

type Finding = Omit<LineIssue, 'lineId' | 'position' | 'message'> & { message: string }
const of = (line: PaymentLine, { message, ...rest }: Finding): LineIssue => ({
  lineId: line.id,
  position: line.position,
  ...rest,
  message: `第 ${line.position} 行：${message}`,
})

function dateIssues(line: PaymentLine, { halfYear, today }: LineCircumstances): LineIssue[] {
  const paidOn = dateInWords(line.paidOn)
  if (!contains(halfYearPeriod(halfYear), line.paidOn))
    return [
      of(line, {
        column: 'paidOn',
        level: 'REFUSE',
        rule: 'OUTSIDE_PERIOD',
        clause: 'C1',
        message: `付款日期 ${paidOn} 不在${halfYearInWords(halfYear)}内，不属于本申报周期（一(三)）。请删除此行，或更正付款日期。`,
      }),
    ]
  if (!contains(TERM, line.paidOn))
    return [
      of(line, {
        column: 'paidOn',
        level: 'REFUSE',
        rule: 'OUTSIDE_POLICY_TERM',
        clause: '三(四)',
        message: `付款日期 ${paidOn} 不在政策执行期（${dateInWords(TERM.start)}至${dateInWords(TERM.end)}）内。请删除此行。`,
      }),
    ]
  if (line.paidOn > today)
    return [
      of(line, {
        column: 'paidOn',
        level: 'REFUSE',
        rule: 'PAID_IN_FUTURE',
        clause: '一(三)',
        message: `付款日期 ${paidOn} 晚于今天，保费须先缴后补。请按银行付款凭证更正，或缴费后再填。`,
      }),
    ]
  return []
}

function payerIssues(line: PaymentLine, { enterpriseName }: LineCircumstances): LineIssue[] {
  if (line.paymentMethod !== 'CORPORATE_TRANSFER')
    return [
      of(line, {
        column: 'paymentMethod',
        level: 'REFUSE',
        rule: 'CASH_OR_PRIVATE',
        clause: '一(三)',
        message: `${line.paymentMethod === 'CASH' ? '现金' : '个人账户'}付款的保费不予支持。请删除此行；如系填写错误，请按银行付款凭证更正付款方式。`,
      }),
    ]
  if (!sameName(line.payerAccountName, enterpriseName))
    return [
      of(line, {
        column: 'payerAccountName',
        level: 'REFUSE',
        rule: 'PAYER_NAME',
        clause: '一(三)',
        message: `付款账户名“${line.payerAccountName}”与本企业名称“${enterpriseName}”不一致，不是本企业实际缴纳的保费。请按银行付款凭证更正，或删除此行。`,
      }),
    ]
  return []
}

function duplicateIssues(
  line: PaymentLine,
  earlier: number | undefined,
  { appliedFor, platformPolicyNumbers }: LineCircumstances,
): LineIssue[] {
  const issues: LineIssue[] = []
  const other = appliedFor.get(line.id)
  if (earlier !== undefined)
    issues.push(
      of(line, {
        column: 'invoiceNumber',
        level: 'REFUSE',
        rule: 'DUPLICATE_LINE',
        clause: 'C1',
        message: `发票号码和银行流水号与第 ${earlier} 行相同，一笔付款只能申报一次。请删除其中一行。`,
      }),
    )
  if (other?.own)
    issues.push(
      of(line, {
        column: 'invoiceNumber',
        level: 'REFUSE',
        rule: 'APPLIED_BEFORE',
        clause: 'C1',
        message: `发票 ${line.invoiceNumber} 的这笔付款已在${halfYearInWords(other.halfYear!)}申报过（受理号 ${other.receiptNumber}）。请删除此行。`,
      }),
    )
  else if (other)
    issues.push(
      of(line, {
        column: 'invoiceNumber',
        level: 'FLAG',
        rule: 'APPLIED_BY_ANOTHER',
        clause: 'C1',
        message: `发票 ${line.invoiceNumber} 的这笔付款已有其他单位申报，审核时将核实。请核对号码；确属本企业的，请在备注中说明并上传凭证。`,
      }),
    )
  if (platformPolicyNumbers.has(line.insurancePolicyNumber))
    issues.push(
      of(line, {
        column: 'insurancePolicyNumber',
        level: 'REFUSE',
        rule: 'PLATFORM_PREMIUM',
        clause: 'C11、E6',
        message: `保单 ${line.insurancePolicyNumber} 是本企业的统保平台保单，其保费（含企业自缴部分）不能在此重复申请支持。请删除此行。`,
      }),
    )
  return issues
}

function amountIssues(
  line: PaymentLine,
  paidOnInvoice: string,
  { converted }: LineCircumstances,
): LineIssue[] {
  const issues: LineIssue[] = []
  if (amount(line.paidAmount).isZero())
    issues.push(
      of(line, {
        column: 'paidAmount',
        level: 'REFUSE',
        rule: 'NOTHING_PAID',
        clause: '一(三)',
        message: '实付金额为 0，没有可支持的保费。请按银行付款凭证更正，或删除此行。',
      }),
    )
  if (amount(paidOnInvoice).gt(amount(line.invoiceAmount)))
    issues.push(
      of(line, {
        column: 'paidAmount',
        level: 'REFUSE',
        rule: 'PAID_ABOVE_INVOICE',
        clause: '一(三)',
        message: `发票 ${line.invoiceNumber} 金额为 ${line.currency} ${grouped(amount(line.invoiceAmount))}，本表中该发票实付合计 ${grouped(amount(paidOnInvoice))}，超过了发票金额。请核对发票和付款凭证后更正。`,
      }),
    )
  if (!converted.has(line.id))
    issues.push(
      of(line, {
        column: 'currency',
        level: 'WAIT',
        rule: 'RATE_MISSING',
        clause: 'M6',
        message: `${line.currency} 的人民币汇率中间价尚未发布到本平台，此行暂不能折算。请等待省商务厅录入汇率后再提交，已填内容会保留。`,
      }),
    )
  return issues
}

function sumByInvoice(lines: readonly PaymentLine[]): Map<string, string> {
  const sums = new Map<string, string>()
  for (const line of lines) {
    const before = amount(sums.get(invoiceKey(line)) ?? '0')
    sums.set(invoiceKey(line), before.plus(amount(line.paidAmount)).toFixed(2))
  }
  return sums
}
