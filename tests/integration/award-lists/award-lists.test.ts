import '../../setup/test-database'
import { describe, expect, it } from 'vitest'

import { awardListDetail, awardListOverview, listCandidates } from '@/features/award-lists/award-lists'
import { amendItem, unlistItem } from '@/features/award-lists/change-items'
import { concurAwardList, sendBackAwardList, sendToFinance } from '@/features/award-lists/consult-finance'
import { createAwardList } from '@/features/award-lists/create-award-list'
import { capUsed } from '@/features/funds'
import { publicActor, systemActor } from '@/server/auth/actor'
import { asActor } from '@/server/db'

import { aBudget, accepted, aDesk, anApprovedApplication, anAwardList } from '../../factories/award-lists'
import { anEnterprise } from '../../factories/enterprises'
import { aPerson, someday } from '../../factories/people'
import { aRound } from '../../factories/rounds'
import { asOwner } from '../../setup/test-database'

const now = someday

/** A round with one approved application per amount, and a budget year of its own. */
let years = 2030
async function aRoundWith(amounts: string[], budgetCny?: string) {
  const budgetYear = (years += 1)
  const round = await aRound({ budgetYear, halfYear: '2026H1' })
  const applications: { id: string; applicantId: string; uscc: string }[] = []
  for (const amountCny of amounts) {
    const enterprise = await anEnterprise()
    const id = await anApprovedApplication({ roundId: round.id, applicantId: enterprise.id, amountCny })
    applications.push({ id, applicantId: enterprise.id, uscc: enterprise.uscc })
  }
  if (budgetCny) await aBudget(budgetYear, budgetCny)
  return { roundId: round.id, applications, budgetYear }
}

const detailOf = async (desk: Awaited<ReturnType<typeof aDesk>>, awardListId: string) =>
  accepted(awardListDetail(desk.preparer, { awardListId }, { now }))

const events = (applicationId: string) =>
  asOwner<{ verb: string; amount_cny: string }>(
    'SELECT verb, amount_cny FROM application_event WHERE application_id = $1 ORDER BY id',
    [applicationId],
  )

describe('forming an award list', () => {
  it('takes all approved applications of the round, with their amounts and the total against the budget', async () => {
    const desk = await aDesk()
    const { roundId, applications } = await aRoundWith(['100.10', '200.20'], '300.29')
    const made = await accepted(createAwardList(desk.preparer, { roundId, title: '上半年名单' }, { now }))
    expect(made.number).toMatch(/^豫信保名单〔2026〕\d{6}号$/)
    const list = await detailOf(desk, made.awardListId)
    expect(list.items.map((item) => item.amountCny)).toEqual(['100.10', '200.20'])
    expect(list.totalCny).toBe('300.30')
    expect(list.budget).toMatchObject({ availableCny: '300.29', committed: false, shortCny: '0.01' })
    expect(list.items.every((item) => item.applicationState === 'LISTED')).toBe(true)
    expect(await events(applications[0]!.id)).toEqual([{ verb: 'list', amount_cny: '100.10' }])
  })

  it('takes only the chosen ones; the others wait for a later list', async () => {
    const desk = await aDesk()
    const { roundId, applications } = await aRoundWith(['1.00', '2.00', '4.00'])
    const first = await accepted(
      createAwardList(
        desk.preparer,
        { roundId, title: '第一批名单', applicationIds: [applications[1]!.id] },
        { now },
      ),
    )
    expect(first.totalCny).toBe('2.00')
    const rest = await accepted(listCandidates(desk.preparer, { roundId }, { now }))
    expect(rest.chosen).toMatchObject({ listableCny: '5.00', count: 2, total: 2 })
    const second = await accepted(createAwardList(desk.preparer, { roundId, title: '第二批名单' }, { now }))
    expect(second.totalCny).toBe('5.00')
  })

  it('leaves a listed enterprise out of "all", and refuses it when chosen (L3)', async () => {
    const desk = await aDesk()
    const { roundId, applications } = await aRoundWith(['1.00', '2.00'])
    const [listed] = applications
    await asOwner(
      `INSERT INTO negative_list_entry (id, uscc, name, authority, document_number, decision_date, until_date, reason, recorded_at)
       VALUES (gen_random_uuid(), $1, '某', '省商务厅', '豫商〔2026〕1号', '2026-08-19', '2029-08-19', '虚报出口', now())`,
      [listed!.uscc],
    )
    const chosen = await createAwardList(
      desk.preparer,
      { roundId, title: '选择被列入者', applicationIds: [listed!.id] },
      { now },
    )
    expect(chosen).toMatchObject({ ok: false, refusal: { code: 'INVALID' } })
    expect(!chosen.ok && chosen.refusal.message).toContain('负面清单至 2029-08-19')
    const all = await accepted(createAwardList(desk.preparer, { roundId, title: '其余名单' }, { now }))
    expect(all).toMatchObject({ itemCount: 1, totalCny: '2.00' })
  })

  it('an application stands on one list only; an empty round makes none', async () => {
    const desk = await aDesk()
    const { roundId, applications } = await aRoundWith(['1.00'])
    await accepted(createAwardList(desk.preparer, { roundId, title: '第一批名单' }, { now }))
    const again = await createAwardList(
      desk.preparer,
      { roundId, title: '第二批名单', applicationIds: [applications[0]!.id] },
      { now },
    )
    expect(again).toMatchObject({ ok: false, refusal: { code: 'CONFLICT' } })
    const empty = await createAwardList(desk.preparer, { roundId, title: '第三批名单' }, { now })
    expect(empty).toMatchObject({ ok: false, refusal: { code: 'INVALID' } })
  })

  it('is for the commerce preparer, with a title', async () => {
    const desk = await aDesk()
    const { roundId } = await aRoundWith(['1.00'])
    for (const actor of [
      desk.checker,
      desk.financeChecker,
      publicActor(),
      await aPerson('ENTERPRISE_APPROVER'),
    ])
      expect(await createAwardList(actor, { roundId, title: '名单名单' }, { now })).toMatchObject({
        ok: false,
        refusal: { code: 'FORBIDDEN' },
      })
    expect(await createAwardList(desk.preparer, { roundId, title: '' }, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'INVALID', details: { fieldErrors: { title: ['请填写名单标题。'] } } },
    })
  })

  it('enterprises, insurers and the public read no list', async () => {
    const desk = await aDesk()
    const { roundId, applications } = await aRoundWith(['1.00'])
    const { awardListId } = await anAwardList(desk, roundId, 'DRAFT')
    const applicant = await aPerson('ENTERPRISE_APPROVER', {
      organisationId: applications[0]!.applicantId,
    })
    for (const actor of [applicant, await aPerson('INSURER_CHECKER'), publicActor()]) {
      expect(await awardListDetail(actor, { awardListId }, { now })).toMatchObject({ ok: false })
      expect(await awardListOverview(actor, {}, { now })).toMatchObject({ ok: false })
    }
  })
})

describe('consulting finance', () => {
  it('concurs, and sets exactly the total aside', async () => {
    const desk = await aDesk()
    const { roundId } = await aRoundWith(['100.10', '200.20'], '300.30')
    const { awardListId } = await anAwardList(desk, roundId, 'CONCURRED')
    const list = await detailOf(desk, awardListId)
    expect(list.state).toBe('CONCURRED')
    expect(list.budget).toMatchObject({ availableCny: '0.00', committedCny: '300.30', shortCny: null })
    expect(list.consultations).toMatchObject([
      {
        decision: 'CONCUR',
        documentNumber: '豫财贸函〔2026〕12号',
        totalCny: '300.30',
        decidedBy: '财政复核',
      },
    ])
  })

  it('refuses in words when the budget is one fen short, and nothing changes', async () => {
    const desk = await aDesk()
    const { roundId } = await aRoundWith(['100.10', '200.20'], '300.29')
    const { awardListId } = await anAwardList(desk, roundId, 'WITH_FINANCE')
    const outcome = await concurAwardList(
      desk.financeChecker,
      { awardListId, documentNumber: '豫财贸函〔2026〕13号' },
      { now },
    )
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'LIMIT' } })
    expect(!outcome.ok && outcome.refusal.message).toMatch(/可用预算不足.*请退回商务/)
    const list = await detailOf(desk, awardListId)
    expect(list).toMatchObject({ state: 'WITH_FINANCE', consultations: [] })
    expect(list.budget).toMatchObject({ availableCny: '300.29', committedCny: '0.00' })
  })

  it('sends back with a remark; commerce cuts and takes off, then sends again', async () => {
    const desk = await aDesk()
    const { roundId, applications } = await aRoundWith(['100.00', '200.00', '300.00'], '250.00')
    const { awardListId } = await anAwardList(desk, roundId, 'WITH_FINANCE')
    expect(await sendBackAwardList(desk.financeChecker, { awardListId, reason: ' ' }, { now })).toMatchObject(
      { ok: false, refusal: { code: 'INVALID' } },
    )
    await accepted(
      sendBackAwardList(desk.financeChecker, { awardListId, reason: '超出本年预算，请核减' }, { now }),
    )
    const items = (await detailOf(desk, awardListId)).items
    await accepted(unlistItem(desk.preparer, { itemId: items[2]!.id, reason: '转入下一批' }, { now }))
    await accepted(
      amendItem(
        desk.preparer,
        { itemId: items[1]!.id, amountCny: '1,50.00', reason: '保单重复，核减' },
        { now },
      ),
    )
    await accepted(sendToFinance(desk.preparer, { awardListId }, { now }))
    await accepted(
      concurAwardList(desk.financeChecker, { awardListId, documentNumber: '豫财贸函〔2026〕14号' }, { now }),
    )
    const list = await detailOf(desk, awardListId)
    expect(list.totalCny).toBe('250.00')
    expect(list.items.map(({ state, amountCny, originalCny }) => [state, amountCny, originalCny])).toEqual([
      ['LISTED', '100.00', '100.00'],
      ['LISTED', '150.00', '200.00'],
      ['REMOVED', '300.00', '300.00'],
    ])
    expect(list.items[2]!.applicationState).toBe('APPROVED')
    expect(list.consultations.map((one) => one.decision)).toEqual(['SEND_BACK', 'CONCUR'])
    expect((await events(applications[1]!.id)).at(-1)).toEqual({ verb: 'list', amount_cny: '150.00' })
    const used = await asActor(systemActor(), (tx) =>
      capUsed(tx, {
        programme: 'GENERAL',
        organisationId: applications[1]!.applicantId,
        period: '2026H1',
      }),
    )
    expect(used).toBe('150.00')
  })

  it('an amount is only ever lowered, and only while commerce has the list', async () => {
    const desk = await aDesk()
    const { roundId } = await aRoundWith(['100.00'])
    const { awardListId } = await anAwardList(desk, roundId, 'DRAFT')
    const [item] = (await detailOf(desk, awardListId)).items
    for (const amountCny of ['100.00', '100.01', '-1', '1.001', 'abc'])
      expect(
        await amendItem(desk.preparer, { itemId: item!.id, amountCny, reason: '更正金额' }, { now }),
      ).toMatchObject({ ok: false, refusal: { code: 'INVALID' } })
    await accepted(sendToFinance(desk.preparer, { awardListId }, { now }))
    expect(
      await amendItem(desk.preparer, { itemId: item!.id, amountCny: '99.99', reason: '更正金额' }, { now }),
    ).toMatchObject({ ok: false, refusal: { code: 'WRONG_STATE' } })
  })

  it('is answered by the finance checker alone, and once', async () => {
    const desk = await aDesk()
    const { roundId } = await aRoundWith(['1.00'], '1.00')
    const { awardListId } = await anAwardList(desk, roundId, 'WITH_FINANCE')
    const input = { awardListId, documentNumber: '豫财贸函〔2026〕15号' }
    for (const actor of [desk.preparer, desk.approver, desk.financePreparer])
      expect(await concurAwardList(actor, input, { now })).toMatchObject({
        ok: false,
        refusal: { code: 'FORBIDDEN' },
      })
    await accepted(concurAwardList(desk.financeChecker, input, { now }))
    expect(await concurAwardList(desk.financeChecker, input, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'WRONG_STATE' },
    })
  })

  it('two lists against one budget at the same moment: one is concurred, the other refused', async () => {
    const desk = await aDesk()
    const { roundId, applications } = await aRoundWith(['60.00', '60.00'], '100.00')
    const lists: string[] = []
    for (const { id } of applications) {
      const { awardListId } = await accepted(
        createAwardList(desk.preparer, { roundId, title: '分批名单', applicationIds: [id] }, { now }),
      )
      await accepted(sendToFinance(desk.preparer, { awardListId }, { now }))
      lists.push(awardListId)
    }
    const outcomes = await Promise.all(
      lists.map((awardListId) =>
        concurAwardList(
          desk.financeChecker,
          { awardListId, documentNumber: '豫财贸函〔2026〕16号' },
          { now },
        ),
      ),
    )
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
  })
})
