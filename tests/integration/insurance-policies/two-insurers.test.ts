import '../../setup/test-database'
import { describe, expect, it } from 'vitest'

import { checkDuplicateCover } from '@/features/duplicate-cover'
import { registerInsurancePolicy } from '@/features/insurance-policies'
import type { Actor } from '@/server/auth/actor'

import { anEnterprise } from '../../factories/enterprises'
import { aClearCheck } from '../../factories/insurance-policies'
import { aPerson, someday } from '../../factories/people'
import { asOwner } from '../../setup/test-database'

const at = { now: someday }
const enterprises = 20

const register = (insurer: Actor, checkId: string, number: string) =>
  registerInsurancePolicy(
    insurer,
    {
      checkId,
      programme: 'MICRO',
      insurancePolicyNumber: number,
      inception: '2026-09-01',
      premiumRatePercent: '0.08',
    },
    at,
  )

const policiesOf = (uscc: string) =>
  asOwner<{ insurer_id: string }>('SELECT insurer_id FROM insurance_policy WHERE uscc = $1', [uscc])

describe('two insurers and one enterprise at the same moment', () => {
  it('check and register together: exactly one gets it, the other is told until when', async () => {
    const insurers = [await aPerson('INSURER_OPERATOR'), await aPerson('INSURER_OPERATOR')]
    const codes = await Promise.all(
      Array.from({ length: enterprises }, async () => {
        const { uscc } = await anEnterprise({ exports: [{ year: 2025, amountUsd: '300000.00' }] })
        return uscc
      }),
    )
    await Promise.all(
      codes.map(async (uscc) => {
        const answers = await Promise.all(
          insurers.map(async (insurer) => {
            const check = await checkDuplicateCover(insurer, { uscc, coverFrom: '2026-09-01' }, at)
            if (!check.ok) throw check.refusal
            return register(insurer, check.value.id, `R-${uscc}`)
          }),
        )
        expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
        const lost = answers.find((answer) => !answer.ok)
        if (!lost || lost.ok) throw new Error('both were registered')
        expect(lost.refusal.message).toMatch(/已由其他机构预留至|已承保至/)
        expect(await policiesOf(uscc)).toHaveLength(1)
      }),
    )
  })

  it('a reservation that changed hands after the certificate was read is a sentence, not a failure', async () => {
    const insurers = [await aPerson('INSURER_OPERATOR'), await aPerson('INSURER_OPERATOR')]
    // What a race leaves: one's own reservation was still read, the rival's is there when the row is written.
    await asOwner('ALTER TABLE cover_reservation DROP CONSTRAINT IF EXISTS cover_reservation_one')
    const { uscc } = await anEnterprise({ exports: [{ year: 2025, amountUsd: '300000.00' }] })
    const check = await aClearCheck(insurers[0]!, uscc, '2026-09-01')
    await secondReservation(insurers[1]!, uscc)
    expect(await register(insurers[0]!, check.id, `T-${uscc}`)).toMatchObject({
      ok: false,
      refusal: {
        code: 'CONFLICT',
        message: '该企业已由其他机构预留。请重新查重，待预留到期后再承保。',
        details: { clause: '二(五)' },
      },
    })
    expect(await policiesOf(uscc)).toEqual([])
  })

  it('even with both holding a reservation, past the second wall, the exclusion constraint lets one in', async () => {
    const insurers = [await aPerson('INSURER_OPERATOR'), await aPerson('INSURER_OPERATOR')]
    // Only here: two live reservations of one code, so that nothing but the constraint on policies is left.
    await asOwner('ALTER TABLE cover_reservation DROP CONSTRAINT IF EXISTS cover_reservation_one')
    await asOwner('DROP TRIGGER insurance_policy_reservation ON insurance_policy')
    for (let i = 0; i < enterprises; i += 1) {
      const { uscc } = await anEnterprise({ exports: [{ year: 2025, amountUsd: '300000.00' }] })
      const checks = [
        await aClearCheck(insurers[0]!, uscc, '2026-09-01'),
        await secondReservation(insurers[1]!, uscc),
      ]
      const answers = await Promise.all(
        insurers.map((insurer, n) => register(insurer, checks[n]!.id, `E-${uscc}`)),
      )
      const lost = answers.filter((answer) => !answer.ok)
      expect(lost).toHaveLength(1)
      expect(lost[0]).toMatchObject({
        refusal: {
          code: 'CONFLICT',
          message:
            '该企业在 2027年8月31日前（含当日）已有统保保单。最早可于 2027年9月1日起保，请改期后重新查重。',
        },
      })
      expect(await policiesOf(uscc)).toHaveLength(1)
    }
  })
})

/** What the reservation's constraint would never allow: a clear certificate beside another insurer's. */
async function secondReservation(insurer: Actor, uscc: string): Promise<{ id: string }> {
  const [check] = await asOwner<{ id: string }>(
    `INSERT INTO duplicate_cover_check (id, certificate_number, insurer_id, uscc, outcome, checked_at)
     VALUES (gen_random_uuid(), gen_random_uuid(), $1, $2, 'CLEAR', now()) RETURNING id`,
    [insurer.organisationId, uscc],
  )
  await asOwner(
    `INSERT INTO cover_reservation (id, uscc, insurer_id, check_id, reserved_on, reserved_until)
     VALUES (gen_random_uuid(), $1, $2, $3, '2026-08-20', '2026-08-25')`,
    [uscc, insurer.organisationId, check!.id],
  )
  return check!
}
