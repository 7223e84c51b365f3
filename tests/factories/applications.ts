import { randomInt } from 'node:crypto'

import { uploadMaterial } from '@/features/applications/materials'
import { saveDraft } from '@/features/applications/save-draft'
import { startApplication } from '@/features/applications/start-application'
import { submitApplication } from '@/features/applications/submit-application'
import type { Actor } from '@/server/auth/actor'
import type { Outcome } from '@/server/use-case'

import { aPdf } from './files'
import { someday } from './people'

/** Applications as an enterprise files them: through the use cases, as people do. */

const digits = (count: number) => Array.from({ length: count }, () => randomInt(10)).join('')

/** A row of the 保险费缴纳明细表 as it is typed, right for 2026H1 unless changed. */
export function aPaymentRow(
  payer: string,
  changes: Record<string, string> = {},
): { id: string; values: Record<string, string> } {
  return {
    id: '',
    values: {
      insurerName: '中国出口信用保险公司河南分公司',
      insurancePolicyNumber: 'SCH026001-260100',
      insuranceProduct: '短期出口信用保险',
      businessKind: '一般贸易',
      periodStart: '2026-01-01',
      periodEnd: '2026-12-31',
      invoiceNumber: digits(20),
      invoiceIssuedOn: '2026-03-01',
      currency: '人民币',
      invoiceAmount: '10000.00',
      paidOn: '2026-03-05',
      payerAccountName: payer,
      bankTransactionNumber: digits(16),
      paidAmount: '10000.00',
      ...changes,
    },
  }
}

export interface FiledOptions {
  roundId: string
  requirementIds?: readonly string[]
  rows?: { id: string; values: Record<string, string> }[]
  otherSubsidiesCny?: string
  now?: Date
}

/** A draft with rows, materials and declaration, ready to be submitted. Returns its id and version. */
export async function aReadyDraft(
  actor: Actor,
  options: FiledOptions,
): Promise<{ applicationId: string; version: number }> {
  const now = options.now ?? someday
  const { applicationId } = valueOf(await startApplication(actor, { roundId: options.roundId }, { now }))
  const saved = valueOf(
    await saveDraft(
      actor,
      {
        applicationId,
        expectedVersion: 1,
        rows: options.rows ?? [aPaymentRow(actor.organisationName)],
        otherSubsidiesCny: options.otherSubsidiesCny ?? '0',
        declarationAccepted: true,
      },
      { now },
    ),
  )
  for (const requirementId of options.requirementIds ?? []) {
    const file = aPdf('材料.pdf', requirementId)
    valueOf(await uploadMaterial(actor, { applicationId, requirementId, file }, { now }))
  }
  return { applicationId, version: saved.version }
}

/** The same, submitted by the 负责人. */
export async function aSubmittedApplication(
  approver: Actor,
  options: FiledOptions,
): Promise<{ applicationId: string; receiptNumber: string; requestedAmountCny: string }> {
  const { applicationId, version } = await aReadyDraft(approver, options)
  return valueOf(
    await submitApplication(
      approver,
      { applicationId, expectedVersion: version },
      { now: options.now ?? someday },
    ),
  )
}

/** The value of an outcome that must be a success. */
export function valueOf<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value
  const { message, details } = outcome.refusal
  throw new Error(`${message} ${JSON.stringify(details)}`)
}
