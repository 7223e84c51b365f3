import '../../setup/test-database'
import { beforeAll, describe, expect, it } from 'vitest'

import { checkDuplicateCover } from '@/features/duplicate-cover'
import { recheckTonight, registerRechecks } from '@/features/register-rechecks'

import { anEnterprise, madeUpUscc } from '../../factories/enterprises'
import { aMediumPolicy, aMicroPolicy, valueOf } from '../../factories/insurance-policies'
import { aPerson, someday } from '../../factories/people'
import { asOwner } from '../../setup/test-database'

// Half past two in the night of 10 October, Shanghai.
const night = new Date('2026-10-09T18:30:00.000Z')

describe('the register, read again at night', () => {
  let wrong: Record<'overlapping' | 'unchecked' | 'waiting' | 'listed' | 'sound', string>
  let expiredCode: string
  beforeAll(async () => {
    const insurer = await aPerson('INSURER_OPERATOR')
    const rival = await aPerson('INSURER_OPERATOR')
    const [overlapping, unchecked, listed, sound] = [
      await aMicroPolicy(insurer),
      await aMicroPolicy(insurer),
      await aMicroPolicy(insurer),
      await aMicroPolicy(insurer),
    ]
    const waiting = await aMediumPolicy(insurer)
    expiredCode = madeUpUscc()
    valueOf(
      await checkDuplicateCover(rival, { uscc: expiredCode, coverFrom: '2026-09-01' }, { now: someday }),
    )
    // What comes past the constraints: a restored backup, a hand in the database.
    await asOwner('ALTER TABLE insurance_policy DROP CONSTRAINT insurance_policy_one_cover')
    const stray = await aMicroPolicy(rival)
    await asOwner('UPDATE insurance_policy SET uscc = $1 WHERE id = $2', [overlapping.uscc, stray.id])
    await asOwner('UPDATE insurance_policy SET check_id = NULL WHERE id = $1', [unchecked.id])
    await asOwner(
      `INSERT INTO negative_list_entry (id, uscc, name, authority, document_number, decision_date, until_date, reason, recorded_at)
       VALUES (gen_random_uuid(), $1, '某', '省财政厅', '豫财〔2026〕1号', '2026-10-01', '2029-10-01', '误报', now())`,
      [listed.uscc],
    )
    wrong = {
      overlapping: overlapping.uscc,
      unchecked: unchecked.uscc,
      waiting: waiting.uscc,
      listed: listed.uscc,
      sound: sound.uscc,
    }
  })

  it('finds what should not be so, ends what has expired, and reports to the province once a night', async () => {
    const preparer = await aPerson('COMMERCE_PREPARER')
    await recheckTonight(new Date('2026-10-09T17:59:00.000Z'))
    const report = async () =>
      valueOf(await registerRechecks(preparer, { on: null, page: 1 }, { now: night }))
    expect((await report()).run).toBeNull()
    await Promise.all([recheckTonight(night), recheckTonight(night)])
    await recheckTonight(new Date(night.getTime() + 600_000))
    const { run, runs, findings } = await report()
    expect(runs).toHaveLength(1)
    expect(run).toMatchObject({ ranOn: '2026-10-10', released: 1, findings: findings.length })
    const of = (uscc: string) => findings.filter((one) => one.uscc === uscc).map(({ kind }) => kind)
    // The stray cover of the second insurer was checked for another code: both are told.
    expect(of(wrong.overlapping)).toEqual(['OVERLAP', 'NO_CHECK'])
    expect(of(wrong.unchecked)).toEqual(['NO_CHECK'])
    expect(of(wrong.waiting)).toEqual(['PENDING_LONG'])
    expect(of(wrong.listed)).toEqual(['LISTED'])
    expect(of(wrong.sound)).toEqual([])
    expect(findings.find(({ kind }) => kind === 'LISTED')!.facts).toContain('至 2029-10-01')
    const [reservation] = await asOwner<{ release_reason: string }>(
      'SELECT release_reason FROM cover_reservation WHERE uscc = $1',
      [expiredCode],
    )
    expect(reservation!.release_reason).toBe('期满')
    const notices = await asOwner<{ title: string }>(
      'SELECT title FROM notification WHERE organisation_id = $1',
      [preparer.organisationId],
    )
    expect(notices).toEqual([{ title: `2026年10月10日统保复查：${findings.length} 项需要核查` }])
  })

  it('keeps each night, and is read by the province only', async () => {
    await anEnterprise()
    await recheckTonight(new Date(night.getTime() + 86_400_000))
    const auditor = await aPerson('AUDITOR')
    const last = valueOf(await registerRechecks(auditor, { on: '2026-10-10', page: 1 }, { now: night }))
    expect(last.run?.ranOn).toBe('2026-10-10')
    expect(last.runs.map(({ ranOn }) => ranOn)).toEqual(['2026-10-11', '2026-10-10'])
    for (const role of ['INSURER_OPERATOR', 'DIVISION_COMMERCE', 'FINANCE_CHECKER'] as const)
      expect(
        await registerRechecks(await aPerson(role), { on: null, page: 1 }, { now: night }),
      ).toMatchObject({
        refusal: { code: 'FORBIDDEN' },
      })
  })
})
