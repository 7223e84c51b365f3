import '../../setup/test-database'
import { describe, expect, it } from 'vitest'

import { awardListDetail } from '@/features/award-lists/award-lists'
import { amendItem, unlistItem } from '@/features/award-lists/change-items'
import { compareWithLastHalfYear } from '@/features/award-lists/compare'
import { concurAwardList, sendBackAwardList, sendToFinance } from '@/features/award-lists/consult-finance'
import { proposeShortage } from '@/features/award-lists/decide-shortage'
import { recordDispatch } from '@/features/award-lists/record-dispatch'
import { answerRemark, remarkRow } from '@/features/award-lists/remark-rows'
import { publicActor } from '@/server/auth/actor'

import {
  aBudget,
  accepted,
  aDesk,
  anApprovedApplication,
  anAwardList,
  type Desk,
} from '../../factories/award-lists'
import { anEnterprise } from '../../factories/enterprises'
import { aPerson, someday } from '../../factories/people'
import { aRound } from '../../factories/rounds'
import { asOwner } from '../../setup/test-database'

const now = someday
let years = 2300

async function aListWithFinance(desk: Desk, amounts: string[], budgetCny = '1000.00') {
  const budgetYear = (years += 1)
  const round = await aRound({ budgetYear, halfYear: '2026H1' })
  for (const amountCny of amounts) {
    const { id: applicantId } = await anEnterprise()
    await anApprovedApplication({ roundId: round.id, applicantId, amountCny })
  }
  await aBudget(budgetYear, budgetCny)
  const { awardListId } = await anAwardList(desk, round.id, 'WITH_FINANCE')
  return { awardListId, items: (await detailOf(desk, awardListId)).items }
}

const detailOf = (desk: Desk, awardListId: string) =>
  accepted(awardListDetail(desk.preparer, { awardListId }, { now }))
const documentNumber = '豫财贸函〔2026〕41号'

describe('finance says what it thinks of a row', () => {
  it('flags rows, sends back; commerce answers, cuts and takes off, and sends again; every round stays readable', async () => {
    const desk = await aDesk()
    const { awardListId, items } = await aListWithFinance(desk, ['100.00', '200.00', '300.00', '400.00'])
    const remark = (index: number, text: string, flagged: boolean) =>
      accepted(remarkRow(desk.financePreparer, { itemId: items[index]!.id, remark: text, flagged }, { now }))
    await remark(0, '请说明实缴保费来源', true)
    await remark(1, '与上年度相比增幅较大，请核', true)
    await remark(2, '请移出', true)
    await remark(3, '无异议', false)
    expect(
      await concurAwardList(desk.financeChecker, { awardListId, documentNumber }, { now }),
    ).toMatchObject({ ok: false, refusal: { code: 'WRONG_STATE' } })
    await accepted(sendBackAwardList(desk.financeChecker, { awardListId, reason: '三个条目请核实' }, { now }))
    const sentBack = await detailOf(desk, awardListId)
    expect(sentBack.unanswered).toBe(3)
    for (const refused of [
      await sendToFinance(desk.preparer, { awardListId }, { now }),
      await proposeShortage(desk.preparer, { awardListId, factor: '0.9', reason: '预算不足' }, { now }),
    ])
      expect(refused).toMatchObject({ ok: false, refusal: { code: 'WRONG_STATE' } })

    const said = sentBack.items.map((item) => item.said)
    await accepted(
      answerRemark(
        desk.preparer,
        { remarkId: said[0]!.id, answer: '已附银行回单，为企业基本户支付' },
        { now },
      ),
    )
    await accepted(
      amendItem(
        desk.preparer,
        { itemId: items[1]!.id, amountCny: '150.00', reason: '核减一张发票' },
        { now },
      ),
    )
    await accepted(unlistItem(desk.preparer, { itemId: items[2]!.id, reason: '转入下一批' }, { now }))
    await accepted(sendToFinance(desk.preparer, { awardListId, message: '已逐条核实，见各条答复' }, { now }))
    await accepted(concurAwardList(desk.financeChecker, { awardListId, documentNumber }, { now }))

    const { rounds } = await detailOf(desk, awardListId)
    expect(
      rounds.map(({ sequence, totalCny, itemCount, decision }) => [
        sequence,
        totalCny,
        itemCount,
        decision?.decision,
      ]),
    ).toEqual([
      [1, '1000.00', 4, 'SEND_BACK'],
      [2, '650.00', 3, 'CONCUR'],
    ])
    expect(rounds[1]).toMatchObject({ message: '已逐条核实，见各条答复', sentBy: '商务经办' })
    expect(
      rounds[0]!.remarks.map(({ amountCny, flagged, remark: text, answer }) => [
        amountCny,
        flagged,
        text,
        answer,
      ]),
    ).toEqual([
      ['100.00', true, '请说明实缴保费来源', '已附银行回单，为企业基本户支付'],
      ['200.00', true, '与上年度相比增幅较大，请核', '由 200.00 元核减为 150.00 元：核减一张发票'],
      ['300.00', true, '请移出', '已移出名单：转入下一批'],
      ['400.00', false, '无异议', ''],
    ])
  })

  it('takes a flag back before it concurs; a flag needs words', async () => {
    const desk = await aDesk()
    const { awardListId, items } = await aListWithFinance(desk, ['100.00'])
    const say = (input: { remark: string; flagged: boolean }) =>
      remarkRow(desk.financeChecker, { itemId: items[0]!.id, ...input }, { now })
    expect(await say({ remark: ' ', flagged: true })).toMatchObject({
      ok: false,
      refusal: { code: 'INVALID' },
    })
    await accepted(say({ remark: '请核实', flagged: true }))
    await accepted(say({ remark: '', flagged: false }))
    await accepted(concurAwardList(desk.financeChecker, { awardListId, documentNumber }, { now }))
    expect((await detailOf(desk, awardListId)).rounds[0]!.remarks).toEqual([])
    expect(await say({ remark: '太晚', flagged: false })).toMatchObject({
      ok: false,
      refusal: { code: 'WRONG_STATE' },
    })
  })

  it('is for the two departments, each its part; a decided round is closed by the database too', async () => {
    const desk = await aDesk()
    const { awardListId, items } = await aListWithFinance(desk, ['100.00'])
    const input = { itemId: items[0]!.id, remark: '请核实', flagged: true }
    for (const actor of [desk.preparer, desk.approver, await aPerson('INSURER_CHECKER'), publicActor()])
      expect(await remarkRow(actor, input, { now })).toMatchObject({
        ok: false,
        refusal: { code: 'FORBIDDEN' },
      })
    expect(
      await remarkRow(desk.financeChecker, { ...input, itemId: crypto.randomUUID() }, { now }),
    ).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND' } })
    await accepted(remarkRow(desk.financeChecker, input, { now }))
    const remarkId = (await detailOf(desk, awardListId)).items[0]!.said!.id
    const answer = { remarkId, answer: '已核实无误' }
    expect(await answerRemark(desk.preparer, answer, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'WRONG_STATE' },
    })
    await accepted(sendBackAwardList(desk.financeChecker, { awardListId, reason: '请核实' }, { now }))
    expect(await answerRemark(desk.financeChecker, answer, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'FORBIDDEN' },
    })
    await expect(
      asOwner(`UPDATE consultation_remark SET remark = '改口' WHERE id = $1`, [remarkId]),
    ).rejects.toThrow(/decided/)
    await accepted(answerRemark(desk.preparer, answer, { now }))
    await accepted(sendToFinance(desk.preparer, { awardListId }, { now }))
    await expect(
      asOwner(`UPDATE consultation_remark SET answer = '改口' WHERE id = $1`, [remarkId]),
    ).rejects.toThrow(/sent again/)
  })
})

describe('发文字号', () => {
  async function aClosedList(desk: Desk) {
    const budgetYear = (years += 1)
    const round = await aRound({ budgetYear, halfYear: '2026H1' })
    const { id: applicantId } = await anEnterprise()
    await anApprovedApplication({ roundId: round.id, applicantId, amountCny: '10.00' })
    await aBudget(budgetYear, '10.00')
    // Closed at 16:00 UTC of the last day of publicity: the day after in Henan.
    const list = await anAwardList(desk, round.id, 'CLOSED')
    const closedAt = new Date(Date.parse(`${list.endsOn}T16:00:00Z`))
    return {
      awardListId: list.awardListId,
      at: { now: new Date(closedAt.getTime() + 3_600_000) },
      day: new Date(closedAt.getTime() + 8 * 3_600_000).toISOString().slice(0, 10),
      dayBefore: list.endsOn!,
    }
  }

  it('is recorded at the approval, once, by another than the preparer, and is unique', async () => {
    const desk = await aDesk()
    const { awardListId, at, day, dayBefore } = await aClosedList(desk)
    const input = { awardListId, dispatchNumber: ' 豫商财[2026]61号 ', dispatchedOn: day }
    for (const actor of [desk.preparer, desk.checker, desk.financeChecker, publicActor()])
      expect(await recordDispatch(actor, input, at)).toMatchObject({
        ok: false,
        refusal: { code: 'FORBIDDEN' },
      })
    for (const wrong of [
      { ...input, dispatchNumber: '六十一号' },
      { ...input, dispatchedOn: dayBefore },
      { ...input, dispatchedOn: '2026-12-31' },
    ])
      expect(await recordDispatch(desk.approver, wrong, at)).toMatchObject({
        ok: false,
        refusal: { code: 'INVALID' },
      })
    await accepted(recordDispatch(desk.approver, input, at))
    const list = await detailOf(desk, awardListId)
    expect(list.dispatch).toEqual({ number: '豫商财〔2026〕61号', on: day, by: '商务处长' })
    expect(
      await recordDispatch(desk.approver, { ...input, dispatchNumber: '豫商财〔2026〕62号' }, at),
    ).toMatchObject({ ok: false, refusal: { code: 'CONFLICT' } })
    const other = await aClosedList(desk)
    const again = await recordDispatch(desk.approver, { ...input, awardListId: other.awardListId }, other.at)
    expect(again).toMatchObject({ ok: false, refusal: { code: 'CONFLICT' } })
    expect(!again.ok && again.refusal.message).toContain('已用于另一份名单')
    await expect(
      asOwner(`UPDATE award_list SET dispatched_by_id = prepared_by_id WHERE id = $1`, [awardListId]),
    ).rejects.toThrow(/dispatch_two_people/)
  })

  it('not before the publicity is over', async () => {
    const desk = await aDesk()
    const { awardListId } = await aListWithFinance(desk, ['10.00'])
    expect(
      await recordDispatch(
        desk.approver,
        { awardListId, dispatchNumber: '豫商财〔2026〕63号', dispatchedOn: '2026-08-20' },
        { now },
      ),
    ).toMatchObject({ ok: false, refusal: { code: 'WRONG_STATE' } })
    await expect(
      asOwner(
        `UPDATE award_list SET dispatch_number = '豫商财〔2026〕63号', dispatched_on = '2026-08-20', dispatched_by_id = gen_random_uuid() WHERE id = $1`,
        [awardListId],
      ),
    ).rejects.toThrow(/dispatch_after_approval/)
  })
})

describe('beside the half-year before', () => {
  it('new, gone, more, less and the same, with totals over all lists of the half-year', async () => {
    const desk = await aDesk()
    const enterprises: { id: string }[] = []
    for (let i = 0; i < 5; i += 1) enterprises.push(await anEnterprise())
    const half = async (halfYear: string, amounts: Record<number, string>) => {
      const budgetYear = (years += 1)
      const round = await aRound({ budgetYear, halfYear, programme: 'OVERSEAS' })
      for (const [index, amountCny] of Object.entries(amounts))
        await anApprovedApplication({
          roundId: round.id,
          applicantId: enterprises[Number(index)]!.id,
          amountCny,
          halfYear,
          programme: 'OVERSEAS',
        })
      await aBudget(budgetYear, '10000.00', 'OVERSEAS')
      return (await anAwardList(desk, round.id, halfYear === '2025H2' ? 'CONCURRED' : 'DRAFT')).awardListId
    }
    // 2025H2 is the half-year before 2026H1; 2025H1 does not count.
    await half('2025H1', { 4: '999.00' })
    await half('2025H2', { 0: '100.00', 1: '200.00', 2: '300.00', 3: '400.00' })
    const awardListId = await half('2026H1', { 0: '150.00', 1: '120.00', 2: '300.00', 4: '50.00' })
    const view = await accepted(compareWithLastHalfYear(desk.financeChecker, { awardListId }, { now }))
    expect(view).toMatchObject({
      previousInWords: '2025年下半年',
      currentInWords: '2026年上半年',
      previousCny: '1000.00',
      currentCny: '620.00',
      differenceCny: '-380.00',
      counts: { NEW: 1, GONE: 1, MORE: 1, LESS: 1, SAME: 1 },
    })
    const by = new Map(view.rows.map((row) => [row.organisationId, [row.kind, row.differenceCny]]))
    expect(enterprises.map(({ id }) => by.get(id))).toEqual([
      ['MORE', '50.00'],
      ['LESS', '-80.00'],
      ['SAME', '0.00'],
      ['GONE', '-400.00'],
      ['NEW', '50.00'],
    ])
    expect(view.rows.map((row) => row.differenceCny)).toEqual(['50.00', '50.00', '0.00', '-80.00', '-400.00'])
    const gone = await accepted(
      compareWithLastHalfYear(desk.preparer, { awardListId, kinds: ['GONE'], sort: 'name' }, { now }),
    )
    expect(
      gone.rows.map(({ organisationId, previousCny, currentCny }) => [
        organisationId,
        previousCny,
        currentCny,
      ]),
    ).toEqual([[enterprises[3]!.id, '400.00', null]])
    const up = await accepted(
      compareWithLastHalfYear(desk.preparer, { awardListId, sort: 'previous' }, { now }),
    )
    expect(up.rows.map((row) => row.previousCny)).toEqual([null, '100.00', '200.00', '300.00', '400.00'])
    expect(
      await compareWithLastHalfYear(await aPerson('ENTERPRISE_APPROVER'), { awardListId }, { now }),
    ).toMatchObject({ ok: false, refusal: { code: 'FORBIDDEN' } })
  })
})
