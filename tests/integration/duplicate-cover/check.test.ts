import '../../setup/test-database'
import { describe, expect, it } from 'vitest'

import { checkCertificate, checkDuplicateCover, checkHistory } from '@/features/duplicate-cover'

import { anEnterprise, madeUpUscc } from '../../factories/enterprises'
import { aPerson } from '../../factories/people'
import { asOwner } from '../../setup/test-database'

// A Thursday; 2026-09-25 is the Mid-Autumn holiday, so the third working day after it is 2026-09-30.
const thursday = new Date('2026-09-24T02:00:00.000Z')
const ask = (uscc: string, coverFrom = '2026-10-01') => ({ uscc, coverFrom })

describe('checking for duplicate cover', () => {
  it('gives a numbered certificate and reserves the enterprise for three working days of the official calendar', async () => {
    const enterprise = await anEnterprise({ name: '郑州查重一号贸易有限公司' })
    const insurer = await aPerson('INSURER_OPERATOR')
    const outcome = await checkDuplicateCover(insurer, ask(enterprise.uscc), { now: thursday })
    expect(outcome).toMatchObject({
      ok: true,
      value: {
        outcome: 'CLEAR',
        enterpriseName: '郑州查重一号贸易有限公司',
        coverFrom: '2026-10-01',
        reservedUntil: '2026-09-30',
        coveredUntil: null,
      },
    })
    if (!outcome.ok) throw outcome.refusal
    expect(outcome.value.certificateNumber).toMatch(/^豫统保查〔2026〕\d{6}号$/)
    expect(await checkCertificate(insurer, { id: outcome.value.id }, { now: thursday })).toMatchObject({
      ok: true,
      value: { certificateNumber: outcome.value.certificateNumber },
    })
  })

  it('uses its own reservation again, and tells another insurer the date and nothing else', async () => {
    const { uscc } = await anEnterprise()
    const own = await aPerson('INSURER_OPERATOR')
    const rival = await aPerson('INSURER_CHECKER')
    await checkDuplicateCover(own, ask(uscc), { now: thursday })
    expect(await checkDuplicateCover(own, ask(uscc), { now: thursday })).toMatchObject({
      ok: true,
      value: { outcome: 'CLEAR', reservedUntil: '2026-09-30' },
    })
    const answer = await checkDuplicateCover(rival, ask(uscc), { now: thursday })
    expect(answer).toMatchObject({
      ok: true,
      value: {
        outcome: 'RESERVED',
        reservedUntil: '2026-09-30',
        message: '该企业已由其他机构预留至 2026年9月30日。请在预留到期后重新查重。',
      },
    })
    expect(JSON.stringify(answer)).not.toContain(own.organisationName)
  })

  it('frees what was not used by the end of its last day, not a day earlier', async () => {
    const { uscc } = await anEnterprise()
    const first = await aPerson('INSURER_OPERATOR')
    const second = await aPerson('INSURER_OPERATOR')
    await checkDuplicateCover(first, ask(uscc), { now: thursday })
    const lastMinute = new Date('2026-09-30T15:59:00.000Z')
    const nextDay = new Date('2026-09-30T16:01:00.000Z')
    expect(await checkDuplicateCover(second, ask(uscc), { now: lastMinute })).toMatchObject({
      value: { outcome: 'RESERVED' },
    })
    expect(await checkDuplicateCover(second, ask(uscc), { now: nextDay })).toMatchObject({
      value: { outcome: 'CLEAR' },
    })
    const rows = await asOwner<{ release_reason: string | null }>(
      'SELECT release_reason FROM cover_reservation WHERE uscc = $1 ORDER BY reserved_on',
      [uscc],
    )
    expect(rows).toEqual([{ release_reason: '期满' }, { release_reason: null }])
  })

  it('lets exactly one of two insurers reserve at the same moment, for each of ten enterprises', async () => {
    const insurers = [await aPerson('INSURER_OPERATOR'), await aPerson('INSURER_OPERATOR')]
    const codes = Array.from({ length: 10 }, () => madeUpUscc())
    await Promise.all(
      codes.map(async (uscc) => {
        const answers = await Promise.all(
          insurers.map((insurer) => checkDuplicateCover(insurer, ask(uscc), { now: thursday })),
        )
        const outcomes = answers.map((answer) => (answer.ok ? answer.value.outcome : answer.refusal.code))
        expect(outcomes.toSorted()).toEqual(['CLEAR', 'RESERVED'])
      }),
    )
  })

  it('knows codes that are not registered, and refuses what is not a code, a date, or someone else’s job', async () => {
    const insurer = await aPerson('INSURER_OPERATOR')
    expect(await checkDuplicateCover(insurer, ask(madeUpUscc()), { now: thursday })).toMatchObject({
      ok: true,
      value: { enterpriseName: '', outcome: 'CLEAR' },
    })
    expect(await checkDuplicateCover(insurer, ask('91410100'), { now: thursday })).toMatchObject({
      ok: false,
      refusal: { code: 'INVALID' },
    })
    expect(
      await checkDuplicateCover(insurer, ask(madeUpUscc(), '2026-02-29'), { now: thursday }),
    ).toMatchObject({ ok: false, refusal: { code: 'INVALID' } })
    const enterprise = await aPerson('ENTERPRISE_OPERATOR')
    expect(await checkDuplicateCover(enterprise, ask(madeUpUscc()), { now: thursday })).toMatchObject({
      ok: false,
      refusal: { code: 'FORBIDDEN' },
    })
  })

  it('keeps a certificate and the history from other insurers', async () => {
    const own = await aPerson('INSURER_OPERATOR')
    const rival = await aPerson('INSURER_OPERATOR')
    const { uscc } = await anEnterprise()
    const outcome = await checkDuplicateCover(own, ask(uscc), { now: thursday })
    if (!outcome.ok) throw outcome.refusal
    expect(await checkCertificate(rival, { id: outcome.value.id }, { now: thursday })).toMatchObject({
      ok: false,
      refusal: { code: 'NOT_FOUND' },
    })
    expect(await checkHistory(own, { search: uscc.slice(-6) }, { now: thursday })).toMatchObject({
      value: { total: 1 },
    })
    expect(await checkHistory(rival, {}, { now: thursday })).toMatchObject({ value: { total: 0 } })
  })
})
