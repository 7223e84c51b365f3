import '../../setup/test-database'
import { describe, expect, it } from 'vitest'

import {
  addExportRecord,
  addOfficialRecord,
  exportRecordsOfEnterprise,
  myExportRecords,
} from '@/features/export-records'
import { programmeOverview, programmesTasks } from '@/features/programmes'
import { systemActor } from '@/server/auth/actor'
import { asActor } from '@/server/db'

import { anEnterprise, type EnterpriseOptions } from '../../factories/enterprises'
import { aPdf } from '../../factories/files'
import { aPerson, someday as now } from '../../factories/people'

// 20 August 2026 in Shanghai: the prior year is 2025.
const statement = (changes: Record<string, unknown> = {}) => ({
  year: '2025',
  source: 'SINGLE_WINDOW' as const,
  amountUsd: '4,850,000.00',
  obtainedOn: '2026-02-10',
  evidence: aPdf('授权证明.pdf'),
  ...changes,
})

async function enterprise(options: EnterpriseOptions = {}) {
  const made = await anEnterprise(options)
  return { ...made, person: await aPerson('ENTERPRISE_OPERATOR', { organisationId: made.id }) }
}

async function overview(options: EnterpriseOptions) {
  const { person, uscc } = await enterprise(options)
  const outcome = await programmeOverview(person, {}, { now })
  if (!outcome.ok) throw outcome.refusal
  const of = (programme: string) => outcome.value.programmes.find((each) => each.programme === programme)!
  return { ...outcome.value, of, uscc, person }
}

const exportsOf = (amountUsd: string): EnterpriseOptions => ({ exports: [{ year: 2025, amountUsd }] })

describe('prior-year exports', () => {
  it('are kept with source, day and evidence, exact to the cent', async () => {
    const { person } = await enterprise()
    expect(await addExportRecord(person, statement(), { now })).toMatchObject({ ok: true })
    expect(await myExportRecords(person, {}, { now })).toMatchObject({
      value: [
        {
          year: 2025,
          amountUsd: '4850000.00',
          obtainedOn: '2026-02-10',
          evidence: { name: '授权证明.pdf' },
          decidesBecause: '2025 年只有这一项记录（“单一窗口”授权证明）。',
        },
      ],
    })
  })

  it('all stay, and the best source in force decides (E4)', async () => {
    const { id, person } = await enterprise()
    await addExportRecord(person, statement({ source: 'UNDERTAKING', amountUsd: '5100000' }), { now })
    await addExportRecord(person, statement({ obtainedOn: '2026-03-01' }), { now })
    const preparer = await aPerson('COMMERCE_PREPARER')
    const official = {
      year: '2025',
      enterpriseId: id,
      amountUsd: '4900000.01',
      obtainedOn: '2026-04-01',
      note: '海关统计函〔2026〕5号',
    }
    expect(await addOfficialRecord(preparer, official, { now })).toMatchObject({ ok: true })
    const seen = await exportRecordsOfEnterprise(preparer, { enterpriseId: id }, { now })
    expect(
      seen.ok && seen.value.map(({ source, decidesBecause }) => [source, decidesBecause !== null]),
    ).toEqual([
      ['OFFICIAL', true],
      ['SINGLE_WINDOW', false],
      ['UNDERTAKING', false],
    ])
  })

  it.each([
    ['evidence', { evidence: new File([], '') }],
    ['source', { source: 'OFFICIAL' }],
    ['amountUsd', { amountUsd: '-1' }],
    ['amountUsd', { amountUsd: '1.005' }],
    ['amountUsd', { amountUsd: '' }],
    ['obtainedOn', { obtainedOn: '2026-08-21' }],
    ['year', { year: '2026' }],
    ['obtainedOn', { obtainedOn: '2026-02-30' }],
  ])('with a wrong %s are refused beside the field', async (field, changes) => {
    const { person } = await enterprise()
    const outcome = await addExportRecord(person, statement(changes) as never, { now })
    expect(outcome.ok ? [] : Object.keys(outcome.refusal.details.fieldErrors!)).toEqual([field])
    expect(await myExportRecords(person, {}, { now })).toMatchObject({ value: [] })
  })

  it('from the official list are the province’s to enter', async () => {
    const { id, person } = await enterprise()
    const input = {
      year: '2025',
      enterpriseId: id,
      amountUsd: '1',
      obtainedOn: '2026-02-01',
      note: '名单一号',
    }
    for (const actor of [person, await aPerson('DIVISION_COMMERCE', { divisionCode: '410100' })])
      expect(await addOfficialRecord(actor, input, { now })).toMatchObject({ refusal: { code: 'FORBIDDEN' } })
  })

  it('of another enterprise or division are not seen', async () => {
    const { id } = await enterprise(exportsOf('100.00'))
    const stranger = await enterprise()
    expect(await myExportRecords(stranger.person, {}, { now })).toMatchObject({ value: [] })
    const office = await aPerson('DIVISION_COMMERCE', { divisionCode: '410300' })
    expect(await exportRecordsOfEnterprise(office, { enterpriseId: id }, { now })).toMatchObject({
      value: [],
    })
  })
})

describe('the overview', () => {
  it.each([
    ['0.00', 'FITS', 'DOES_NOT_FIT'],
    ['5000000.00', 'FITS', 'DOES_NOT_FIT'],
    ['5000000.01', 'DOES_NOT_FIT', 'FITS'],
    ['10000000.00', 'DOES_NOT_FIT', 'FITS'],
    ['10000000.01', 'DOES_NOT_FIT', 'DOES_NOT_FIT'],
  ])('with exports of %s: MICRO %s, MEDIUM %s (E1, E2)', async (amountUsd, micro, medium) => {
    const seen = await overview(exportsOf(amountUsd))
    expect([seen.of('MICRO').status, seen.of('MEDIUM').status]).toEqual([micro, medium])
    expect(seen.of('GENERAL').status).toBe('FITS')
  })

  it('says what a medium enterprise would get, to the cent, with its sheet', async () => {
    // 8,000,000 × 0.12 % = 9,600; the treasury 80 % = 7,680, the enterprise 1,920; liability 60 × 9,600.
    const medium = (await overview(exportsOf('8000000.00'))).of('MEDIUM')
    expect(medium.terms).toEqual([
      { label: '年度保费', amountUsd: '9600.00' },
      { label: '其中财政承担', amountUsd: '7680.00' },
      { label: '其中企业自缴', amountUsd: '1920.00' },
      { label: '单一买方限额', amountUsd: '150000.00' },
      { label: '最高赔偿限额', amountUsd: '576000.00' },
    ])
    expect(medium.steps.length).toBeGreaterThan(0)
  })

  it('asks for exports that are not known: unknown is not zero (E2)', async () => {
    const seen = await overview({ exports: [{ year: 2024, amountUsd: '100.00' }] })
    expect(seen.of('MICRO')).toMatchObject({ status: 'NEEDS_EXPORTS', next: { href: '/enterprise/exports' } })
    const tasks = await programmesTasks(seen.person, {}, { now })
    expect(tasks.ok && tasks.value.map((task) => task.what)).toEqual(['补充 2025 年出口额及证明材料'])
  })

  it('stops at the negative list to its last day (L3)', async () => {
    const { person, uscc } = await overview(exportsOf('100.00'))
    await asActor(systemActor(), (tx) =>
      tx.negativeListEntry.create({
        data: {
          uscc,
          name: '某企业',
          authority: '河南省商务厅',
          documentNumber: '豫商财罚〔2023〕1号',
          decisionDate: new Date('2023-08-20T00:00:00Z'),
          untilDate: new Date('2026-08-20T00:00:00Z'),
          reason: '虚报出口额',
          recordedAt: now,
        },
      }),
    )
    const listed = await programmeOverview(person, {}, { now })
    expect(listed).toMatchObject({ value: { listedUntil: '2026-08-20' } })
    expect(listed.ok && listed.value.programmes.find((each) => each.programme === 'GENERAL')!.status).toBe(
      'STOPPED',
    )
    const nextDay = new Date(now.getTime() + 86_400_000)
    expect(await programmeOverview(person, {}, { now: nextDay })).toMatchObject({
      value: { listedUntil: null },
    })
  })

  it('waits for the verification', async () => {
    const seen = await overview({ ...exportsOf('100.00'), state: 'PENDING_VERIFICATION' })
    expect(seen.of('MICRO')).toMatchObject({ status: 'STOPPED' })
    expect(seen.of('MICRO').next.what).toContain('核验')
  })

  it('is for enterprises', async () => {
    expect(await programmeOverview(await aPerson('INSURER_OPERATOR'), {}, { now })).toMatchObject({
      refusal: { code: 'FORBIDDEN' },
    })
  })
})
