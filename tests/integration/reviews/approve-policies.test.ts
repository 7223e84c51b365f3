import '../../setup/test-database'
import { randomUUID } from 'node:crypto'

import { expect, it } from 'vitest'

import { approveReview } from '@/features/reviews'

import { anEnterprise } from '../../factories/enterprises'
import { anOrganisation, aPerson, someday } from '../../factories/people'
import { anApplicationForReview } from '../../factories/reviews'
import { aRound } from '../../factories/rounds'
import { asOwner } from '../../setup/test-database'

const at = { now: someday }

/** A policy as it stands in the table; how it came to be is the insurers' rooms' affair. */
async function aStoredPolicy(insurerId: string, uscc: string): Promise<string> {
  const id = randomUUID()
  await asOwner(
    `INSERT INTO insurance_policy (id, insurer_id, programme, insurance_policy_number, uscc, enterprise_name, inception, expiry,
       export_year, prior_year_exports_usd, export_source, sum_insured_usd, premium_rate, premium_usd, fiscal_share_usd,
       enterprise_share_usd, insured_percentage, buyer_limit_usd, maximum_liability_usd, rules_version, sheet, state, recorded_at)
     VALUES ($1, $2, 'MICRO', $4, $3, '河南甲进出口有限公司', '2026-01-01', '2026-12-31', 2025, 1000000, 'OFFICIAL', 1000000, 0.0008,
       800, 800, 0, 0.8, 100000, 100000, 'yushangcai-2024-15/1', '{}', 'IN_FORCE', '2025-12-20')`,
    [id, insurerId, uscc, `MIC${id.slice(0, 8)}`],
  )
  return id
}

async function reviewedPolicies(usccs: string[]) {
  const preparer = await aPerson('COMMERCE_PREPARER')
  const insurer = await anOrganisation({ kind: 'INSURER' })
  const policies = []
  for (const uscc of usccs)
    policies.push({
      insurancePolicyId: await aStoredPolicy(insurer.id, uscc),
      premiumUsd: '800.00',
      fiscalShareUsd: '800.00',
      exchangeRate: '7.1',
      premiumCny: '5680.00',
      fiscalShareCny: '5680.00',
    })
  return {
    insurer,
    application: await anApplicationForReview({
      roundId: (await aRound({ programme: 'MICRO', requirements: [] })).id,
      applicant: insurer,
      programme: 'MICRO',
      state: 'REVIEWED',
      preparerId: preparer.accountId,
      requestedAmountCny: '11360.00',
      policies,
    }),
  }
}

it('an insurer’s premiums are added up as reviewed: no ratio, no cap, no payment claimed', async () => {
  const { application, insurer } = await reviewedPolicies([
    (await anEnterprise()).uscc,
    (await anEnterprise()).uscc,
  ])
  await asOwner(`UPDATE review_line_decision SET amount_out = 5679.99, reason = 'OTHER' WHERE line_id = $1`, [
    application.lineIds[1],
  ])
  const checker = await aPerson('COMMERCE_CHECKER')
  expect(await approveReview(checker, { applicationId: application.id, remark: '' }, at)).toMatchObject({
    ok: true,
    value: { amountCny: '11359.99', aboveCap: false },
  })
  expect(await asOwner('SELECT id FROM ledger_account WHERE organisation_id = $1', [insurer.id])).toEqual([])
  expect(
    await asOwner('SELECT id FROM supported_payment WHERE application_id = $1', [application.id]),
  ).toEqual([])
})

it('a line whose enterprise is listed is not supported until it is cut (L3)', async () => {
  const listed = await anEnterprise()
  const { application } = await reviewedPolicies([(await anEnterprise()).uscc, listed.uscc])
  await asOwner(
    `INSERT INTO negative_list_entry (id, uscc, name, authority, document_number, decision_date, until_date, reason, recorded_at)
     VALUES (gen_random_uuid(), $1, $2, '河南省财政厅', '豫财〔2025〕8号', '2025-01-01', '2028-01-01', '重复投保', now())`,
    [listed.uscc, listed.name],
  )
  const checker = await aPerson('COMMERCE_CHECKER')
  const input = { applicationId: application.id, remark: '' }
  const refused = await approveReview(checker, input, at)
  expect(refused.ok ? '' : refused.refusal.message).toContain('第 2 行')
  await asOwner(
    `UPDATE review_line_decision SET amount_out = 0, reason = 'NEGATIVE_LIST' WHERE line_id = $1`,
    [application.lineIds[1]],
  )
  expect(await approveReview(checker, input, at)).toMatchObject({ ok: true, value: { amountCny: '5680.00' } })
})
