import type { Tx } from '@/server/db'

import { trailRows, type Content, type TrailRow } from './store'

/** All rows of one yuan's trail, by the step that they belong to; in the order of the steps. */
export type TrailTable =
  | 'premium_payment_line'
  | 'application_policy_line'
  | 'insurance_policy'
  | 'duplicate_cover_check'
  | 'application'
  | 'application_submission'
  | 'application_material'
  | 'stored_file'
  | 'insurer_invoice'
  | 'finding'
  | 'correction_return'
  | 'review'
  | 'review_line_decision'
  | 'supported_payment'
  | 'award_list_item'
  | 'award_list'
  | 'finance_consultation'
  | 'publicity'
  | 'objection'
  | 'disbursement_order'
  | 'disbursement_line'
  | 'journal_entry'
  | 'journal_posting'
  | 'bank_receipt'
  | 'clawback_order'
  | 'clawback_receipt'

export type Gathered = Record<TrailTable, TrailRow[]>

/** What the row says: as kept, or, where nothing was kept, as it stands. */
export const contentOf = (row: TrailRow): Content => row.kept ?? row.present ?? {}

/** From the line of an application to the bank's receipt, and back again where money was returned; null without such a line. */
export async function gather(tx: Tx, lineId: string): Promise<Gathered | null> {
  const rows = (table: TrailTable, column: string, ids: readonly unknown[]) =>
    trailRows(tx, table, column, texts(ids))
  const payment = await rows('premium_payment_line', 'id', [lineId])
  const policyLine = await rows('application_policy_line', 'id', [lineId])
  const [line] = [...payment, ...policyLine]
  if (!line) return null
  const own = contentOf(line)
  const applicationId = own.application_id
  const ofApplication = (table: TrailTable) => rows(table, 'application_id', [applicationId])
  const submissions = await ofApplication('application_submission')
  const materials = await ofApplication('application_material')
  const policy = await rows('insurance_policy', 'id', [own.insurance_policy_id])
  const items = await ofApplication('award_list_item')
  const payments = await rows('disbursement_line', 'item_id', idsOf(items))
  const listIds = columnOf(items, 'award_list_id')
  const clawbacks = await rows('clawback_order', 'item_id', idsOf(items))
  const returned = await rows('clawback_receipt', 'order_id', idsOf(clawbacks))
  const entries = await rows('journal_entry', 'reference_id', [
    applicationId,
    ...listIds,
    ...idsOf([...items, ...payments, ...clawbacks, ...returned]),
    ...columnOf(payments, 'order_id'),
  ])
  return {
    premium_payment_line: payment,
    application_policy_line: policyLine,
    insurance_policy: policy,
    duplicate_cover_check: await rows('duplicate_cover_check', 'id', columnOf(policy, 'check_id')),
    application: await rows('application', 'id', [applicationId]),
    application_submission: submissions,
    application_material: materials,
    stored_file: await rows('stored_file', 'id', [
      ...columnOf(materials, 'file_id'),
      ...columnOf(submissions, 'form_file_id'),
    ]),
    insurer_invoice: await rows('insurer_invoice', 'invoice_number', [own.invoice_number]),
    finding: (await ofApplication('finding')).filter((row) =>
      [null, lineId].includes(contentOf(row).line_id as string | null),
    ),
    correction_return: await ofApplication('correction_return'),
    review: await ofApplication('review'),
    review_line_decision: await rows('review_line_decision', 'line_id', [lineId]),
    supported_payment: await rows('supported_payment', 'line_id', [lineId]),
    award_list_item: items,
    award_list: await rows('award_list', 'id', listIds),
    finance_consultation: await rows('finance_consultation', 'award_list_id', listIds),
    publicity: await rows('publicity', 'award_list_id', listIds),
    objection: await rows('objection', 'item_id', idsOf(items)),
    disbursement_order: await rows('disbursement_order', 'id', columnOf(payments, 'order_id')),
    disbursement_line: payments,
    journal_entry: entries,
    journal_posting: await rows('journal_posting', 'entry_id', idsOf(entries)),
    bank_receipt: await rows('bank_receipt', 'line_id', idsOf(payments)),
    clawback_order: clawbacks,
    clawback_receipt: returned,
  }
}

const texts = (values: readonly unknown[]): string[] => [
  ...new Set(values.filter((value): value is string => typeof value === 'string' && value !== '')),
]
const idsOf = (rows: readonly TrailRow[]) => rows.map(({ rowId }) => rowId)
const columnOf = (rows: readonly TrailRow[], column: string) => rows.map((row) => contentOf(row)[column])
