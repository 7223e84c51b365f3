import { z } from 'zod'

import { isLawDate, type LawDate } from '@/policy-rules'
import type { RecheckFindingKind } from '@/server/db'
import { PAGE_SIZE, pageWithin, pagingShape } from '@/server/paging'
import { query } from '@/server/use-case'

import { findingsOf, rechecks, type StoredRecheck } from './store'

export interface RecheckReport {
  run: StoredRecheck | null
  findings: {
    position: number
    kind: RecheckFindingKind
    uscc: string
    enterpriseName: string
    insurers: string
    facts: string
    insurancePolicyId: string | null
  }[]
  page: number
  pageSize: number
  /** The nights before, newest first. */
  runs: StoredRecheck[]
}

/** One night's report, the last one unless a day is named, and the nights before. */
export const registerRechecks = query({
  name: 'registerRechecks.report',
  allow: ['COMMERCE_PREPARER', 'COMMERCE_CHECKER', 'COMMERCE_APPROVER', 'AUDITOR'],
  input: z.object({
    on: z
      .string()
      .refine(isLawDate)
      .nullable()
      .catch(null)
      .transform((day) => day as LawDate | null),
    page: pagingShape.page,
  }),
  run: async ({ tx }, { on, page }): Promise<RecheckReport> => {
    const runs = await rechecks(tx)
    const run = (on === null ? runs[0] : runs.find(({ ranOn }) => ranOn === on)) ?? null
    const shown = pageWithin(page, run?.findings ?? 0)
    const findings = run
      ? await findingsOf(tx, run.id, { skip: (shown - 1) * PAGE_SIZE, take: PAGE_SIZE })
      : []
    return { run, findings, page: shown, pageSize: PAGE_SIZE, runs }
  },
})
