import { BUSINESS_KIND_NAMES, REDUCTION_REASON_NAMES } from '@/policy-rules'
import { groupAmount } from '@/ui/amount-format'

import type { DivisionDecision, PaymentLine, PolicyLine } from '../case-store'
import type { ReviewWorkspaceView } from '../workspace'
import type { LineView } from './line-view'

const methods = { CORPORATE_TRANSFER: '对公转账', PRIVATE_ACCOUNT: '个人账户', CASH: '现金' } as const

/** The lines of either kind in the words of their table, with what changed since the last submission. */
export function lineViews(
  view: Pick<ReviewWorkspaceView, 'application' | 'lines' | 'findings' | 'changes'>,
): LineView[] {
  const { application, lines, findings, changes } = view
  return lines.map((line) => {
    const payment = application.paymentLines.find(({ id }) => id === line.id)
    const policy = application.policyLines.find(({ id }) => id === line.id)
    const change = changes?.lines.find(({ lineId, kind }) => lineId === line.id && kind !== 'REMOVED')
    const before = new Map(change?.cells.map((cell) => [cell.label, cell.before ?? '']))
    const shown = payment ? ofPayment(payment) : ofPolicy(policy!)
    return {
      ...line,
      ...shown,
      details: [
        ...(line.division ? [{ label: '初审', value: divisionWords(line.division, line.amountIn) }] : []),
        ...shown.details.map((detail) =>
          before.has(detail.label) ? { ...detail, before: before.get(detail.label)! } : detail,
        ),
      ],
      openFindings: findings.filter(({ lineId, settlement }) => lineId === line.id && settlement === 'OPEN')
        .length,
      change: change ? (change.kind === 'ADDED' ? 'ADDED' : 'CHANGED') : null,
    }
  })
}

/** What the division office did with the line, beside the amount in. */
function divisionWords(division: DivisionDecision, amountIn: string): string {
  if (division.amountIn === amountIn) return `按申报金额通过（${groupAmount(amountIn)} 元）`
  const reason = division.reason ? REDUCTION_REASON_NAMES[division.reason] : '未填原因'
  return `${groupAmount(division.amountIn)} → ${groupAmount(amountIn)} 元，${reason}${division.note && `：${division.note}`}`
}

function ofPayment(line: PaymentLine) {
  return {
    title: line.insurerName,
    subtitle: line.insurancePolicyNumber,
    evidence: `发票 ${line.invoiceNumber}`,
    day: `缴费 ${line.paidOn}`,
    details: [
      { label: '险种', value: line.insuranceProduct },
      { label: '业务类型', value: BUSINESS_KIND_NAMES[line.businessKind] },
      { label: '保险期间起', value: line.periodStart },
      { label: '保险期间止', value: line.periodEnd },
      { label: '保费通知书号', value: line.premiumNoticeNumber || '—' },
      { label: '发票号码', value: line.invoiceNumber },
      { label: '开票日期', value: line.invoiceIssuedOn },
      { label: '发票金额', value: `${line.currency} ${groupAmount(line.invoiceAmount)}` },
      { label: '付款日期', value: line.paidOn },
      { label: '付款方式', value: methods[line.paymentMethod] },
      { label: '付款账户名', value: line.payerAccountName },
      { label: '银行流水号', value: line.bankTransactionNumber },
      { label: '实付原币', value: `${line.currency} ${groupAmount(line.paidAmount)}` },
      {
        label: '汇率',
        value: line.exchangeRate ? `${line.exchangeRate}（${line.exchangeRateDate ?? '—'}）` : '等待录入',
      },
      { label: '备注', value: line.note || '—' },
    ],
  }
}

function ofPolicy(line: PolicyLine) {
  return {
    title: line.enterpriseName,
    subtitle: line.uscc,
    evidence: `保单 ${line.insurancePolicyNumber}`,
    day: `${line.inception} 至 ${line.expiry}`,
    details: [
      { label: '年保费', value: `${groupAmount(line.premiumUsd)} 美元` },
      { label: '财政承担', value: `${groupAmount(line.fiscalShareUsd)} 美元` },
      {
        label: '汇率',
        value: `${line.exchangeRate}（${line.exchangeRateDate}，${line.exchangeRateSource}）`,
      },
      { label: '保费折人民币', value: `${groupAmount(line.premiumCny)} 元` },
      { label: '财政承担折人民币', value: `${groupAmount(line.fiscalShareCny)} 元` },
    ],
  }
}
