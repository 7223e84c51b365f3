import '../../setup/test-database'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'

import { confirmShortage, proposeShortage } from '@/features/award-lists/decide-shortage'
import { awardListFile } from '@/features/award-lists/list-file'
import { awardListTasks } from '@/features/award-lists/tasks'
import { publicActor } from '@/server/auth/actor'

import { aBudget, accepted, aDesk, anApprovedApplication, anAwardList } from '../../factories/award-lists'
import { anEnterprise } from '../../factories/enterprises'
import { aPerson, someday } from '../../factories/people'
import { aRound } from '../../factories/rounds'
import { asOwner } from '../../setup/test-database'

const now = someday
let budgetYear = 2400

async function aShortList() {
  const desk = await aDesk()
  budgetYear += 1
  const round = await aRound({ budgetYear, halfYear: '2026H1' })
  for (const amountCny of ['100.00', '200.00']) {
    const { id: applicantId } = await anEnterprise()
    await anApprovedApplication({ roundId: round.id, applicantId, amountCny })
  }
  await aBudget(budgetYear, '270.00')
  const { awardListId } = await anAwardList(desk, round.id, 'DRAFT')
  await accepted(proposeShortage(desk.preparer, { awardListId, factor: '0.9', reason: '预算不足' }, { now }))
  return { desk, awardListId }
}

describe('the list as a file', () => {
  it('says what was approved, what it is now, the factor and the totals; every export is audited', async () => {
    const { desk, awardListId } = await aShortList()
    const [task] = await accepted(awardListTasks(desk.checker, {}, { now }))
    expect(task).toMatchObject({ href: `/commerce/award-lists/${awardListId}/shortage`, action: '确认系数' })
    await accepted(confirmShortage(desk.checker, { awardListId }, { now }))
    expect(await accepted(awardListTasks(desk.checker, {}, { now }))).toEqual([])

    const file = await accepted(awardListFile(desk.financeChecker, { awardListId, format: 'xlsx' }, { now }))
    expect(file.name).toMatch(/^拟支持名单汇总表-豫信保名单〔2026〕\d{6}号\.xlsx$/)
    const [list, comparison] = (await readXlsx(file.bytes)).sheets
    expect(list!.rows[1]![0]).toBe('发文字号：名单确定后登记')
    expect(list!.rows[2]![0]).toContain('资金不足调整系数：0.9')
    expect(list!.rows.slice(5, 8).map((row) => row.slice(7, 10))).toEqual([
      [100, 100, 90],
      [200, 200, 180],
      [300, 300, 270],
    ])
    expect(comparison!.rows.at(-1)!.slice(3, 6)).toEqual([0, 270, 270])
    for (const format of ['docx', 'pdf'] as const)
      expect(
        (await accepted(awardListFile(desk.preparer, { awardListId, format }, { now }))).bytes.length,
      ).toBeGreaterThan(2000)
    const [{ count }] = (await asOwner<{ count: string }>(
      `SELECT count(*) FROM audit_entry WHERE action = 'award-lists.file' AND subject_id = $1`,
      [awardListId],
    )) as [{ count: string }]
    expect(Number(count)).toBe(3)
  })

  it('is for the two departments and the auditors', async () => {
    const { awardListId } = await aShortList()
    const ask = async (actor: Parameters<typeof awardListFile>[0], input: object = {}) =>
      awardListFile(actor, { awardListId, format: 'xlsx', ...input } as never, { now })
    for (const actor of [
      await aPerson('ENTERPRISE_APPROVER'),
      await aPerson('INSURER_CHECKER'),
      publicActor(),
    ])
      expect(await ask(actor)).toMatchObject({ ok: false, refusal: { code: 'FORBIDDEN' } })
    const auditor = await aPerson('AUDITOR')
    expect(await ask(auditor)).toMatchObject({ ok: true })
    expect(await ask(auditor, { format: 'exe' })).toMatchObject({ ok: false, refusal: { code: 'INVALID' } })
    expect(await ask(auditor, { awardListId: crypto.randomUUID() })).toMatchObject({
      ok: false,
      refusal: { code: 'NOT_FOUND' },
    })
  })
})
