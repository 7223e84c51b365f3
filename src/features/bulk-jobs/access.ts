/** Those whose work may come in hundreds, and the auditors who read it. */
export const workers = [
  'INSURER_OPERATOR',
  'INSURER_CHECKER',
  'DIVISION_COMMERCE',
  'DIVISION_FINANCE',
  'COMMERCE_PREPARER',
  'COMMERCE_CHECKER',
  'COMMERCE_APPROVER',
  'FINANCE_PREPARER',
  'FINANCE_CHECKER',
] as const
export const readers = [...workers, 'AUDITOR'] as const
