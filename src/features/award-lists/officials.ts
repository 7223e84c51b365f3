/** Who reads award lists. */
export const listOfficials = [
  'COMMERCE_PREPARER',
  'COMMERCE_CHECKER',
  'COMMERCE_APPROVER',
  'FINANCE_PREPARER',
  'FINANCE_CHECKER',
  'AUDITOR',
] as const
