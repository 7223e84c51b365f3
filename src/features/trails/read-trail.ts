import { z } from 'zod'

import { contentDigest } from '@/documents'
import { findingRule } from '@/features/reviews'
import type { CalculationSheet } from '@/policy-rules'
import { tableName } from '@/server/audit/table-names'
import { notFound, query } from '@/server/use-case'

import { actionName, personInWords } from './deeds'
import { contentOf, gather, type Gathered, type TrailTable } from './gather'
import { accountInWords, entryKindInWords } from './ledger-words'
import { markOf, type Mark } from './marks'
import { stepPlans } from './steps'
import {
  accountKeys,
  peopleNamed,
  transactionMarks,
  type Content,
  type TrailRow,
  type TransactionMark,
} from './store'
import { accountEnd, fieldOf, stateInWords } from './words'

export const trailReaders = [
  'COMMERCE_PREPARER',
  'COMMERCE_CHECKER',
  'COMMERCE_APPROVER',
  'FINANCE_PREPARER',
  'FINANCE_CHECKER',
  'AUDITOR',
] as const

/** Who did what to the row, and where the deed stands in the sealed chain. */
export interface TrailDeed {
  what: string
  who: string
  at: string
  entryId: string
  sequence: string | null
}

/** One row of the trail. */
export interface TrailItem {
  key: string
  /** What the record is called. */
  name: string
  /** Its document number, where it has one. */
  number: string | null
  facts: { label: string; text: string }[]
  deeds: TrailDeed[]
  sha256: string | null
  mark: Mark
}

export interface Trail {
  lineId: string
  applicationId: string
  receiptNumber: string
  applicant: string
  title: string
  /** Of the line: asked for, and what was decided of it. CNY. */
  amountCny: string | null
  steps: { key: string; title: string; empty: string; items: TrailItem[]; withheld: string | null }[]
  sheet: CalculationSheet | null
  verified: { rows: number; whole: number; touched: TrailItem[]; unsure: TrailItem[] }
  /** What this page could not verify, and why. */
  limits: string[]
  readAt: string
}

/** 一元钱的轨迹: from the invoice's line to the bank's receipt, each row held against its kept versions and the sealed chain. */
export const readTrail = query({
  name: 'trails.read',
  allow: trailReaders,
  input: z.strictObject({ lineId: z.uuid('没有找到这一行。请从查询结果中打开。') }),
  run: async ({ tx, actor, now }, { lineId }): Promise<Trail> => {
    const gathered = (await gather(tx, lineId)) ?? notFound('申报明细')
    const all = Object.values(gathered).flat()
    const marks = await transactionMarks(tx, [...new Set(all.flatMap(({ transactions }) => transactions))])
    const people = await peopleNamed(
      tx,
      all.flatMap((row) => peopleIn(contentOf(row))),
    )
    const accounts = await accountKeys(
      tx,
      gathered.journal_posting.map((row) => String(contentOf(row).account_id)),
    )
    const application = contentOf(gathered.application[0]!)
    const reader = {
      isDraft: false,
      accounts: actor.kind !== 'PROVINCIAL_COMMERCE',
    }
    const draft = ['DRAFT', 'RETURNED'].includes(String(application.state))
    const item = (row: TrailRow, columns: readonly string[], number?: string): TrailItem => {
      const content = contentOf(row)
      return {
        key: `${row.table}/${row.rowId}`,
        name: nameOf(row, content),
        number: number && content[number] ? String(content[number]) : null,
        facts: [
          ...columns.flatMap((column) => {
            const text = told(row.table, column, content, people, accounts, reader.accounts)
            return text === null ? [] : [{ label: fieldOf(row.table, column, null).label, text }]
          }),
          ...digestFact(row.table, content),
        ],
        deeds: deedsOf(row, marks),
        sha256: row.sha256,
        mark: markOf(row, marks, { ...reader, isDraft: draft && inDraft.has(row.table) }),
      }
    }
    const steps = stepPlans.map(({ key, title, empty, tables }) => ({
      key,
      title,
      empty,
      items: tables.flatMap(({ table, columns, number }) =>
        gathered[table].filter(isThere).map((row) => item(row, columns, number)),
      ),
      withheld: withheld(key, actor.kind),
    }))
    const items = steps.flatMap((step) => step.items)
    const line = contentOf([...gathered.premium_payment_line, ...gathered.application_policy_line][0]!)
    return {
      lineId,
      applicationId: String(line.application_id),
      receiptNumber: String(application.receipt_number ?? ''),
      applicant: await applicantName(tx, application),
      title: lineTitle(gathered, line),
      amountCny: (line.amount_cny ?? line.fiscal_share_cny ?? null) as string | null,
      steps,
      sheet: sheetOf(gathered),
      verified: {
        rows: items.length,
        whole: items.filter(({ mark }) => mark.kind === 'WHOLE').length,
        touched: items.filter(({ mark }) => mark.kind === 'TOUCHED'),
        unsure: items.filter(({ mark }) => mark.kind === 'UNSURE'),
      },
      limits,
      readAt: now.toISOString(),
    }
  },
})

const limits = [
  '本页核对每一行与其留存版本、留存版本与审计记录、审计记录与其在封存链上的一环。整条链与库外签名的链头由运维执行 npm run audit:verify 核对。',
  '材料按登记的摘要核对；文件本身的字节在下载后用摘要比对，本页不重新计算。',
]

const inDraft = new Set<string>([
  'application',
  'premium_payment_line',
  'application_policy_line',
  'application_material',
])

/** A row that the portal itself took away is no part of the trail. */
const isThere = ({ operation, present }: TrailRow) => operation !== 'DELETE' || present !== null

function withheld(step: string, kind: string): string | null {
  if (step === 'receipt' && kind === 'PROVINCIAL_COMMERCE')
    return '银行回单由省财政厅和审计人员查看；是否到账见拨付明细。'
  if (step === 'publicity' && kind === 'PROVINCIAL_FINANCE') return '异议由省商务厅和审计人员查看。'
  return null
}

function nameOf({ table }: TrailRow, content: Content): string {
  if (table === 'finding') return `${tableName(table)}：${findingRule(String(content.rule))?.label ?? ''}`
  if (table === 'review') return content.stage === 'DIVISION' ? '所属地初审' : '省级审核'
  return tableName(table)
}

function told(
  table: string,
  column: string,
  content: Content,
  people: ReadonlyMap<string, string>,
  accounts: ReadonlyMap<string, string>,
  seesAccounts: boolean,
): string | null {
  const value = content[column]
  if (column === 'state') return stateInWords(table, content)
  if (column === 'account_number' && !seesAccounts) return accountEnd(value)
  if (column === 'account_id') return accountInWords(accounts.get(String(value)) ?? '')
  if (table === 'journal_entry' && column === 'kind') return entryKindInWords(String(value))
  return fieldOf(table, column, value, people).text
}

/** A published list still has the digest that was published with it. */
function digestFact(table: string, content: Content): { label: string; text: string }[] {
  if (table !== 'publicity' || !content.content) return []
  const same = contentDigest(content.content as object) === content.sha256
  return [{ label: '公布内容', text: same ? '与公布的摘要一致' : '与公布的摘要不一致' }]
}

const deedsOf = (row: TrailRow, marks: ReadonlyMap<string, TransactionMark>): TrailDeed[] =>
  row.transactions
    .flatMap((name) => marks.get(name) ?? [])
    .filter(({ entryId }) => entryId !== null)
    .toSorted((a, b) => Number(a.entryId! - b.entryId!))
    .map((mark) => ({
      what: actionName(mark.action),
      who: personInWords(mark),
      at: mark.at!.toISOString(),
      entryId: String(mark.entryId),
      sequence: mark.sequence === null ? null : String(mark.sequence),
    }))

/** The province's approved sheet; before that, the one that was submitted. */
function sheetOf(gathered: Gathered): CalculationSheet | null {
  const sheets = (table: TrailTable) =>
    gathered[table].map((row) => contentOf(row).sheet as CalculationSheet | null).filter(Boolean)
  return sheets('review').at(-1) ?? sheets('application_submission').at(-1) ?? null
}

function lineTitle(gathered: Gathered, line: Content): string {
  const [policy] = gathered.insurance_policy
  return policy
    ? `第 ${String(line.position)} 行　保单 ${String(contentOf(policy).insurance_policy_number)}`
    : `第 ${String(line.position)} 行　发票 ${String(line.invoice_number)}`
}

async function applicantName(tx: Parameters<typeof gather>[0], application: Content): Promise<string> {
  const id = application.applicant_id
  if (typeof id !== 'string') return ''
  return (await tx.organisation.findUnique({ where: { id }, select: { name: true } }))?.name ?? ''
}

const peopleIn = (content: Content): string[] =>
  Object.entries(content).flatMap(([column, value]) =>
    /_(by|to)_id$/.test(column) && typeof value === 'string' ? [value] : [],
  )
