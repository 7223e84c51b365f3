import { dateFromColumn } from '@/server/clock'
import type { DuplicateCoverOutcome } from '@/server/db'

import { answerInWords, earliestStart } from './answer'
import type { CheckRow } from './store'

/** A 查重凭证 as its insurer sees it. Dates are `YYYY-MM-DD`, `checkedAt` an ISO instant. */
export interface CheckDto {
  id: string
  certificateNumber: string
  insurerName: string
  uscc: string
  /** '' when the code is not registered on the portal. */
  enterpriseName: string
  outcome: DuplicateCoverOutcome
  coverFrom: string | null
  coveredUntil: string | null
  earliestStart: string | null
  reservedUntil: string | null
  checkedAt: string
  message: string
}

export function checkDto(row: CheckRow): CheckDto {
  const coveredUntil = row.coveredUntil && dateFromColumn(row.coveredUntil)
  const reservedUntil = row.reservedUntil && dateFromColumn(row.reservedUntil)
  return {
    id: row.id,
    certificateNumber: row.certificateNumber,
    insurerName: row.insurer.name,
    uscc: row.uscc,
    enterpriseName: row.enterpriseName,
    outcome: row.outcome,
    coverFrom: row.coverFrom && dateFromColumn(row.coverFrom),
    coveredUntil,
    earliestStart: coveredUntil && earliestStart(coveredUntil),
    reservedUntil,
    checkedAt: row.checkedAt.toISOString(),
    message: answerInWords({ outcome: row.outcome, coveredUntil, reservedUntil }),
  }
}
