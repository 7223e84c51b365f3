import '../../setup/test-database'
import { beforeEach, describe, expect, it } from 'vitest'

import { exportXlsx, insurancePolicyList } from '@/documents'
import { importCovers } from '@/features/cover-overlaps/import-covers'
import { coverOverlap, coverOverlaps } from '@/features/cover-overlaps/overlaps'
import {
  explainOverlap,
  overlapForCase,
  reopenOverlap,
  upholdOverlap,
} from '@/features/cover-overlaps/settle-overlap'
import { caseDetail } from '@/features/negative-list/cases'
import { openCase } from '@/features/negative-list/open-case'

import { accepted, aDesk, type Desk } from '../../factories/award-lists'
import { anEnterprise, madeUpUscc } from '../../factories/enterprises'
import { aMicroPolicy } from '../../factories/insurance-policies'
import { aPerson, someday as now } from '../../factories/people'

let desk: Desk
let insurer: Awaited<ReturnType<typeof aPerson>>
let rival: Awaited<ReturnType<typeof aPerson>>
let uscc: string
const reason = '两家机构的保单均已出具，企业确认同时投保。'

/** Registered with `insurer` from 2026-09-01 to 2027-08-31. */
beforeEach(async () => {
  desk = await aDesk()
  insurer = await aPerson('INSURER_OPERATOR', { displayName: '赵敏' })
  rival = await aPerson('INSURER_OPERATOR')
  uscc = (await anEnterprise({ exports: [{ year: 2025, amountUsd: '1000000.00' }] })).uscc
  await aMicroPolicy(insurer, { uscc })
})

interface Row {
  number: string
  inception: string
  expiry: string
  uscc?: string
  certificate?: string
}
async function aList(rows: readonly Row[]): Promise<File> {
  const bytes = await exportXlsx(
    insurancePolicyList,
    rows.map((row, index) => ({
      position: index + 1,
      insurancePolicyNumber: row.number,
      enterpriseName: '河南测试进出口有限公司',
      uscc: row.uscc ?? uscc,
      division: '郑州市',
      priorYearExportsUsd: '1000000.00',
      exportSource: 'OFFICIAL',
      sumInsuredUsd: '1000000.00',
      premiumRate: '0.0008',
      premiumUsd: '800.00',
      insuredPercentage: '0.8',
      buyerLimitUsd: '100000.00',
      maximumLiabilityUsd: '100000.00',
      inception: row.inception,
      expiry: row.expiry,
      certificateNumber: row.certificate ?? '无凭证',
    })),
  )
  return new File([bytes as BlobPart], '统保保单清单.xlsx')
}
const held = async (rows: readonly Row[], by = desk.preparer) =>
  importCovers(
    by,
    { insurerId: rival.organisationId, source: '2026年历史档案', file: await aList(rows) },
    { now },
  )
const mine = async () => (await accepted(coverOverlaps(desk.preparer, { q: uscc }, { now }))).rows

describe('overlapping cover from elsewhere (E9)', () => {
  it('is recorded with who checked and who recorded, once, and registers nothing', async () => {
    const rows = [{ number: 'R-1', inception: '2027-08-31', expiry: '2028-08-30' }]
    expect(await accepted(held(rows))).toEqual({ rows: 1, overlaps: 1, added: 1 })
    expect(await accepted(held(rows))).toEqual({ rows: 1, overlaps: 1, added: 0 })
    const [overlap] = await mine()
    // Both days are included: one day meets.
    expect(overlap).toMatchObject({
      overlapFrom: '2027-08-31',
      overlapUntil: '2027-08-31',
      days: 1,
      state: 'OPEN',
    })
    const detail = await accepted(coverOverlap(desk.checker, { id: overlap!.id }, { now }))
    expect(detail.sides).toMatchObject([
      {
        insurerName: insurer.organisationName,
        checkedBy: expect.stringContaining('赵敏'),
        source: '本平台登记',
      },
      {
        insurancePolicyNumber: 'R-1',
        checkedAt: null,
        recordedBy: expect.stringContaining('商务经办'),
        source: '保险机构清单（2026年历史档案）',
      },
    ])
  })

  it('is none the day after; two of one list overlap each other', async () => {
    const other = madeUpUscc('410300')
    expect(
      await accepted(
        held([
          { number: 'R-1', inception: '2027-09-01', expiry: '2028-08-31' },
          { number: 'R-2', uscc: other, inception: '2025-01-01', expiry: '2025-12-31' },
          { number: 'R-3', uscc: other, inception: '2025-06-01', expiry: '2026-05-31' },
        ]),
      ),
    ).toEqual({ rows: 3, overlaps: 1, added: 1 })
    expect(await mine()).toEqual([])
  })

  it('is not looked for in a file with a bad row, nor by another role', async () => {
    expect(await held([{ number: 'R-1', inception: '2027-09-01', expiry: '2027-08-31' }])).toMatchObject({
      ok: false,
      refusal: { details: { fieldErrors: { file: ['第 2 行：终保日早于起保日，请核对。'] } } },
    })
    const row = { number: 'R-1', inception: '2027-01-01', expiry: '2027-12-31' }
    for (const by of [desk.checker, insurer, await aPerson('ENTERPRISE_OPERATOR')])
      expect(await held([row], by)).toMatchObject({ ok: false, refusal: { code: 'FORBIDDEN' } })
    expect(await mine()).toEqual([])
  })

  it('is settled by a person, and leads to a case that shows where it came from', async () => {
    await accepted(held([{ number: 'R-1', inception: '2026-12-01', expiry: '2027-11-30' }]))
    const { id } = (await mine())[0]!
    expect(await upholdOverlap(desk.preparer, { id, reason: '是' }, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'INVALID' },
    })
    await accepted(explainOverlap(desk.preparer, { id, reason }, { now }))
    expect(await upholdOverlap(desk.preparer, { id, reason }, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'WRONG_STATE' },
    })
    await accepted(reopenOverlap(desk.checker, { id, reason }, { now }))
    await accepted(upholdOverlap(desk.preparer, { id, reason }, { now }))
    const proposed = await accepted(overlapForCase(desk.preparer, { id }, { now }))
    expect(proposed.facts).toContain('自2026年12月1日至2027年8月31日')
    const { caseId } = await accepted(
      openCase(
        desk.preparer,
        { uscc, ground: proposed.ground, facts: proposed.facts, origin: `COVER_OVERLAP:${id}` },
        { now },
      ),
    )
    expect((await accepted(caseDetail(desk.preparer, { caseId }, { now }))).origin?.href).toBe(
      `/commerce/cover-overlaps/${id}`,
    )
    expect(await coverOverlap(insurer, { id }, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'FORBIDDEN' },
    })
  })
})
