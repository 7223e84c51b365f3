import '../../setup/test-database'
import { describe, expect, it } from 'vitest'

import { awardListDetail } from '@/features/award-lists/award-lists'
import { amendItem } from '@/features/award-lists/change-items'
import { concurAwardList, sendToFinance } from '@/features/award-lists/consult-finance'
import { createAwardList } from '@/features/award-lists/create-award-list'
import {
  confirmShortage,
  proposeShortage,
  rejectShortage,
  withdrawShortage,
} from '@/features/award-lists/decide-shortage'
import { shortageOfApplication, shortageOfList } from '@/features/award-lists/shortages'
import { budgetPosition, capUsed, commitBudget, takeFromCap } from '@/features/funds'
import { approveReview } from '@/features/reviews/approve-review'
import { publicActor, systemActor } from '@/server/auth/actor'
import { asActor, type Programme } from '@/server/db'

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
import { anApplicationForReview } from '../../factories/reviews'
import { aRound } from '../../factories/rounds'
import { asOwner } from '../../setup/test-database'

const now = someday
const reason = '年度预算不足，按统一系数调整'

/** Budget years of their own, so that no list of one test spends what another test counts. */
let years = 2100
async function aListWith(
  desk: Desk,
  amounts: string[],
  budgetCny: string,
  options: { programme?: Programme; shortageFactor?: string } = {},
) {
  const budgetYear = (years += 1)
  const round = await aRound({ budgetYear, halfYear: '2026H1', ...options })
  const applications: { id: string; applicantId: string }[] = []
  for (const amountCny of amounts) {
    const { id: applicantId } = await anEnterprise()
    const { programme } = options
    const id = await anApprovedApplication({
      roundId: round.id,
      applicantId,
      amountCny,
      ...(programme ? { programme } : {}),
    })
    applications.push({ id, applicantId })
  }
  await aBudget(budgetYear, budgetCny, options.programme)
  const { awardListId } = await anAwardList(desk, round.id, 'DRAFT')
  return { awardListId, applications, budgetYear, roundId: round.id }
}

const detailOf = (desk: Desk, awardListId: string) =>
  accepted(awardListDetail(desk.preparer, { awardListId }, { now }))
const amountsOf = async (desk: Desk, awardListId: string) =>
  (await detailOf(desk, awardListId)).items.map((item) => item.amountCny)
const used = (organisationId: string) =>
  asActor(systemActor(), (tx) => capUsed(tx, { programme: 'GENERAL', organisationId, period: '2026H1' }))

/** An application with a payment, approved by a real review: the premium × 50 %. */
async function reviewed(desk: Desk, roundId: string, paidAmount: string, requestedAmountCny: string) {
  const applicant = await anEnterprise()
  const application = await anApplicationForReview({
    roundId,
    applicant,
    state: 'REVIEWED',
    preparerId: desk.preparer.accountId!,
    requestedAmountCny,
    payments: [{ paidAmount }],
  })
  await accepted(approveReview(desk.checker, { applicationId: application.id, remark: '同意' }, { now }))
  return { ...application, applicantId: applicant.id }
}

describe('the preview', () => {
  it('tells the shortfall, the greatest factor and every line before and after; the sum stays within', async () => {
    const desk = await aDesk()
    const { awardListId } = await aListWith(desk, ['100.00', '200.00', '300.00'], '539.99')
    const { preview, may } = await accepted(shortageOfList(desk.preparer, { awardListId }, { now }))
    expect(preview).toMatchObject({
      availableCny: '539.99',
      totalBeforeCny: '600.00',
      shortCny: '60.01',
      greatest: '0.899999',
      factor: '0.899999',
      totalAfterCny: '539.97',
    })
    expect(preview!.lines.map((line) => [line.beforeCny, line.afterCny])).toEqual([
      ['100.00', '89.99'],
      ['200.00', '179.99'],
      ['300.00', '269.99'],
    ])
    expect(may).toEqual({ propose: true, withdraw: false, decide: false })
    const other = await accepted(shortageOfList(desk.checker, { awardListId, factor: '0.5' }, { now }))
    expect(other.preview).toMatchObject({ factor: '0.5', greatest: '0.899999', totalAfterCny: '300.00' })
  })

  it('at the fen: one short needs a factor, exactly enough needs none', async () => {
    const desk = await aDesk()
    const short = await aListWith(desk, ['100.00', '200.00', '300.00'], '599.99')
    const exact = await aListWith(desk, ['100.00', '200.00', '300.00'], '600.00')
    const more = await aListWith(desk, ['100.00', '200.00', '300.00'], '600.01')
    const shortOf = async (awardListId: string) =>
      (await accepted(shortageOfList(desk.preparer, { awardListId }, { now }))).preview!.shortCny
    expect(await shortOf(short.awardListId)).toBe('0.01')
    expect(await shortOf(exact.awardListId)).toBeNull()
    expect(await shortOf(more.awardListId)).toBeNull()
    expect(
      await proposeShortage(
        desk.preparer,
        { awardListId: exact.awardListId, factor: '0.9', reason },
        { now },
      ),
    ).toMatchObject({ ok: false, refusal: { code: 'WRONG_STATE' } })
  })
})

describe('proposed by one, confirmed by another', () => {
  it('amounts, applications, caps and their history follow; finance then concurs within the budget', async () => {
    const desk = await aDesk()
    const { awardListId, applications, budgetYear } = await aListWith(
      desk,
      ['100.00', '200.00', '300.00'],
      '540.00',
    )
    await accepted(proposeShortage(desk.preparer, { awardListId, factor: '0.9', reason }, { now }))
    const waiting = await detailOf(desk, awardListId)
    expect(waiting.state).toBe('SHORTAGE_PROPOSED')
    expect(waiting.items.map((item) => item.amountCny)).toEqual(['100.00', '200.00', '300.00'])
    expect(await sendToFinance(desk.preparer, { awardListId }, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'WRONG_STATE' },
    })
    const done = await accepted(confirmShortage(desk.checker, { awardListId }, { now }))
    expect(done.totalCny).toBe('540.00')
    const list = await detailOf(desk, awardListId)
    expect(list).toMatchObject({ state: 'DRAFT', totalCny: '540.00' })
    expect(list.items.map(({ amountCny, originalCny }) => [originalCny, amountCny])).toEqual([
      ['100.00', '90.00'],
      ['200.00', '180.00'],
      ['300.00', '270.00'],
    ])
    expect(await used(applications[2]!.applicantId)).toBe('270.00')
    const [row] = await asOwner<{ approved: string; note: string; amount: string }>(
      `SELECT a.approved_amount_cny AS approved, e.note, e.amount_cny AS amount FROM application a
       JOIN application_event e ON e.application_id = a.id WHERE a.id = $1 ORDER BY e.id DESC LIMIT 1`,
      [applications[2]!.id],
    )
    expect(row).toMatchObject({ approved: '270.00', amount: '270.00' })
    expect(row!.note).toContain('按资金不足调整系数 0.9 重新计算：300.00 元调整为 270.00 元')
    const told = await asOwner<{ organisation_id: string; body: string; href: string }>(
      `SELECT organisation_id, body, href FROM notification WHERE kind = 'AMOUNT_ADJUSTED' AND organisation_id = ANY($1)`,
      [applications.map(({ applicantId }) => applicantId)],
    )
    expect(told).toHaveLength(3)
    expect(told.find((one) => one.organisation_id === applications[2]!.applicantId)).toMatchObject({
      body: `年度可用预算不足，名单 ${list.number} 对全部条目使用同一系数 0.9 重新计算，您的拟支持金额由 300.00 元调整为 270.00 元。理由：年度预算不足，按统一系数调整。请在申报详情查看重新出具的计算书。`,
      href: `/enterprise/applications/${applications[2]!.id}`,
    })

    await accepted(sendToFinance(desk.preparer, { awardListId }, { now }))
    await accepted(
      concurAwardList(desk.financeChecker, { awardListId, documentNumber: '豫财贸函〔2026〕21号' }, { now }),
    )
    const position = await asActor(systemActor(), (tx) =>
      budgetPosition(tx, { year: budgetYear, programme: 'GENERAL' }),
    )
    expect(position).toMatchObject({ availableCny: '0.00', committedCny: '540.00' })
  })

  it('takes the factor of the exact share before the cap, and issues the sheet again beside the frozen one', async () => {
    const desk = await aDesk()
    const budgetYear = (years += 1)
    const round = await aRound({ budgetYear, halfYear: '2026H1' })
    // 1 234 567.89 × 50 % = 617 283.945 → 617 283.94; × 0.9 = 555 555.5505 → 555 555.55.
    const plain = await reviewed(desk, round.id, '1234567.89', '617283.94')
    // 6 000 000 × 50 % = 3 000 000, cut to 2 000 000; × 0.9 = 2 700 000 is still above the cap.
    const capped = await reviewed(desk, round.id, '6000000.00', '2000000.00')
    await aBudget(budgetYear, '2555555.56')
    const { awardListId } = await anAwardList(desk, round.id, 'DRAFT')
    await accepted(proposeShortage(desk.preparer, { awardListId, factor: '0.9', reason }, { now }))
    await accepted(confirmShortage(desk.checker, { awardListId }, { now }))
    const byApplication = new Map(
      (await detailOf(desk, awardListId)).items.map((item) => [item.applicationId, item.amountCny]),
    )
    expect(byApplication.get(plain.id)).toBe('555555.55')
    expect(byApplication.get(capped.id)).toBe('2000000.00')
    expect(await used(plain.applicantId)).toBe('555555.55')
    expect(await used(capped.applicantId)).toBe('2000000.00')
    const told = await asOwner<{ organisation_id: string }>(
      `SELECT organisation_id FROM notification WHERE kind = 'AMOUNT_ADJUSTED' AND organisation_id = ANY($1)`,
      [[plain.applicantId, capped.applicantId]],
    )
    expect(told, 'whose amount stayed has nothing to be told').toEqual([
      { organisation_id: plain.applicantId },
    ])

    const [again] = await accepted(shortageOfApplication(desk.checker, { applicationId: plain.id }, { now }))
    expect(again).toMatchObject({ factor: '0.9', beforeCny: '617283.94', afterCny: '555555.55' })
    const last = again!.sheet.steps.slice(-2)
    expect(last[0]).toMatchObject({ clause: '一(三)', rulings: ['M5', 'M3'] })
    expect(last[0]!.formula).toBe('617,283.945 × 90% = 555,555.5505 → 555,555.55')
    expect(last[1]!.result).toBe('555555.55')
    const [frozen] = await asOwner<{ sheet: { steps: unknown[] }; amount_out: string }>(
      `SELECT sheet, amount_out FROM review WHERE application_id = $1 AND state = 'APPROVED'`,
      [plain.id],
    )
    expect(frozen!.amount_out).toBe('617283.94')
    expect(again!.sheet.steps.slice(0, -2)).toEqual(frozen!.sheet.steps)

    const applicant = await aPerson('ENTERPRISE_APPROVER', { organisationId: plain.applicantId })
    expect(
      await accepted(shortageOfApplication(applicant, { applicationId: plain.id }, { now })),
    ).toHaveLength(1)
    const stranger = await aPerson('ENTERPRISE_APPROVER')
    expect(
      await accepted(shortageOfApplication(stranger, { applicationId: plain.id }, { now })),
    ).toHaveLength(0)
  })

  it('works for the platforms too, whose applications take from no cap', async () => {
    const desk = await aDesk()
    const { awardListId } = await aListWith(desk, ['1000.01', '0.99'], '900.90', { programme: 'MICRO' })
    // 1000.01 × 0.9 = 900.009 → 900.00; 0.99 × 0.9 = 0.891 → 0.89; together 900.89.
    await accepted(proposeShortage(desk.preparer, { awardListId, factor: '0.9', reason }, { now }))
    await accepted(confirmShortage(desk.checker, { awardListId }, { now }))
    expect(await amountsOf(desk, awardListId)).toEqual(['900.00', '0.89'])
  })

  it('over several caps the cut goes back in proportion, to the fen', async () => {
    const desk = await aDesk()
    const { awardListId, applications } = await aListWith(desk, ['100.00'], '90.00', {
      programme: 'ECOMMERCE',
    })
    const insured = [(await anEnterprise()).id, (await anEnterprise()).id] as const
    const cap = (organisationId: string) => ({
      programme: 'ECOMMERCE' as const,
      organisationId,
      period: '2026',
    })
    for (const [index, amountCny] of ['60.01', '39.99'].entries())
      await asActor(systemActor(), (tx) =>
        takeFromCap(
          { tx, by: null, at: now },
          { ...cap(insured[index]!), amountCny: '100000.00' },
          amountCny,
          { kind: 'application', id: applications[0]!.id },
          `line-${index}`,
        ),
      )
    await accepted(proposeShortage(desk.preparer, { awardListId, factor: '0.9', reason }, { now }))
    await accepted(confirmShortage(desk.checker, { awardListId }, { now }))
    // 10.00 over 60.01 and 39.99: 6.001 → 6.00 and 3.999 → 3.99; the fen left over goes to one of them.
    const left = await asActor(systemActor(), async (tx) => [
      await capUsed(tx, cap(insured[0])),
      await capUsed(tx, cap(insured[1])),
    ])
    expect([
      ['54.00', '36.00'],
      ['54.01', '35.99'],
    ]).toContainEqual(left)
  })

  it('a second factor replaces the first; what was cut by hand stays cut', async () => {
    const desk = await aDesk()
    const { awardListId, budgetYear } = await aListWith(desk, ['1000.00', '1000.00'], '1800.00')
    await accepted(proposeShortage(desk.preparer, { awardListId, factor: '0.9', reason }, { now }))
    await accepted(confirmShortage(desk.checker, { awardListId }, { now }))
    expect(await amountsOf(desk, awardListId)).toEqual(['900.00', '900.00'])
    const [first] = (await detailOf(desk, awardListId)).items
    // 450 of 900 with a factor of 0.9 stand on a share of 500.
    await accepted(
      amendItem(desk.preparer, { itemId: first!.id, amountCny: '450.00', reason: '凭证不全' }, { now }),
    )
    await asActor(systemActor(), (tx) =>
      commitBudget(
        { tx, by: null, at: now },
        { year: budgetYear, programme: 'GENERAL' },
        '600.00',
        crypto.randomUUID(),
      ),
    )
    // 1 200 left for 1 350: 0.8 of 500 and of 1 000, not of 450 and of 900.
    expect(
      await proposeShortage(desk.preparer, { awardListId, factor: '0.95', reason }, { now }),
    ).toMatchObject({ ok: false, refusal: { code: 'LIMIT' } })
    await accepted(proposeShortage(desk.preparer, { awardListId, factor: '0.8', reason }, { now }))
    await accepted(confirmShortage(desk.checker, { awardListId }, { now }))
    expect(await amountsOf(desk, awardListId)).toEqual(['400.00', '800.00'])
  })

  it('may be refused with a reason, or taken back; nothing changes and the record stays', async () => {
    const desk = await aDesk()
    const { awardListId } = await aListWith(desk, ['100.00', '200.00'], '270.00')
    const proposal = { awardListId, factor: '0.9', reason }
    await accepted(proposeShortage(desk.preparer, proposal, { now }))
    expect(await rejectShortage(desk.checker, { awardListId, reason: '' }, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'INVALID' },
    })
    await accepted(rejectShortage(desk.checker, { awardListId, reason: '先申请追加预算' }, { now }))
    await accepted(proposeShortage(desk.preparer, proposal, { now }))
    await accepted(withdrawShortage(desk.preparer, { awardListId }, { now }))
    const view = await accepted(shortageOfList(desk.preparer, { awardListId }, { now }))
    expect(view.past.map(({ state, decisionReason }) => [state, decisionReason])).toEqual([
      ['WITHDRAWN', ''],
      ['REJECTED', '先申请追加预算'],
    ])
    expect(await amountsOf(desk, awardListId)).toEqual(['100.00', '200.00'])
  })
})

describe('what is refused', () => {
  it('a factor above the greatest, by a millionth; a number that is none; no reason', async () => {
    const desk = await aDesk()
    const { awardListId } = await aListWith(desk, ['100.00', '200.00', '300.00'], '540.00')
    const propose = (factor: string, why = reason) =>
      proposeShortage(desk.preparer, { awardListId, factor, reason: why }, { now })
    const above = await propose('0.900034')
    expect(above).toMatchObject({ ok: false, refusal: { code: 'LIMIT', details: { clause: '一(三)' } } })
    expect(!above.ok && above.refusal.message).toContain('系数不能超过 0.900033')
    for (const wrong of ['0', '1.01', '0.1234567', '-0.5', '九折'])
      expect(await propose(wrong)).toMatchObject({ ok: false, refusal: { code: 'INVALID' } })
    expect(await propose('0.9', ' ')).toMatchObject({ ok: false, refusal: { code: 'INVALID' } })
    expect(await propose('0.900033')).toMatchObject({ ok: true })
  })

  it('a line that would round down to nothing: it is named and taken off first', async () => {
    const desk = await aDesk()
    const { awardListId } = await aListWith(desk, ['100.00', '0.01'], '90.00')
    const outcome = await proposeShortage(desk.preparer, { awardListId, factor: '0.9', reason }, { now })
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'INVALID' } })
    expect(!outcome.ok && outcome.refusal.message).toContain('移出名单')
  })

  it('other roles, other states, a list that is none', async () => {
    const desk = await aDesk()
    const { awardListId } = await aListWith(desk, ['100.00'], '90.00')
    const proposal = { awardListId, factor: '0.9', reason }
    for (const actor of [desk.checker, desk.approver, desk.financeChecker, publicActor()])
      expect(await proposeShortage(actor, proposal, { now })).toMatchObject({
        ok: false,
        refusal: { code: 'FORBIDDEN' },
      })
    expect(await confirmShortage(desk.checker, { awardListId }, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'WRONG_STATE' },
    })
    expect(
      await proposeShortage(desk.preparer, { ...proposal, awardListId: crypto.randomUUID() }, { now }),
    ).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND' } })
    await accepted(proposeShortage(desk.preparer, proposal, { now }))
    expect(await confirmShortage(desk.preparer, { awardListId }, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'FORBIDDEN' },
    })
    const stranger = await aPerson('INSURER_CHECKER')
    expect(await shortageOfList(stranger, { awardListId }, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'FORBIDDEN' },
    })
  })

  it('the proposer as confirmer, by the use case and by the database', async () => {
    const desk = await aDesk()
    const { awardListId } = await aListWith(desk, ['100.00'], '90.00')
    await accepted(proposeShortage(desk.preparer, { awardListId, factor: '0.9', reason }, { now }))
    const both = { ...desk.preparer, role: 'COMMERCE_CHECKER' as const }
    expect(await confirmShortage(both, { awardListId }, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'FORBIDDEN' },
    })
    await expect(
      asOwner(
        `UPDATE award_list_shortage SET state = 'CONFIRMED', decided_by_id = proposed_by_id, decided_at = now() WHERE award_list_id = $1`,
        [awardListId],
      ),
    ).rejects.toThrow(/shortage_two_people/)
  })

  it('the budget shrinks between proposal and confirmation: refused in words, nothing changed', async () => {
    const desk = await aDesk()
    const { awardListId, budgetYear, applications } = await aListWith(desk, ['100.00', '200.00'], '270.00')
    await accepted(proposeShortage(desk.preparer, { awardListId, factor: '0.9', reason }, { now }))
    await asActor(systemActor(), (tx) =>
      commitBudget(
        { tx, by: null, at: now },
        { year: budgetYear, programme: 'GENERAL' },
        '0.01',
        crypto.randomUUID(),
      ),
    )
    const outcome = await confirmShortage(desk.checker, { awardListId }, { now })
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'LIMIT' } })
    expect(!outcome.ok && outcome.refusal.message).toContain('可用预算已变为 269.99 元')
    expect(await amountsOf(desk, awardListId)).toEqual(['100.00', '200.00'])
    expect(await used(applications[1]!.applicantId)).toBe('200.00')
  })

  it('an amount on a list grows or changes past the use cases: the database refuses', async () => {
    const desk = await aDesk()
    const { awardListId } = await aListWith(desk, ['100.00'], '100.00')
    const change = (amount: string) =>
      asOwner('UPDATE award_list_item SET amount_cny = $2 WHERE award_list_id = $1', [awardListId, amount])
    await expect(change('100.01')).rejects.toThrow(/only lowered/)
    await accepted(sendToFinance(desk.preparer, { awardListId }, { now }))
    await expect(change('99.99')).rejects.toThrow(/frozen/)
  })
})

describe('at the same moment', () => {
  it('two people confirm: once', async () => {
    const desk = await aDesk()
    const second = await aPerson('COMMERCE_CHECKER')
    const { awardListId, applications } = await aListWith(desk, ['100.00', '200.00'], '270.00')
    await accepted(proposeShortage(desk.preparer, { awardListId, factor: '0.9', reason }, { now }))
    const outcomes = await Promise.all(
      [desk.checker, second, desk.checker].map((actor) => confirmShortage(actor, { awardListId }, { now })),
    )
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await amountsOf(desk, awardListId)).toEqual(['90.00', '180.00'])
    expect(await used(applications[0]!.applicantId)).toBe('90.00')
  })

  it('an approval of the same enterprise arrives while its list is cut: the cap is counted to the fen', async () => {
    const desk = await aDesk()
    const budgetYear = (years += 1)
    const round = await aRound({ budgetYear, halfYear: '2026H1' })
    const other = await aRound({ budgetYear, halfYear: '2026H1' })
    const applicant = await anEnterprise()
    await anApprovedApplication({
      roundId: round.id,
      applicantId: applicant.id,
      amountCny: '1900000.00',
    })
    await aBudget(budgetYear, '1710000.00')
    const { awardListId } = await anAwardList(desk, round.id, 'DRAFT')
    // 1 000 000 × 50 % = 500 000, of which the cap leaves 100 000 before the cut and 290 000 after it.
    const late = await anApplicationForReview({
      roundId: other.id,
      applicant,
      state: 'REVIEWED',
      preparerId: desk.preparer.accountId!,
      requestedAmountCny: '500000.00',
      payments: [{ paidAmount: '1000000.00' }],
    })
    await accepted(proposeShortage(desk.preparer, { awardListId, factor: '0.9', reason }, { now }))
    const [confirmed, approved] = await Promise.all([
      confirmShortage(desk.checker, { awardListId }, { now }),
      approveReview(desk.checker, { applicationId: late.id, remark: '同意' }, { now }),
    ])
    expect([confirmed.ok, approved.ok]).toEqual([true, true])
    const amount = approved.ok ? approved.value.amountCny : ''
    expect(['100000.00', '290000.00']).toContain(amount)
    expect(await used(applicant.id)).toBe(amount === '100000.00' ? '1810000.00' : '2000000.00')
    expect(await amountsOf(desk, awardListId)).toEqual(['1710000.00'])
  })

  it('an application approved meanwhile is on no list by itself, and two lists never take more than the budget', async () => {
    const desk = await aDesk()
    const { awardListId, roundId, budgetYear } = await aListWith(desk, ['100.00', '200.00'], '270.00')
    await accepted(proposeShortage(desk.preparer, { awardListId, factor: '0.9', reason }, { now }))
    const { id: applicantId } = await anEnterprise()
    const [confirmed] = await Promise.all([
      confirmShortage(desk.checker, { awardListId }, { now }),
      anApprovedApplication({ roundId, applicantId, amountCny: '50.00' }),
    ])
    expect(confirmed.ok).toBe(true)
    expect(await amountsOf(desk, awardListId)).toEqual(['90.00', '180.00'])
    const late = await accepted(createAwardList(desk.preparer, { roundId, title: '第二批名单' }, { now }))
    for (const id of [awardListId, late.awardListId])
      await accepted(sendToFinance(desk.preparer, { awardListId: id }, { now }))
    const outcomes = await Promise.all(
      [awardListId, late.awardListId].map((id, index) =>
        concurAwardList(
          desk.financeChecker,
          { awardListId: id, documentNumber: `豫财贸函〔2026〕${30 + index}号` },
          { now },
        ),
      ),
    )
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    const { availableCny } = await asActor(systemActor(), (tx) =>
      budgetPosition(tx, { year: budgetYear, programme: 'GENERAL' }),
    )
    // 270 with the first list set aside, or 50 with the second one.
    expect(['0.00', '220.00']).toContain(availableCny)
  })
})
