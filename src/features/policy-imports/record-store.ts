import type { Tx } from '@/server/db'

/** The writing of policies by the hundred. */

export interface NewPolicy {
  id: string
  programme: 'MICRO' | 'MEDIUM'
  insurancePolicyNumber: string
  enterpriseId: string | null
  uscc: string
  enterpriseName: string
  divisionCode: string | null
  inception: string
  expiry: string
  exportYear: number
  priorYearExportsUsd: string
  exportSource: string
  exportRecordId: string | null
  exportEvidenceFileId: string | null
  sumInsuredUsd: string
  premiumRate: string
  premiumUsd: string
  fiscalShareUsd: string
  enterpriseShareUsd: string
  insuredPercentage: string
  buyerLimitUsd: string
  maximumLiabilityUsd: string
  premiumCny: string | null
  fiscalShareCny: string | null
  sheet: unknown
  checkId: string
  invoiceNumber: string | null
  selfPaidReceivedOn: string | null
  state: 'IN_FORCE' | 'PENDING_SELF_PAYMENT'
}

/** What is the same for all policies of one recording. */
export interface CommonFacts {
  importId: string
  insurerId: string
  recordedById: string
  recordedAt: Date
  rulesVersion: string
  rate: { exchangeRate: string; exchangeRateDate: string; source: string } | null
}

/** One's own reservations, kept from changing until the transaction ends, in their order. */
export async function holdReservations(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.$queryRaw`SELECT id FROM cover_reservation WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`
}

/**
 * Writes the policies in the order of their codes (so that two insurers wait for each other in one order only) and answers with
 * the ids that the register let in: `insurance_policy_one_cover` and the number's uniqueness leave out the others.
 */
export async function insertPolicies(
  tx: Tx,
  common: CommonFacts,
  policies: readonly NewPolicy[],
): Promise<Set<string>> {
  const { rate } = common
  const rows = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO insurance_policy (id, insurer_id, programme, insurance_policy_number, enterprise_id, uscc, enterprise_name, division_code,
      inception, expiry, export_year, prior_year_exports_usd, export_source, export_record_id, export_evidence_file_id, sum_insured_usd,
      premium_rate, premium_usd, fiscal_share_usd, enterprise_share_usd, insured_percentage, buyer_limit_usd, maximum_liability_usd,
      premium_cny, fiscal_share_cny, sheet, check_id, invoice_number, self_paid_received_on, state,
      exchange_rate, exchange_rate_date, exchange_rate_source, rules_version, recorded_by_id, recorded_at, import_id)
    SELECT r.id, ${common.insurerId}::uuid, r.programme, r."insurancePolicyNumber", r."enterpriseId", r.uscc, r."enterpriseName", r."divisionCode",
      r.inception, r.expiry, r."exportYear", r."priorYearExportsUsd", r."exportSource", r."exportRecordId", r."exportEvidenceFileId", r."sumInsuredUsd",
      r."premiumRate", r."premiumUsd", r."fiscalShareUsd", r."enterpriseShareUsd", r."insuredPercentage", r."buyerLimitUsd", r."maximumLiabilityUsd",
      r."premiumCny", r."fiscalShareCny", r.sheet, r."checkId", r."invoiceNumber", r."selfPaidReceivedOn", r.state,
      ${rate?.exchangeRate ?? null}::numeric, ${rate?.exchangeRateDate ?? null}::date, ${rate?.source ?? null}, ${common.rulesVersion},
      ${common.recordedById}::uuid, ${common.recordedAt}, ${common.importId}::uuid
    FROM jsonb_to_recordset(${JSON.stringify(policies)}::jsonb) AS r(
      id uuid, programme programme, "insurancePolicyNumber" text, "enterpriseId" uuid, uscc text, "enterpriseName" text, "divisionCode" text,
      inception date, expiry date, "exportYear" int, "priorYearExportsUsd" numeric, "exportSource" export_source, "exportRecordId" uuid,
      "exportEvidenceFileId" uuid, "sumInsuredUsd" numeric, "premiumRate" numeric, "premiumUsd" numeric, "fiscalShareUsd" numeric,
      "enterpriseShareUsd" numeric, "insuredPercentage" numeric, "buyerLimitUsd" numeric, "maximumLiabilityUsd" numeric, "premiumCny" numeric,
      "fiscalShareCny" numeric, sheet jsonb, "checkId" uuid, "invoiceNumber" text, "selfPaidReceivedOn" date, state insurance_policy_state)
    ORDER BY r.uscc
    ON CONFLICT DO NOTHING RETURNING id`
  return new Set(rows.map(({ id }) => id))
}

export async function useReservations(
  tx: Tx,
  ids: readonly string[],
  at: Date,
  reason: string,
): Promise<void> {
  await tx.$executeRaw`UPDATE cover_reservation SET released_at = ${at}, release_reason = ${reason} WHERE id = ANY(${ids}::uuid[])`
}
