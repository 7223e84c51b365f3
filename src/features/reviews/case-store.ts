import { Decimal } from '@/policy-rules'
import { dateFromColumn, dateInShanghai } from '@/server/clock'
import { Prisma, type ApplicationState, type Programme, type ReductionReason, type Tx } from '@/server/db'

/** Reads one application with all that a review looks at. Money leaves as decimal strings, days as `YYYY-MM-DD`. */

const text = (value: Prisma.Decimal) => value.toFixed(2)
const textOrNull = (value: Prisma.Decimal | null) => value && value.toFixed(2)

/** The application's state, with its row held until the transaction ends; null when there is none to be seen. */
export async function lockCase(tx: Tx, id: string): Promise<ApplicationState | null> {
  const rows = await tx.$queryRaw<{ state: ApplicationState }[]>`
    SELECT state FROM application WHERE id = ${id}::uuid AND state <> 'DRAFT' FOR UPDATE`
  return rows[0]?.state ?? null
}

/** Where the applicant belongs, for the rules of assignment. */
export async function placeOf(tx: Tx, id: string): Promise<{ divisionCode: string | null }> {
  const { applicant } = await tx.application.findUniqueOrThrow({
    where: { id },
    select: { applicant: { select: { divisionCode: true } } },
  })
  return applicant
}

/** Null for a draft: it is its applicant's alone. */
export async function readCase(tx: Tx, id: string) {
  const row = await tx.application.findFirst({
    where: { id, state: { not: 'DRAFT' } },
    include: {
      round: { include: { requirements: { orderBy: { position: 'asc' } } } },
      applicant: { include: { division: true } },
      paymentLines: { orderBy: { position: 'asc' } },
      policyLines: { orderBy: { position: 'asc' }, include: { insurancePolicy: true } },
      materials: { where: { removedAt: null }, orderBy: { addedAt: 'asc' }, include: { file: true } },
      // The newest pass that both people of the division have signed.
      reviews: {
        where: { stage: 'DIVISION', state: 'APPROVED' },
        orderBy: { decidedAt: 'desc' },
        take: 1,
        include: { lineDecisions: true },
      },
    },
  })
  if (!row) return null
  const { round, applicant } = row
  return {
    id: row.id,
    state: row.state,
    programme: row.programme,
    halfYear: row.halfYear,
    receiptNumber: row.receiptNumber ?? '',
    submissionSequence: row.submissionSequence,
    submittedAt: row.submittedAt?.toISOString() ?? null,
    submittedOn: row.submittedAt && dateInShanghai(row.submittedAt),
    requestedAmountCny: textOrNull(row.requestedAmountCny) ?? '0.00',
    approvedAmountCny: textOrNull(row.approvedAmountCny),
    otherSubsidiesCny: text(row.otherSubsidiesCny),
    heldReason: row.heldReason,
    assignedToId: row.assignedToId,
    applicant: {
      id: applicant.id,
      name: applicant.name,
      uscc: applicant.uscc ?? '',
      divisionName: applicant.division?.name ?? '',
      divisionCode: applicant.divisionCode,
    },
    round: {
      id: round.id,
      title: round.title,
      noticeNumber: round.noticeNumber,
      halfYear: round.halfYear,
      opensOn: dateFromColumn(round.opensOn),
      divisionReview: round.divisionReview,
      supportRatio: round.supportRatio.toFixed(),
      shortageFactor: round.shortageFactor?.toFixed() ?? null,
      fxRule: round.fxRule,
      fixedRates: round.fixedRates as Record<string, string>,
    },
    divisionDecisions: (row.reviews[0]?.lineDecisions ?? []).map((decision): DivisionDecision => ({
      lineId: decision.lineId,
      amountIn: text(decision.amountIn),
      amountOut: text(decision.amountOut),
      reason: decision.reason,
      note: decision.note,
    })),
    requirements: round.requirements.map(({ id: requirementId, name, required }) => ({
      id: requirementId,
      name,
      required,
    })),
    materials: row.materials.map(({ requirementId, file }) => ({
      requirementId,
      fileId: file.id,
      name: file.displayName,
      mediaType: file.mediaType,
      sizeBytes: file.sizeBytes,
    })),
    paymentLines: row.paymentLines.map((line) => ({
      id: line.id,
      position: line.position,
      insurerName: line.insurerName,
      insurancePolicyNumber: line.insurancePolicyNumber,
      insuranceProduct: line.insuranceProduct,
      businessKind: line.businessKind,
      periodStart: dateFromColumn(line.periodStart),
      periodEnd: dateFromColumn(line.periodEnd),
      premiumNoticeNumber: line.premiumNoticeNumber,
      invoiceNumber: line.invoiceNumber,
      invoiceIssuedOn: dateFromColumn(line.invoiceIssuedOn),
      currency: line.currency,
      invoiceAmount: text(line.invoiceAmount),
      paidOn: dateFromColumn(line.paidOn),
      paymentMethod: line.paymentMethod,
      payerAccountName: line.payerAccountName,
      bankTransactionNumber: line.bankTransactionNumber,
      paidAmount: text(line.paidAmount),
      exchangeRate: line.exchangeRate?.toFixed() ?? null,
      exchangeRateDate: line.exchangeRateDate && dateFromColumn(line.exchangeRateDate),
      amountCny: textOrNull(line.amountCny),
      note: line.note,
    })),
    policyLines: row.policyLines.map(({ insurancePolicy, ...line }) => ({
      id: line.id,
      position: line.position,
      insurancePolicyId: line.insurancePolicyId,
      insurancePolicyNumber: insurancePolicy.insurancePolicyNumber,
      insurancePolicyState: insurancePolicy.state,
      enterpriseName: insurancePolicy.enterpriseName,
      uscc: insurancePolicy.uscc,
      inception: dateFromColumn(insurancePolicy.inception),
      expiry: dateFromColumn(insurancePolicy.expiry),
      premiumUsd: text(line.premiumUsd),
      fiscalShareUsd: text(line.fiscalShareUsd),
      exchangeRate: line.exchangeRate.toFixed(),
      exchangeRateDate: dateFromColumn(line.exchangeRateDate),
      exchangeRateSource: line.exchangeRateSource,
      premiumCny: text(line.premiumCny),
      fiscalShareCny: text(line.fiscalShareCny),
    })),
  }
}

export type ReviewCase = NonNullable<Awaited<ReturnType<typeof readCase>>>
export type PaymentLine = ReviewCase['paymentLines'][number]
export type PolicyLine = ReviewCase['policyLines'][number]

/** What the applicant's division office let stand of a line, and why it cut (初审). */
export interface DivisionDecision {
  lineId: string
  amountIn: string
  amountOut: string
  reason: ReductionReason | null
  note: string
}

export interface CaseLine {
  id: string
  position: number
  /** What comes in: the premium paid, or the treasury's share that the insurer advanced; never more than the division let stand. CNY. */
  amountIn: string
  /** Where the division cut the line: what it had been, and why. */
  division: DivisionDecision | null
}

/** The lines of either kind, as the review counts them. A line that waits for its rate counts as nothing. */
export function linesOf({ paymentLines, policyLines, divisionDecisions }: ReviewCase): CaseLine[] {
  const applied = [
    ...paymentLines.map(({ id, position, amountCny }) => ({ id, position, amountCny: amountCny ?? '0.00' })),
    ...policyLines.map(({ id, position, fiscalShareCny }) => ({ id, position, amountCny: fiscalShareCny })),
  ]
  return applied.map(({ id, position, amountCny }) => {
    const division = divisionDecisions.find(({ lineId }) => lineId === id) ?? null
    // A line corrected after the division's review is never more than it is now.
    const amountIn = division ? Decimal.min(division.amountOut, amountCny).toFixed(2) : amountCny
    return { id, position, amountIn, division: division && { ...division, amountIn: amountCny } }
  })
}

/** Other applications, of anyone, with the same invoice and bank transaction (C1), the supported ones first. */
export async function samePaymentsElsewhere(tx: Tx, id: string) {
  return tx.$queryRaw<
    {
      lineId: string
      receiptNumber: string
      applicantName: string
      halfYear: string
      supported: boolean
    }[]
  >`
    SELECT own.id AS "lineId", coalesce(a.receipt_number, '') AS "receiptNumber", o.name AS "applicantName",
      a.half_year AS "halfYear", (s.id IS NOT NULL) AS supported
    FROM premium_payment_line own
    JOIN premium_payment_line other ON upper(other.invoice_number) = upper(own.invoice_number)
      AND upper(other.bank_transaction_number) = upper(own.bank_transaction_number) AND other.application_id <> own.application_id
    JOIN application a ON a.id = other.application_id AND a.state NOT IN ('DRAFT', 'WITHDRAWN', 'REJECTED')
    JOIN organisation o ON o.id = a.applicant_id
    LEFT JOIN supported_payment s ON s.line_id = other.id AND s.released_at IS NULL
    WHERE own.application_id = ${id}::uuid
    ORDER BY own.position, supported DESC, a.submitted_at`
}

/**
 * Other live applications with the same invoice and another bank transaction. `paidOnInvoice`: what both applicants' lines
 * together say was paid of it, in the invoice's currency.
 */
export async function sameInvoicesElsewhere(tx: Tx, id: string) {
  const rows = await tx.$queryRaw<
    {
      lineId: string
      receiptNumber: string
      applicantName: string
      halfYear: string
      own: boolean
      paidOnInvoice: Prisma.Decimal
    }[]
  >`
    SELECT DISTINCT ON (own.position) own.id AS "lineId", coalesce(a.receipt_number, '') AS "receiptNumber", o.name AS "applicantName",
      a.half_year AS "halfYear", a.applicant_id = mine.applicant_id AS own,
      (SELECT sum(l.paid_amount) FROM premium_payment_line l JOIN application x ON x.id = l.application_id
        WHERE upper(l.invoice_number) = upper(own.invoice_number)
          AND (x.id = mine.id OR x.state NOT IN ('DRAFT', 'WITHDRAWN', 'REJECTED'))) AS "paidOnInvoice"
    FROM premium_payment_line own
    JOIN application mine ON mine.id = own.application_id
    JOIN premium_payment_line other ON upper(other.invoice_number) = upper(own.invoice_number)
      AND upper(other.bank_transaction_number) <> upper(own.bank_transaction_number) AND other.application_id <> own.application_id
    JOIN application a ON a.id = other.application_id AND a.state NOT IN ('DRAFT', 'WITHDRAWN', 'REJECTED')
    JOIN organisation o ON o.id = a.applicant_id
    WHERE own.application_id = ${id}::uuid
    ORDER BY own.position, own, a.submitted_at`
  return rows.map(({ paidOnInvoice, ...row }) => ({ ...row, paidOnInvoice: paidOnInvoice.toFixed(2) }))
}

/** Other live applications for the same insurance policies. */
export async function samePoliciesElsewhere(tx: Tx, id: string) {
  return tx.$queryRaw<{ lineId: string; receiptNumber: string }[]>`
    SELECT own.id AS "lineId", coalesce(a.receipt_number, '') AS "receiptNumber"
    FROM application_policy_line own
    JOIN application_policy_line other ON other.insurance_policy_id = own.insurance_policy_id
      AND other.application_id <> own.application_id
    JOIN application a ON a.id = other.application_id AND a.state NOT IN ('DRAFT', 'WITHDRAWN', 'REJECTED')
    WHERE own.application_id = ${id}::uuid ORDER BY own.position`
}

/** The insurers' own lists, by the invoices of the lines. */
export async function insurerInvoicesOf(tx: Tx, invoiceNumbers: readonly string[]) {
  const rows = await tx.insurerInvoice.findMany({
    where: { invoiceNumber: { in: [...new Set(invoiceNumbers)] }, supersededBy: null, voided: false },
    include: { insurer: { select: { name: true } } },
  })
  return rows.map((row) => ({
    invoiceNumber: row.invoiceNumber,
    insurerName: row.insurer.name,
    uscc: row.uscc,
    currency: row.currency,
    amount: text(row.amount),
  }))
}

/** Platform policies of the enterprise whose premium the treasury shares already (C11), by number. */
export async function platformPolicyNumbers(tx: Tx, uscc: string, numbers: readonly string[]) {
  const rows = await tx.insurancePolicy.findMany({
    where: { uscc, insurancePolicyNumber: { in: [...new Set(numbers)] }, state: { not: 'CANCELLED' } },
    select: { insurancePolicyNumber: true, programme: true },
  })
  return new Map<string, Programme>(rows.map((row) => [row.insurancePolicyNumber, row.programme]))
}

/** By line: the difference to an official export list that is open or upheld. */
export async function officialDifferencesOf(tx: Tx, applicationId: string) {
  const rows = await tx.exportDifferencePolicy.findMany({
    where: {
      difference: { state: { in: ['OPEN', 'UPHELD'] } },
      insurancePolicy: { applicationLines: { some: { applicationId } } },
    },
    include: {
      difference: { select: { year: true, officialUsd: true, state: true } },
      insurancePolicy: { select: { applicationLines: { where: { applicationId }, select: { id: true } } } },
    },
    orderBy: { difference: { foundAt: 'asc' } },
  })
  return new Map(
    rows.flatMap(({ difference, insurancePolicy, ...row }) =>
      insurancePolicy.applicationLines.map(({ id }) => [
        id,
        {
          year: difference.year,
          recordedUsd: text(row.recordedUsd),
          officialUsd: text(difference.officialUsd),
          stakeCny: textOrNull(row.stakeCny),
          upheld: difference.state === 'UPHELD',
        },
      ]),
    ),
  )
}

/** A finding with the enterprise that it is about: the insured one of a policy's line, else the applicant. */
export async function findingWithEnterprise(tx: Tx, id: string) {
  const [row] = await tx.$queryRaw<
    { rule: string; message: string; applicationId: string; receiptNumber: string; uscc: string | null }[]
  >`
    SELECT f.rule, f.message, f.application_id AS "applicationId", coalesce(a.receipt_number, '') AS "receiptNumber",
      coalesce(p.uscc, o.uscc) AS uscc
    FROM finding f JOIN application a ON a.id = f.application_id JOIN organisation o ON o.id = a.applicant_id
    LEFT JOIN application_policy_line l ON l.id = f.line_id LEFT JOIN insurance_policy p ON p.id = l.insurance_policy_id
    WHERE f.id = ${id}::uuid AND a.state <> 'DRAFT'`
  return row ?? null
}
