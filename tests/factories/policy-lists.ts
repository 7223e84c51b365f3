import { exportXlsx, insurancePolicyList } from '@/documents'
import type { Actor } from '@/server/auth/actor'

import { anEnterprise } from './enterprises'
import { aClearCheck } from './insurance-policies'
import { someday } from './people'
import { microRow, type ListRow } from './policy-rows'

let counted = 0

/** A row that may be recorded: an enterprise with its official figure, checked and reserved for this insurer. */
export async function aListRow(insurer: Actor, changes: ListRow = {}, now = someday): Promise<ListRow> {
  counted += 1
  const enterprise = await anEnterprise({
    exports: [{ year: 2025, amountUsd: changes.priorYearExportsUsd ?? '1000000.00' }],
    now,
  })
  const check = await aClearCheck(insurer, enterprise.uscc, '2026-09-01', now)
  return {
    ...microRow(enterprise.uscc, `QD-${counted}`),
    certificateNumber: check.certificateNumber,
    ...changes,
  }
}

export async function aPolicyList(rows: readonly ListRow[], name = '统保保单清单.xlsx'): Promise<File> {
  const bytes = await exportXlsx(
    insurancePolicyList,
    rows.map((row, index) => ({ position: index + 1, ...row })),
  )
  return new File([bytes as BlobPart], name)
}
