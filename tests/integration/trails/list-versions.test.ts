import '../../setup/test-database'
import { describe, expect, it } from 'vitest'

import { amendItem, unlistItem } from '@/features/award-lists/change-items'
import { sendToFinance } from '@/features/award-lists/consult-finance'
import { createAwardList } from '@/features/award-lists/create-award-list'
import { readVersions } from '@/features/trails'
import type { Actor } from '@/server/auth/actor'

import { valueOf } from '../../factories/applications'
import { accepted, aBudget, aDesk, anApprovedApplication, anAwardList } from '../../factories/award-lists'
import { anEnterprise } from '../../factories/enterprises'
import { aPerson, someday } from '../../factories/people'
import { aRound } from '../../factories/rounds'
import { asOwner } from '../../setup/test-database'

const at = { now: someday }
const look = (
  actor: Actor,
  kind: 'award-lists' | 'publicities',
  id: string,
  more: Record<string, number> = {},
) => readVersions(actor, { kind, id, ...more }, at)

describe('an award list', () => {
  it('is opened and compared with names and amounts of the moment', async () => {
    const desk = await aDesk()
    const round = await aRound({ budgetYear: 2041, supportRatio: '0.5' })
    await aBudget(2041, '1000000.00')
    const first = await anEnterprise()
    const second = await anEnterprise()
    for (const [applicant, amountCny] of [
      [first, '1000.00'],
      [second, '2000.00'],
    ] as const)
      await anApprovedApplication({ roundId: round.id, applicantId: applicant.id, amountCny })
    const { awardListId } = await accepted(
      createAwardList(desk.preparer, { roundId: round.id, title: '拟支持名单' }, at),
    )
    const items = await asOwner<{ id: string; amount: string }>(
      'SELECT id, amount_cny AS amount FROM award_list_item WHERE award_list_id = $1 ORDER BY amount_cny',
      [awardListId],
    )
    const reason = '核对发票后核减。'
    await accepted(amendItem(desk.preparer, { itemId: items[1]!.id, amountCny: '1500.00', reason }, at))
    await accepted(unlistItem(desk.preparer, { itemId: items[0]!.id, reason }, at))
    await accepted(sendToFinance(desk.preparer, { awardListId }, at))
    await asOwner(`UPDATE organisation SET name = '改名后的企业' WHERE id = $1`, [second.id])

    const auditor = await aPerson('AUDITOR')
    const { versions, opened, comparison } = valueOf(
      await look(auditor, 'award-lists', awardListId, { version: 1, from: 1, to: 4 }),
    )
    expect(versions.map(({ what }) => what)).toEqual(['编制名单', '核减条目', '移出条目', '送财政会商'])
    expect(versions[1]!.why).toContain(reason)
    const labels = opened!.snapshot.tables[0]!.rows.map(({ label }) => label).join()
    expect(labels).toContain(second.name)
    expect(labels).not.toContain('改名后的企业')
    const changed = comparison!.tables[0]!.rows.flatMap(({ fields }) => fields)
    expect(changed).toContainEqual({
      label: '金额（元）',
      before: '2,000.00',
      after: '1,500.00',
      difference: '-500.00',
    })
    expect(comparison!.facts).toContainEqual({
      label: '合计（元）',
      before: '3,000.00',
      after: '1,500.00',
      difference: '-1500.00',
    })
    const enterprise = await aPerson('ENTERPRISE_APPROVER', { organisationId: second.id })
    expect(await look(enterprise, 'award-lists', awardListId)).toMatchObject({ ok: false })
  })
})

describe('a published list', () => {
  it('is opened with the lines that were published, and closed in a version of its own', async () => {
    const desk = await aDesk()
    const round = await aRound({ budgetYear: 2042, supportRatio: '0.5' })
    await aBudget(2042, '1000000.00')
    const applicant = await anEnterprise()
    await anApprovedApplication({ roundId: round.id, applicantId: applicant.id, amountCny: '1234.56' })
    const { publicityId } = await anAwardList(desk, round.id, 'CLOSED')
    const { versions, opened } = valueOf(
      await look(await aPerson('FINANCE_PREPARER'), 'publicities', publicityId!, { version: 1 }),
    )
    expect(versions.map(({ what }) => what)).toEqual(['发布公示', '公示结束，确定名单'])
    const [line] = opened!.snapshot.tables[0]!.rows
    expect(line!.label).toBe(applicant.name)
    expect(line!.fields.map(({ text }) => text)).toContain('1,234.56')
    expect(await look(await aPerson('INSURER_CHECKER'), 'publicities', publicityId!)).toMatchObject({
      ok: false,
    })
  })
})
