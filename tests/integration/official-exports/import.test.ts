import { beforeEach, describe, expect, it } from 'vitest'

import { exportRecordsOfEnterprise } from '@/features/export-records'
import {
  confirmOfficialList,
  sendBackOfficialList,
  submitOfficialList,
  withdrawOfficialList,
} from '@/features/official-exports/confirm-list'
import { importOfficialList } from '@/features/official-exports/import-list'
import { officialList, officialListTasks, officialLists } from '@/features/official-exports/lists'

import { accepted, aDesk, type Desk } from '../../factories/award-lists'
import { anEnterprise, madeUpUscc } from '../../factories/enterprises'
import { anOfficialFile, anOfficialList, importing } from '../../factories/official-exports'
import { aPerson, someday as now } from '../../factories/people'
import { asOwner } from '../../setup/test-database'

let desk: Desk
let uscc: string
let enterpriseId: string

beforeEach(async () => {
  desk = await aDesk()
  const enterprise = await anEnterprise({
    exports: [{ year: 2025, amountUsd: '1000000.00', source: 'UNDERTAKING' }],
  })
  uscc = enterprise.uscc
  enterpriseId = enterprise.id
})

const imported = async (rows = [{ uscc, amountUsd: '400000.00' }]) =>
  accepted(importOfficialList(desk.preparer, await importing(rows), { now }))
const records = async () => accepted(exportRecordsOfEnterprise(desk.preparer, { enterpriseId }, { now }))

describe('an official list', () => {
  it('is checked as a whole and previewed before anything is in force', async () => {
    const { listId } = await imported([
      { uscc, amountUsd: '400000.00' },
      { uscc: madeUpUscc('410300'), amountUsd: '25.50' },
    ])
    const list = await accepted(officialList(desk.preparer, { listId }, { now }))
    expect(list).toMatchObject({
      state: 'CHECKED',
      rowCount: 2,
      totalUsd: '400025.50',
      effect: { registered: 1, added: 0, same: 0, different: 1 },
      found: { count: 1, policies: 0, stakeCny: '0.00' },
    })
    expect(list.files).toHaveLength(2)
    expect((await records()).map(({ source }) => source)).toEqual(['UNDERTAKING'])
  })

  it('with a bad row is not kept at all: every bad row is told with its number and why', async () => {
    const before = (await accepted(officialLists(desk.preparer, {}, { now }))).length
    const file = await anOfficialFile([
      { uscc, amountUsd: '1.00' },
      { uscc: 'NOT-A-CODE', amountUsd: '1.00' },
      { uscc, amountUsd: '2.00' },
      { uscc: madeUpUscc('410100'), amountUsd: '3.00', year: '2024' },
    ])
    const outcome = await importOfficialList(desk.preparer, await importing([], { file }), { now })
    if (outcome.ok) throw new Error('taken')
    expect(outcome.refusal.message).toContain('3 处问题，一行也没有导入')
    const complaints = outcome.refusal.details.fieldErrors!.file!
    expect(complaints[0]).toMatch(/^第 3 行“统一社会信用代码”：“NOT-A-CODE”不是 18 位/)
    expect(complaints[1]).toBe('第 4 行：与第 2 行是同一家企业，请只保留一行。')
    expect(complaints[2]).toBe('第 5 行：年份是 2024 年，与所选的 2025 年不同，请核对。')
    expect((await accepted(officialLists(desk.preparer, {}, { now }))).length).toBe(before)
  })

  it('of a year that is not over, of tomorrow, without its letter, or no table is refused', async () => {
    const attempt = async (changes: Record<string, unknown>) =>
      importOfficialList(desk.preparer, await importing([{ uscc, amountUsd: '1.00' }], changes), { now })
    const refused = { ok: false, refusal: { code: 'INVALID' } }
    expect(await attempt({ year: '2026' })).toMatchObject(refused)
    expect(await attempt({ obtainedOn: '2026-08-21' })).toMatchObject(refused)
    expect(await attempt({ letter: undefined })).toMatchObject(refused)
    expect(await attempt({ file: new File(['<html>'], '名单.xlsx') })).toMatchObject(refused)
    expect(await attempt({ file: await anOfficialFile([]) })).toMatchObject(refused)
    expect(await attempt({ documentNumber: '' })).toMatchObject(refused)
  })

  it('imported by two at the same moment is kept once, and both are told of it in words', async () => {
    const rows = [
      { uscc, amountUsd: '400000.00' },
      { uscc: madeUpUscc('410300'), amountUsd: '31.00' },
    ]
    const colleague = await aPerson('COMMERCE_PREPARER', { organisationId: desk.preparer.organisationId! })
    const before = (await accepted(officialLists(desk.preparer, {}, { now }))).length
    const outcomes = await Promise.all(
      [desk.preparer, colleague, desk.preparer, colleague].map(async (by) =>
        importOfficialList(by, await importing(rows), { now }),
      ),
    )
    expect((await accepted(officialLists(desk.preparer, {}, { now }))).length).toBe(before + 1)
    const kept = outcomes.filter((outcome) => outcome.ok && !outcome.value.unchanged)
    expect(kept).toHaveLength(1)
    for (const outcome of outcomes)
      if (!outcome.ok) expect(outcome.refusal.message).toContain('刚刚由另一次导入登记')
  })

  it('a second time changes nothing, also with its rows in another order', async () => {
    const other = madeUpUscc('410300')
    const first = await imported([
      { uscc, amountUsd: '400000.00' },
      { uscc: other, amountUsd: '7.00' },
    ])
    const again = await imported([
      { uscc: other, amountUsd: '7' },
      { uscc, amountUsd: '400000.0' },
    ])
    expect(again).toEqual({ ...first, unchanged: true })
    const rows = await asOwner<{ n: number }>(
      'SELECT count(*)::int AS n FROM official_export_row WHERE list_id = $1',
      [first.listId],
    )
    expect(rows[0]!.n).toBe(2)
  })

  it('needs two people, and is confirmed by the second only', async () => {
    const { listId } = await imported()
    const forbidden = { ok: false, refusal: { code: 'FORBIDDEN' } }
    const wrongState = { ok: false, refusal: { code: 'WRONG_STATE' } }
    expect(await confirmOfficialList(desk.checker, { listId }, { now })).toMatchObject(wrongState)
    await accepted(submitOfficialList(desk.preparer, { listId }, { now }))
    expect(await confirmOfficialList(desk.preparer, { listId }, { now })).toMatchObject(forbidden)
    expect(await withdrawOfficialList(desk.preparer, { listId, reason: '名单有误' }, { now })).toMatchObject(
      wrongState,
    )
    expect((await accepted(officialListTasks(desk.checker, {}, { now }))).map(({ href }) => href)).toContain(
      `/commerce/official-exports/${listId}`,
    )
    await expect(
      asOwner(
        "UPDATE official_export_list SET state = 'IN_FORCE', confirmed_by_id = prepared_by_id, confirmed_at = now() WHERE id = $1",
        [listId],
      ),
    ).rejects.toThrow('official_list_two_people')
    await accepted(confirmOfficialList(desk.checker, { listId }, { now }))
    expect(await confirmOfficialList(desk.checker, { listId }, { now })).toMatchObject(wrongState)
    expect(await records()).toMatchObject([
      { source: 'OFFICIAL', amountUsd: '400000.00', note: '郑州海关 郑关函〔2026〕18号' },
      { source: 'UNDERTAKING', decidesBecause: null },
    ])
  })

  it('is sent back with a reason, withdrawn, and may then come again', async () => {
    const { listId } = await imported()
    await accepted(submitOfficialList(desk.preparer, { listId }, { now }))
    expect(await sendBackOfficialList(desk.checker, { listId, reason: '' }, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'INVALID' },
    })
    await accepted(sendBackOfficialList(desk.checker, { listId, reason: '合计与来文不符' }, { now }))
    await accepted(withdrawOfficialList(desk.preparer, { listId, reason: '来文更正' }, { now }))
    const again = await imported()
    expect(again).toMatchObject({ unchanged: false })
    expect(again.listId).not.toBe(listId)
  })

  it('is not for enterprises, divisions and insurers, in whatever way they ask', async () => {
    const { listId } = await imported()
    for (const role of ['ENTERPRISE_OPERATOR', 'INSURER_OPERATOR', 'DIVISION_COMMERCE', 'EXPERT'] as const) {
      const stranger = await aPerson(role)
      for (const outcome of [
        await officialList(stranger, { listId }, { now }),
        await importOfficialList(stranger, await importing([{ uscc, amountUsd: '1.00' }]), { now }),
      ])
        expect(outcome).toMatchObject({ ok: false, refusal: { code: 'FORBIDDEN' } })
    }
    expect(await officialList(desk.checker, { listId: crypto.randomUUID() }, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'NOT_FOUND' },
    })
  })

  it('serves an enterprise that registers later', async () => {
    const later = madeUpUscc('410500')
    await anOfficialList(desk, [{ uscc: later, amountUsd: '88000.00' }])
    const { id } = await anEnterprise({ uscc: later })
    expect(
      await accepted(exportRecordsOfEnterprise(desk.preparer, { enterpriseId: id }, { now })),
    ).toMatchObject([{ year: 2025, source: 'OFFICIAL', amountUsd: '88000.00', obtainedOn: '2026-08-10' }])
  })
})
