import { dateInWords, type LawDate } from '@/policy-rules'
import type { Tx } from '@/server/db'

import { holdApplications, openCaseNumber } from './case-store'

/** L3: why an application waits, in words; also what tells whose hold it is. */
export const holdReason = (caseNumber: string): string => `信用负面清单案件 ${caseNumber} 正在办理。`
export const listedReason = (caseNumber: string, until: LawDate): string =>
  `案件 ${caseNumber} 已决定列入信用负面清单，至${dateInWords(until)}（含当日）。`

/** Asked at submission: what is handed in while a case is under way waits from the first moment on. */
export async function holdForOpenCase(tx: Tx, organisationId: string): Promise<void> {
  const number = await openCaseNumber(tx, organisationId)
  if (number) await holdApplications(tx, organisationId, holdReason(number))
}
