import { PROGRAMME_NAMES } from '@/policy-rules'

/** The journal in words. Pure. */

const accounts: Readonly<Record<string, string>> = {
  CAP_AVAILABLE: '支持上限（可用）',
  CAP_USED: '支持上限（已用）',
  CAP_SOURCE: '支持上限（设立）',
  BUDGET_AVAILABLE: '预算（可用）',
  BUDGET_COMMITTED: '预算（已安排待付）',
  BUDGET_PAID: '预算（已支付）',
  TREASURY: '国库',
  PREPAYMENT: '预拨资金',
  PREPAYMENT_DRAWN: '预拨资金（已提取）',
}

const kinds: Readonly<Record<string, string>> = {
  BUDGET_COMMITTED: '安排预算',
  BUDGET_RELEASED: '退回预算',
  BUDGET_RETURNED: '追回退入预算',
  BUDGET_SPENT: '支付',
  CAP_GIVEN_BACK: '退回支持上限',
  CAP_OPENED: '设立支持上限',
  CAP_TAKEN: '占用支持上限',
  PREPAYMENT_DRAWN: '提取预拨资金',
  PREPAYMENT_RETURNED: '追回退入预拨资金',
}

/** `BUDGET_PAID/GENERAL/-/2026` → `预算（已支付） 一般出口信用保险 2026`. */
export function accountInWords(key: string): string {
  const [kind, programme, , period] = key.split('/')
  const names: Readonly<Record<string, string>> = PROGRAMME_NAMES
  return [accounts[kind ?? ''] ?? kind, names[programme ?? ''], period === 'all' ? '' : period]
    .filter(Boolean)
    .join(' ')
}

export const entryKindInWords = (kind: string): string => kinds[kind] ?? kind
