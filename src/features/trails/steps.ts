import type { TrailTable } from './gather'

/** The steps of one yuan in their order: which rows stand under each, which of their columns are told, and what it means that there are none. */
export interface StepPlan {
  key: string
  title: string
  tables: { table: TrailTable; columns: readonly string[]; number?: string }[]
  empty: string
}

export const stepPlans: readonly StepPlan[] = [
  {
    key: 'line',
    title: '发票与申报明细',
    tables: [
      {
        table: 'premium_payment_line',
        number: 'invoice_number',
        columns: [
          'position',
          'invoice_number',
          'invoice_issued_on',
          'insurer_name',
          'insurance_policy_number',
          'currency',
          'invoice_amount',
          'paid_on',
          'paid_amount',
          'bank_transaction_number',
          'exchange_rate',
          'exchange_rate_date',
          'amount_cny',
        ],
      },
      {
        table: 'application_policy_line',
        columns: [
          'position',
          'premium_usd',
          'fiscal_share_usd',
          'exchange_rate',
          'exchange_rate_date',
          'premium_cny',
          'fiscal_share_cny',
        ],
      },
      {
        table: 'insurance_policy',
        number: 'insurance_policy_number',
        columns: [
          'insurance_policy_number',
          'enterprise_name',
          'uscc',
          'inception',
          'expiry',
          'premium_usd',
          'invoice_number',
          'state',
        ],
      },
      {
        table: 'duplicate_cover_check',
        number: 'certificate_number',
        columns: ['certificate_number', 'outcome', 'checked_at'],
      },
    ],
    empty: '没有找到明细。',
  },
  {
    key: 'application',
    title: '申报',
    tables: [
      {
        table: 'application',
        number: 'receipt_number',
        columns: [
          'receipt_number',
          'half_year',
          'state',
          'requested_amount_cny',
          'approved_amount_cny',
          'submission_sequence',
          'held_reason',
        ],
      },
      {
        table: 'application_submission',
        columns: ['sequence', 'requested_amount_cny', 'rules_version', 'form_sha256', 'submitted_at'],
      },
    ],
    empty: '没有找到申报。',
  },
  {
    key: 'materials',
    title: '申报材料与摘要',
    tables: [
      { table: 'application_material', columns: ['added_at'] },
      {
        table: 'stored_file',
        number: 'display_name',
        columns: ['display_name', 'size_bytes', 'sha256', 'uploaded_at'],
      },
    ],
    empty: '本批次没有要求上传材料。',
  },
  {
    key: 'invoice',
    title: '与保险机构发票比对',
    tables: [
      {
        table: 'insurer_invoice',
        number: 'invoice_number',
        columns: [
          'invoice_number',
          'insurance_policy_number',
          'uscc',
          'issued_on',
          'currency',
          'amount',
          'version',
          'voided',
        ],
      },
      { table: 'invoice_correction', number: 'number', columns: ['reason', 'state', 'decided_at'] },
    ],
    empty: '保险机构报送的发票清单中没有这张发票，未作比对。',
  },
  {
    key: 'findings',
    title: '核查提示与处理',
    tables: [
      { table: 'finding', columns: ['severity', 'message', 'clause', 'settlement', 'settlement_reason'] },
      { table: 'correction_return', columns: ['submission_sequence', 'correct_by'] },
    ],
    empty: '自动核查没有发现问题，也没有退回补正。',
  },
  {
    key: 'review',
    title: '审核与逐行核定',
    tables: [
      { table: 'review_line_decision', columns: ['amount_in', 'amount_out', 'reason', 'note'] },
      {
        table: 'review',
        columns: ['state', 'amount_in', 'amount_out', 'opinion', 'checker_remark', 'rules_version'],
      },
      {
        table: 'supported_payment',
        columns: [
          'invoice_number',
          'bank_transaction_number',
          'supported_at',
          'released_at',
          'release_reason',
        ],
      },
    ],
    empty: '尚未审核。',
  },
  {
    key: 'award',
    title: '名单条目与名单',
    tables: [
      {
        table: 'award_list_item',
        columns: ['position', 'original_amount_cny', 'amount_cny', 'state', 'remark'],
      },
      {
        table: 'award_list',
        number: 'number',
        columns: [
          'number',
          'title',
          'state',
          'total_cny',
          'budget_year',
          'fund_document',
          'dispatch_number',
          'dispatched_on',
          'version',
        ],
      },
      {
        table: 'award_list_shortage',
        columns: [
          'factor',
          'available_cny',
          'total_before_cny',
          'total_after_cny',
          'reason',
          'state',
          'decision_reason',
        ],
      },
      { table: 'award_list_shortage_line', columns: ['share_cny', 'before_cny', 'after_cny'] },
    ],
    empty: '尚未列入拟支持名单。',
  },
  {
    key: 'consultation',
    title: '会商省财政厅',
    tables: [
      { table: 'consultation_round', columns: ['sequence', 'total_cny', 'sent_at'] },
      {
        table: 'consultation_remark',
        columns: ['amount_cny', 'flagged', 'remark', 'answer', 'answered_at'],
      },
      {
        table: 'finance_consultation',
        number: 'document_number',
        columns: ['decision', 'document_number', 'total_cny', 'remark'],
      },
    ],
    empty: '尚未会商。',
  },
  {
    key: 'publicity',
    title: '公示与异议',
    tables: [
      {
        table: 'publicity',
        columns: ['title', 'sequence', 'starts_on', 'ends_on', 'working_days', 'sha256', 'closed_at'],
      },
      { table: 'publicity_withdrawal', columns: ['reason', 'afterwards', 'state', 'remark'] },
      { table: 'objection', number: 'number', columns: ['number', 'state', 'decision', 'new_amount_cny'] },
    ],
    empty: '尚未公示。',
  },
  {
    key: 'order',
    title: '拨付单与拨付明细',
    tables: [
      {
        table: 'disbursement_order',
        number: 'number',
        columns: ['number', 'fund_document', 'budget_head', 'state', 'total_cny'],
      },
      {
        table: 'disbursement_line',
        columns: [
          'position',
          'kind',
          'attempt',
          'payee_name',
          'bank_name',
          'account_number',
          'amount_cny',
          'paid_cny',
          'state',
          'paid_on',
          'bank_reference',
          'failure_reason',
        ],
      },
      {
        table: 'bank_account',
        columns: [
          'account_name',
          'bank_name',
          'account_number',
          'state',
          'verified_at',
          'verification_note',
          'sent_back_reason',
        ],
      },
      { table: 'disbursement_movement', columns: ['amount_cny', 'moved_on', 'bank_reference', 'reason'] },
    ],
    empty: '尚未编制拨付单。',
  },
  {
    key: 'journal',
    title: '记账分录',
    tables: [
      { table: 'journal_entry', number: 'sequence', columns: ['sequence', 'kind', 'memo', 'posted_at'] },
      { table: 'journal_posting', columns: ['account_id', 'amount_cny'] },
    ],
    empty: '尚无分录。',
  },
  {
    key: 'receipt',
    title: '银行回单',
    tables: [
      {
        table: 'bank_receipt',
        number: 'bank_reference',
        columns: [
          'outcome',
          'bank_reference',
          'received_on',
          'payee_name',
          'account_number',
          'amount_cny',
          'failure_reason',
        ],
      },
    ],
    empty: '没有导入银行回单。手工登记的结果见拨付明细。',
  },
  {
    key: 'clawback',
    title: '抽查与追回',
    tables: [
      {
        table: 'spot_check_sheet',
        columns: ['stratum', 'by_lot', 'paid_cny', 'state', 'conclusion', 'correction', 'signed_at'],
      },
      {
        table: 'clawback_order',
        number: 'number',
        columns: ['number', 'party_name', 'amount_cny', 'received_cny', 'state', 'reason', 'basis', 'due_on'],
      },
      { table: 'clawback_line', columns: ['label', 'amount_cny'] },
      {
        table: 'clawback_receipt',
        number: 'bank_reference',
        columns: ['amount_cny', 'received_on', 'bank_reference'],
      },
    ],
    empty: '没有被抽查，也没有追回。',
  },
]
