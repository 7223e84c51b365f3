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
  | 'invoice_correction'
  | 'finding'
  | 'correction_return'
  | 'review'
  | 'review_line_decision'
  | 'supported_payment'
  | 'award_list_item'
  | 'award_list'
  | 'award_list_shortage'
  | 'award_list_shortage_line'
  | 'consultation_round'
  | 'consultation_remark'
  | 'finance_consultation'
  | 'publicity'
  | 'publicity_withdrawal'
  | 'objection'
  | 'disbursement_order'
  | 'disbursement_line'
  | 'disbursement_movement'
  | 'bank_account'
  | 'journal_entry'
  | 'journal_posting'
  | 'bank_receipt'
  | 'spot_check_sheet'
  | 'clawback_order'
  | 'clawback_line'
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
  const invoices = await rows('insurer_invoice', 'invoice_number', [own.invoice_number])
  const shortageLines = await rows('award_list_shortage_line', 'item_id', idsOf(items))
  const publicities = await rows('publicity', 'award_list_id', listIds)
  const applications = await rows('application', 'id', [applicationId])
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
    application: applications,
    application_submission: submissions,
    application_material: materials,
    stored_file: await rows('stored_file', 'id', [
      ...columnOf(materials, 'file_id'),
      ...columnOf(submissions, 'form_file_id'),
    ]),
    insurer_invoice: invoices,
    invoice_correction: await rows('invoice_correction', 'id', columnOf(invoices, 'correction_id')),
    finding: (await ofApplication('finding')).filter((row) =>
      [null, lineId].includes(contentOf(row).line_id as string | null),
    ),
    correction_return: await ofApplication('correction_return'),
    review: await ofApplication('review'),
    review_line_decision: await rows('review_line_decision', 'line_id', [lineId]),
    supported_payment: await rows('supported_payment', 'line_id', [lineId]),
    award_list_item: items,
    award_list: await rows('award_list', 'id', listIds),
    award_list_shortage: await rows('award_list_shortage', 'id', columnOf(shortageLines, 'shortage_id')),
    award_list_shortage_line: shortageLines,
    consultation_round: await rows('consultation_round', 'award_list_id', listIds),
    consultation_remark: await rows('consultation_remark', 'item_id', idsOf(items)),
    finance_consultation: await rows('finance_consultation', 'award_list_id', listIds),
    publicity: publicities,
    publicity_withdrawal: await rows('publicity_withdrawal', 'publicity_id', idsOf(publicities)),
    objection: await rows('objection', 'item_id', idsOf(items)),
    disbursement_order: await rows('disbursement_order', 'id', columnOf(payments, 'order_id')),
    disbursement_line: payments,
    disbursement_movement: await rows('disbursement_movement', 'line_id', idsOf(payments)),
    bank_account: await accountsPaid(rows, applications, payments),
    journal_entry: entries,
    journal_posting: await rows('journal_posting', 'entry_id', idsOf(entries)),
    bank_receipt: await rows('bank_receipt', 'line_id', idsOf(payments)),
    spot_check_sheet: await rows('spot_check_sheet', 'item_id', idsOf(items)),
    clawback_order: clawbacks,
    clawback_line: await rows('clawback_line', 'line_id', [lineId]),
    clawback_receipt: returned,
  }
}

/** The account that was applied with, and every other of the payee's that a payment went to: whose change it was, and who verified it. */
async function accountsPaid(
  rows: (table: TrailTable, column: string, ids: readonly unknown[]) => Promise<TrailRow[]>,
  applications: readonly TrailRow[],
  payments: readonly TrailRow[],
): Promise<TrailRow[]> {
  const appliedWith = columnOf(applications, 'bank_account_id')
  const paidTo = columnOf(payments, 'account_number')
  return (await rows('bank_account', 'organisation_id', columnOf(applications, 'applicant_id'))).filter(
    (account) => appliedWith.includes(account.rowId) || paidTo.includes(contentOf(account).account_number),
  )
}

const texts = (values: readonly unknown[]): string[] => [
  ...new Set(values.filter((value): value is string => typeof value === 'string' && value !== '')),
]
const idsOf = (rows: readonly TrailRow[]) => rows.map(({ rowId }) => rowId)
const columnOf = (rows: readonly TrailRow[], column: string) => rows.map((row) => contentOf(row)[column])
