import '../../setup/test-database'
import { describe, expect, it } from 'vitest'

import { awardListDetail, listCandidates } from '@/features/award-lists/award-lists'
import { concurAwardList, sendToFinance } from '@/features/award-lists/consult-finance'
import { createAwardList } from '@/features/award-lists/create-award-list'
import { remarkRow } from '@/features/award-lists/remark-rows'
import { approveOrder } from '@/features/disbursements/approve-order'
import { orderDetail, orderOverview } from '@/features/disbursements/orders'
import { prepareOrder } from '@/features/disbursements/prepare-order'
import { recordPaid } from '@/features/disbursements/record-payment'
import { closeAwardList } from '@/features/publicity/close-list'
import { publicDetail, publicPage } from '@/features/publicity/publicities'
import { startPublicity } from '@/features/publicity/publish'
import { publicActor } from '@/server/auth/actor'
import { PAGE_SIZE } from '@/server/paging'

import { aBudget, accepted, aDesk, anApprovedApplication, notice } from '../../factories/award-lists'
import { fundPapers, paymentDay } from '../../factories/disbursements'
import { anEnterprise } from '../../factories/enterprises'
import { someday } from '../../factories/people'
import { aRound } from '../../factories/rounds'

const now = someday
const COUNT = PAGE_SIZE + 3
const TOTAL = `${COUNT}.00`

describe('a round of more applications than one page shows', () => {
  it('shows each of them on exactly one page, finds one by its name, and counts and sums them all, from candidate to payment', async () => {
    const desk = await aDesk()
    const round = await aRound({ budgetYear: 2391, publicityDays: 5 })
    await aBudget(2391, '100000.00')
    const names: string[] = []
    for (let index = 0; index < COUNT; index += 1) {
      const enterprise = await anEnterprise()
      names.push(enterprise.name)
      await anApprovedApplication({ roundId: round.id, applicantId: enterprise.id, amountCny: '1.00' })
    }
    const sorted = names.toSorted()
    const wanted = names[17]!
    const others = names.filter((name) => name.includes(wanted)).length

    const candidates = async (page: number, q = '') =>
      (await accepted(listCandidates(desk.preparer, { roundId: round.id, page, q }, { now }))).chosen!
    const [one, two] = [await candidates(1), await candidates(2)]
    expect(one.rows).toHaveLength(PAGE_SIZE)
    expect([...one.rows, ...two.rows].map(({ name }) => name).toSorted()).toEqual(sorted)
    expect(two).toMatchObject({ count: COUNT, total: COUNT, page: 2, listableCny: TOTAL, heldCount: 0 })
    expect((await candidates(1, wanted)).total).toBe(others)
    // Beyond the last page stands the last page; signs of a pattern are letters like others.
    expect((await candidates(99)).rows).toEqual(two.rows)
    expect((await candidates(1, '%')).total).toBe(0)

    const { awardListId } = await accepted(
      createAwardList(desk.preparer, { roundId: round.id, title: '分页的拟支持名单' }, { now }),
    )
    await accepted(sendToFinance(desk.preparer, { awardListId }, { now }))
    const list = (asked: object) =>
      accepted(awardListDetail(desk.financePreparer, { awardListId, ...asked }, { now }))
    const [first, second] = [await list({}), await list({ page: 2 })]
    expect([...first.items, ...second.items].map(({ position }) => position)).toEqual(
      Array.from({ length: COUNT }, (_, index) => index + 1),
    )
    expect(second).toMatchObject({ itemCount: COUNT, totalCny: TOTAL })
    expect((await list({ q: wanted })).items.map(({ name }) => name)).toContain(wanted)
    const last = second.items.at(-1)!
    await accepted(
      remarkRow(desk.financePreparer, { itemId: last.id, remark: '请核减', flagged: true }, { now }),
    )
    const marked = await list({ marked: 'unanswered' })
    expect(marked).toMatchObject({ flagged: 1, unanswered: 1, paging: { total: 1, narrowed: true } })
    expect(marked.items.map(({ id }) => id)).toEqual([last.id])
    await accepted(remarkRow(desk.financePreparer, { itemId: last.id, remark: '', flagged: false }, { now }))

    const documentNumber = '豫财贸函〔2391〕12号'
    await accepted(concurAwardList(desk.financeChecker, { awardListId, documentNumber }, { now }))
    const { publicityId, endsOn } = await accepted(
      startPublicity(
        desk.approver,
        { ...notice, awardListId, startsOn: '2026-08-20' },
        { now: new Date('2026-08-20T09:00:00+08:00') },
      ),
    )
    const during = { now: new Date('2026-08-21T09:00:00+08:00') }
    const reader = publicActor('198.51.100.77')
    const shown = (asked: object) => accepted(publicPage(reader, { publicityId, ...asked }, during))
    const published = [await shown({}), await shown({ page: 2 })].flatMap(({ lines }) => lines.rows)
    const whole = await accepted(publicDetail(reader, { publicityId }, during))
    expect(published.map(({ position: _position, ...line }) => line)).toEqual(whole.content.lines)
    expect(published.map(({ position }) => position)).toEqual(
      whole.content.lines.map((_, index) => index + 1),
    )
    const found = await shown({ q: wanted })
    expect(found).toMatchObject({ lineCount: COUNT, totalCny: TOTAL, searched: true })
    expect(found.lines.rows.find(({ name }) => name === wanted)).toMatchObject({
      position: whole.content.lines.findIndex(({ name }) => name === wanted) + 1,
    })

    const closedAt = new Date(Date.parse(`${endsOn}T16:00:00Z`))
    await accepted(closeAwardList(desk.approver, { awardListId }, { now: closedAt }))
    const { orderId } = await accepted(
      prepareOrder(desk.financePreparer, { ...fundPapers, awardListId }, paymentDay),
    )
    await accepted(approveOrder(desk.financeChecker, { orderId }, paymentDay))
    const order = (asked: object) =>
      accepted(orderDetail(desk.financePreparer, { orderId, ...asked }, paymentDay))
    const waiting = [await order({}), await order({ page: 2 })].flatMap(({ lines }) => lines)
    expect(waiting.map(({ payeeName }) => payeeName).toSorted()).toEqual(sorted)
    await accepted(
      recordPaid(
        desk.financePreparer,
        { orderId, lineIds: [waiting[0]!.id], paidOn: '2026-08-28', bankReference: 'PAGES0001' },
        paymentDay,
      ),
    )
    const partly = await order({ q: waiting[0]!.payeeName })
    expect(partly).toMatchObject({
      lineCount: COUNT,
      pendingCount: COUNT - 1,
      paidCny: '1.00',
      pages: { rest: { total: 1 } },
    })
    await accepted(
      recordPaid(
        desk.financePreparer,
        {
          orderId,
          lineIds: waiting.slice(1).map(({ id }) => id),
          paidOn: '2026-08-28',
          bankReference: 'PAGES0002',
        },
        paymentDay,
      ),
    )
    expect(await order({ page: 2 })).toMatchObject({ paidCny: TOTAL, pendingCount: 0, state: 'COMPLETED' })
    const { orders } = await accepted(orderOverview(desk.financePreparer, {}, paymentDay))
    expect(orders.find(({ id }) => id === orderId)).toMatchObject({
      lineCount: COUNT,
      failedCount: 0,
      paidCny: TOTAL,
    })
  }, 120_000)
})
