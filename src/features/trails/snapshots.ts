import { findingRule } from '@/features/reviews'
import type { Tx } from '@/server/db'

import type { Moment, Standing } from './moments'
import { rowsAsOf, type Content } from './store'
import { accountEnd, fieldOf, type Field } from './words'

/** A record as it was: its facts, and its lines by table. Built from kept versions only. */
export interface Snapshot {
  facts: Field[]
  tables: SnapshotTable[]
}

export interface SnapshotTable {
  key: string
  title: string
  /** What there is none of, in words. */
  empty: string
  rows: SnapshotRow[]
}

export interface SnapshotRow {
  id: string
  /** Names the row where it was written anew under another id. */
  same: string
  label: string
  fields: Field[]
}

interface Reader {
  tx: Tx
  /** Offices read every column, applicants those of their own form and its decisions. */
  official: boolean
  people: ReadonlyMap<string, string>
}

const applicationColumns = [
  'receipt_number',
  'state',
  'submission_sequence',
  'submitted_at',
  'requested_amount_cny',
  'approved_amount_cny',
  'other_subsidies_cny',
  'correct_by',
  'held_reason',
  'declaration_accepted',
]
const paymentColumns = [
  'insurer_name',
  'insurance_policy_number',
  'insurance_product',
  'business_kind',
  'period_start',
  'period_end',
  'premium_notice_number',
  'invoice_number',
  'invoice_issued_on',
  'currency',
  'invoice_amount',
  'paid_on',
  'payment_method',
  'payer_account_name',
  'bank_transaction_number',
  'paid_amount',
  'exchange_rate',
  'exchange_rate_date',
  'amount_cny',
  'note',
]
const policyColumns = [
  'premium_usd',
  'fiscal_share_usd',
  'exchange_rate',
  'exchange_rate_date',
  'exchange_rate_source',
  'premium_cny',
  'fiscal_share_cny',
]

const fieldsOf = (table: string, row: Content, columns: readonly string[], reader: Reader): Field[] =>
  columns
    .filter((column) => column in row)
    .map((column) => fieldOf(table, column, row[column], reader.people))

/** Named columns first, then whatever else the table has: a column that comes later is compared too. */
function allFields(
  table: string,
  row: Content,
  first: readonly string[],
  hidden: readonly string[],
  reader: Reader,
): Field[] {
  const rest = Object.keys(row).filter(
    (column) =>
      !first.includes(column) &&
      !hidden.includes(column) &&
      !/^(id|version|created_at|last_edited_.*|incomplete_rows)$/.test(column) &&
      (!column.endsWith('_id') || /_(by|to)_id$/.test(column)),
  )
  return fieldsOf(table, row, [...first, ...rest], reader)
}

const rowsOf = (standing: Standing, table: string): [string, Content][] =>
  [...(standing.get(table) ?? [])].toSorted(
    ([, a], [, b]) => Number(a.position ?? 0) - Number(b.position ?? 0),
  )

export function applicationSnapshot(standing: Standing, reader: Reader): Snapshot {
  const [row] = [...(standing.get('application')?.values() ?? [])]
  const submission = [...(standing.get('application_submission')?.values() ?? [])].at(-1)
  const facts = (submission?.facts ?? {}) as {
    account?: { accountNumber?: string }
    lines?: { id: string; insurancePolicyNumber?: string; enterpriseName?: string }[]
    materials?: { id: string; requirement: string; name: string; sha256: string; sizeBytes: number }[]
  }
  const policies = new Map(facts.lines?.map((line) => [line.id, line]))
  const materials = new Map(facts.materials?.map((material) => [material.id, material]))
  const told = reader.official
    ? allFields('application', row ?? {}, applicationColumns, ['half_year', 'programme'], reader)
    : fieldsOf('application', row ?? {}, applicationColumns, reader)
  return {
    facts: [
      ...told,
      { key: 'account', label: '收款账户', text: accountEnd(facts.account?.accountNumber) },
      fieldOf('application_submission', 'rules_version', submission?.rules_version),
      fieldOf('application_submission', 'form_sha256', submission?.form_sha256),
    ],
    tables: [
      {
        key: 'lines',
        title: '申报明细',
        empty: '这一版没有留存明细：草稿和补正期间的填写不留版本，提交时整表留存。',
        rows: [
          ...rowsOf(standing, 'premium_payment_line').map(([id, line]) => ({
            id,
            same: `${String(line.invoice_number)}/${String(line.bank_transaction_number)}`,
            label: `第 ${String(line.position)} 行　发票 ${String(line.invoice_number)}`,
            fields: fieldsOf('premium_payment_line', line, paymentColumns, reader),
          })),
          ...rowsOf(standing, 'application_policy_line').map(([id, line]) => ({
            id,
            same: String(line.insurance_policy_id),
            label: `第 ${String(line.position)} 行　保单 ${policies.get(id)?.insurancePolicyNumber ?? ''} ${policies.get(id)?.enterpriseName ?? ''}`,
            fields: fieldsOf('application_policy_line', line, policyColumns, reader),
          })),
        ],
      },
      {
        key: 'materials',
        title: '申报材料',
        empty: '这一版没有留存材料。',
        rows: [...(standing.get('application_material') ?? [])]
          .filter(([, material]) => material.removed_at === null)
          .map(([id, material]) => {
            const told = materials.get(id)
            return {
              id,
              same: told?.sha256 ?? String(material.file_id),
              label: told ? `${told.requirement}：${told.name}` : '材料',
              fields: [
                { key: 'name', label: '文件名', text: told?.name ?? null },
                fieldOf('stored_file', 'sha256', told?.sha256),
                fieldOf('application_material', 'added_at', material.added_at),
              ],
            }
          }),
      },
    ],
  }
}

export function findingSnapshot(standing: Standing, reader: Reader): Snapshot {
  const [row] = [...(standing.get('finding')?.values() ?? [])]
  if (!row) return { facts: [], tables: [] }
  const rule: Field = {
    key: 'rule',
    label: '核查规则',
    text: findingRule(String(row.rule))?.label ?? String(row.rule),
  }
  return {
    facts: [
      rule,
      ...allFields(
        'finding',
        row,
        ['severity', 'message', 'clause', 'settlement', 'settlement_reason', 'settled_by_id', 'settled_at'],
        ['rule'],
        reader,
      ),
    ],
    tables: [],
  }
}

/** Names and receipt numbers are those of the moment too. */
export async function awardListSnapshot(
  standing: Standing,
  moment: Moment,
  reader: Reader,
): Promise<Snapshot> {
  const [row] = [...(standing.get('award_list')?.values() ?? [])]
  const items = rowsOf(standing, 'award_list_item')
  const applications = await rowsAsOf(
    reader.tx,
    'application',
    items.map(([, item]) => String(item.application_id)),
    moment.lastId,
  )
  const applicants = await rowsAsOf(
    reader.tx,
    'organisation',
    [...applications.values()].map(({ applicant_id }) => String(applicant_id)),
    moment.lastId,
  )
  return {
    facts: allFields(
      'award_list',
      row ?? {},
      ['number', 'title', 'state', 'total_cny', 'budget_year', 'fund_document'],
      [],
      reader,
    ),
    tables: [
      {
        key: 'items',
        title: '名单条目',
        empty: '这一版没有条目。',
        rows: items.map(([id, item]) => {
          const application = applications.get(String(item.application_id))
          const name = applicants.get(String(application?.applicant_id))?.name
          return {
            id,
            same: String(item.application_id),
            label: `${String(item.position)}　${String(name ?? '')}　${String(application?.receipt_number ?? '')}`,
            fields: allFields(
              'award_list_item',
              item,
              ['amount_cny', 'original_amount_cny', 'state', 'remark'],
              ['position'],
              reader,
            ),
          }
        }),
      },
    ],
  }
}

/** The published list that a moment is about: each moment writes one publicity of the award list. */
export function publicitySnapshot(standing: Standing, moment: Moment, reader: Reader): Snapshot {
  const written = moment.versions.findLast(({ table }) => table === 'publicity')!
  const row = standing.get('publicity')?.get(written.rowId) ?? written.content
  const content = (row.content ?? {}) as {
    totalCny?: string
    lines?: { name: string; city: string; project: string; amountCny: string; note: string }[]
  }
  const items = Array.isArray(row.item_ids) ? (row.item_ids as string[]) : []
  return {
    facts: [
      ...allFields(
        'publicity',
        row,
        ['title', 'sequence', 'starts_on', 'ends_on', 'working_days', 'sha256'],
        ['content', 'item_ids'],
        reader,
      ),
      fieldOf('publicity', 'total_cny', content.totalCny),
    ],
    tables: [
      {
        key: 'lines',
        title: '公布的条目',
        empty: '这一版没有条目。',
        rows: (content.lines ?? []).map((line, index) => ({
          id: items[index] ?? `${line.name}/${index}`,
          same: `${line.name}/${line.project}`,
          label: line.name,
          fields: [
            { key: 'city', label: '所属市', text: line.city },
            { key: 'project', label: '支持项目', text: line.project },
            { ...fieldOf('publicity', 'amount_cny', line.amountCny), label: '拟支持金额（元）' },
            { key: 'note', label: '备注', text: line.note || null },
          ],
        })),
      },
    ],
  }
}
