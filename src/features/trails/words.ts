import { createHash } from 'node:crypto'

import { formatAmount } from '@/documents'
import { stateLabels } from '@/features/applications'
import { itemStateLabels, listStateLabels, shortageStateLabels } from '@/features/award-lists'
import { accountStateLabels } from '@/features/bank-accounts'
import { clawbackStateLabels } from '@/features/clawbacks'
import { lineKindLabels, lineStateLabels, orderStateLabels } from '@/features/disbursements'
import { correctionStateLabels } from '@/features/invoice-corrections'
import { objectionLabels, withdrawalLabels } from '@/features/publicity'
import { divisionStateLabels, reviewStateLabels, settlementLabels, severityLabels } from '@/features/reviews'
import { sheetLabels } from '@/features/spot-checks'
import { BUSINESS_KIND_NAMES, REDUCTION_REASON_NAMES } from '@/policy-rules'
import { columnName } from '@/server/audit/column-names'
import { dateWords, instantWords } from '@/ui/date-format'

import type { Content } from './store'

/** What a cell of a kept row says to a person. Pure. */
export interface Field {
  key: string
  label: string
  /** Null where there is nothing. */
  text: string | null
  /** The decimal string of an amount, so that two versions can be subtracted. */
  amount?: string
}

type Labels = Readonly<Record<string, string>>

const choices: Readonly<Record<string, Labels>> = {
  'application.state': stateLabels,
  'award_list.state': listStateLabels,
  'award_list_shortage.state': shortageStateLabels,
  'bank_account.state': accountStateLabels,
  'award_list_item.state': itemStateLabels,
  'clawback_order.state': clawbackStateLabels,
  'disbursement_line.kind': lineKindLabels,
  'disbursement_line.state': lineStateLabels,
  'disbursement_order.state': orderStateLabels,
  'finance_consultation.decision': { CONCUR: '会商同意', SEND_BACK: '退回商务' },
  'finding.settlement': settlementLabels,
  'finding.severity': severityLabels,
  'insurance_policy.state': {
    PENDING_SELF_PAYMENT: '待企业自缴',
    IN_FORCE: '有效',
    CANCELLED: '已注销',
  },
  'duplicate_cover_check.outcome': { CLEAR: '可以承保', COVERED: '已有保单', RESERVED: '已由他机构预留' },
  'invoice_correction.state': correctionStateLabels,
  'publicity_withdrawal.state': withdrawalLabels,
  'publicity_withdrawal.afterwards': { REPUBLISH: '原样重新公示', REVISE: '退回修改名单' },
  'spot_check_sheet.state': sheetLabels,
  'objection.state': objectionLabels,
  'bank_receipt.outcome': { PAID: '成功', FAILED: '失败' },
  'premium_payment_line.business_kind': BUSINESS_KIND_NAMES,
  'premium_payment_line.payment_method': {
    CORPORATE_TRANSFER: '对公转账',
    PRIVATE_ACCOUNT: '个人账户',
    CASH: '现金',
  },
  'review.state': reviewStateLabels,
  'review_line_decision.reason': REDUCTION_REASON_NAMES,
}

const isAmount = (column: string) =>
  /(_cny|_usd|^amount|_amount)$/.test(column) || column === 'amount_in' || column === 'amount_out'

/** `people` gives the names of accounts; an unknown one is not shown. */
export function fieldOf(
  table: string,
  column: string,
  value: unknown,
  people: ReadonlyMap<string, string> = new Map(),
): Field {
  const field = { key: column, label: columnName(column) }
  if (value === null || value === undefined || value === '') return { ...field, text: null }
  if (typeof value === 'boolean') return { ...field, text: value ? '是' : '否' }
  if (typeof value === 'object') return { ...field, text: `内容摘要 ${digest(value).slice(0, 16)}…` }
  const text = String(value)
  if (isAmount(column) && /^-?\d+(\.\d+)?$/.test(text))
    return { ...field, text: formatAmount(text), amount: text }
  if (/_(by|to)_id$/.test(column)) return { ...field, text: people.get(text) ?? '已登记' }
  const label = choices[`${table}.${column}`]?.[text]
  return { ...field, text: label ?? timeInWords(text) }
}

/** The label of a state of a record, by its table; a division's review has words of its own. */
export const stateInWords = (table: string, { state, stage }: Content): string =>
  (table === 'review' && stage === 'DIVISION'
    ? (divisionStateLabels as Labels)
    : choices[table === 'finding' ? 'finding.settlement' : `${table}.state`]
  )?.[String(state)] ?? String(state ?? '')

/** A day or an instant in words; other text as it is. */
export function timeInWords(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return dateWords(text)
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text)) return text
  const { date, time } = instantWords(text)
  return `${date} ${time}`
}

export const digest = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex')

/** Only the end of an account number is told where the whole is not needed. */
export const accountEnd = (value: unknown): string | null =>
  typeof value === 'string' && value ? `尾号 ${value.slice(-4)}` : null
