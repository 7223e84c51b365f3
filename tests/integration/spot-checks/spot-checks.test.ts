import '../../setup/test-database'
import { describe, expect, it } from 'vitest'

import { prepareClawback } from '@/features/clawbacks/prepare-order'
import { askEnterprise, requestDetail, respond } from '@/features/spot-checks/ask-enterprise'
import { assignSheets } from '@/features/spot-checks/assign-sheets'
import { addEvidence, markLine, saveAnswers, unmarkLine } from '@/features/spot-checks/check-sheet'
import { checkKeys } from '@/features/spot-checks/checks'
import { closePlan } from '@/features/spot-checks/close-plan'
import { seedDigest } from '@/features/spot-checks/draw'
import { handInSheet, returnSheet, signSheet } from '@/features/spot-checks/hand-in'
import { planDetail } from '@/features/spot-checks/plans'
import { preparePlan, sendBackPlan } from '@/features/spot-checks/prepare-plan'
import { drawAgain, releasePlan } from '@/features/spot-checks/release-plan'
import { divisionSheets, overdueSheets, sheetDetail } from '@/features/spot-checks/sheets'
import { spotCheckTasks } from '@/features/spot-checks/tasks'
import { openFile } from '@/features/stored-files'
import type { Actor } from '@/server/auth/actor'
import { asActor } from '@/server/db'

import { accepted, type Desk } from '../../factories/award-lists'
import { aPdf } from '../../factories/files'
import { aPerson } from '../../factories/people'
import { paidAwards } from '../../factories/spot-checks'
import { asOwner } from '../../setup/test-database'

const at = (day: string) => ({ now: new Date(`${day}T02:00:00Z`) })
const refused = (code: string) => ({ ok: false, refusal: { code } })

const prepare = (desk: Desk, period: string, changes: object = {}) =>
  preparePlan(
    desk.preparer,
    {
      title: '一般险保费支持资金抽查',
      period,
      programmes: ['GENERAL'],
      bandsCny: '50000、200000',
      sizeKind: 'SHARE',
      size: '10',
      minimum: '1',
      reason: '年度例行抽查。',
      ...changes,
    },
    at('2026-09-01'),
  )
async function drawn(desk: Desk, period: string, changes: object = {}): Promise<string> {
  const { planId } = await accepted(prepare(desk, period, changes))
  await accepted(releasePlan(desk.approver, { planId }, at('2026-09-02')))
  return planId
}
const sheetIds = async (planId: string) =>
  (
    await asOwner<{ id: string }>('SELECT id FROM spot_check_sheet WHERE plan_id = $1 ORDER BY position', [
      planId,
    ])
  ).map(({ id }) => id)

async function offices(divisionCode = '410100') {
  const colleague = await aPerson('COMMERCE_PREPARER', { displayName: '省厅核查人' })
  return {
    colleague,
    second: await aPerson('COMMERCE_CHECKER', { displayName: '省厅签署人' }),
    city: await aPerson('DIVISION_COMMERCE', { divisionCode, displayName: '市局核查人' }),
    cityFinance: await aPerson('DIVISION_FINANCE', { divisionCode, displayName: '市财政签署人' }),
  }
}
const assign = (by: Actor, planId: string, selected: string[], assigneeId: string, dueOn = '2026-09-30') =>
  assignSheets(by, { planId, selected, assigneeId, dueOn }, at('2026-09-03'))
const answersOf = (differing: readonly string[] = []) =>
  checkKeys.map((check) =>
    differing.includes(check)
      ? { check, finding: 'DIFFERS' as const, facts: '与原件不一致。' }
      : { check, finding: 'CONFORMS' as const },
  )
const conclude = (by: Actor, sheetId: string, measures: object = {}) =>
  handInSheet(by, { sheetId, conclusion: '已逐项核对。', ...measures }, at('2026-09-20'))

describe('a plan', () => {
  it('is prepared by one and released by another, with a seed that nobody reads before', async () => {
    const { desk, halfYear } = await paidAwards([{ amountCny: '1000.00' }])
    const { planId } = await accepted(prepare(desk, halfYear))
    for (const actor of [desk.preparer, desk.approver])
      expect(
        await asActor(
          actor,
          (tx) => tx.$queryRaw<object[]>`SELECT seed FROM spot_check_seed WHERE plan_id = ${planId}::uuid`,
        ),
      ).toEqual([])
    expect(await releasePlan(desk.preparer, { planId }, at('2026-09-02'))).toMatchObject(refused('FORBIDDEN'))
    await accepted(releasePlan(desk.checker, { planId }, at('2026-09-02')))
    const plan = await accepted(planDetail(desk.preparer, { planId }, at('2026-09-02')))
    expect(plan).toMatchObject({ state: 'DRAWN', number: expect.stringMatching(/^豫信保查〔2026〕\d{6}号$/) })
    expect(seedDigest(plan.draw!.seed)).toBe(plan.seedSha256)
    expect(await releasePlan(desk.approver, { planId }, at('2026-09-02'))).toMatchObject(
      refused('WRONG_STATE'),
    )
  })

  it('released twice at once is drawn once', async () => {
    const { desk, halfYear } = await paidAwards([{ amountCny: '1000.00' }, { amountCny: '2000.00' }])
    const { planId } = await accepted(prepare(desk, halfYear))
    const both = await Promise.all(
      [desk.checker, desk.approver].map((by) => releasePlan(by, { planId }, at('2026-09-02'))),
    )
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await sheetIds(planId)).toHaveLength(1)
  })

  it('is held to its committed seed, its two people and its one draw by the database', async () => {
    const { desk, halfYear } = await paidAwards([{ amountCny: '1000.00' }])
    const { planId } = await accepted(prepare(desk, halfYear))
    await expect(
      asOwner(
        `UPDATE spot_check_plan SET state = 'DRAWN', decided_by_id = prepared_by_id, decided_at = now() WHERE id = $1`,
        [planId],
      ),
    ).rejects.toThrow('spot_check_two_people')
    await expect(
      asOwner(
        `UPDATE spot_check_plan SET state = 'DRAWN', decided_by_id = $2, decided_at = now() WHERE id = $1`,
        [planId, desk.approver.accountId],
      ),
    ).rejects.toThrow('released without a draw')
    await expect(
      asOwner(`UPDATE spot_check_seed SET seed = 'x' WHERE plan_id = $1`, [planId]),
    ).rejects.toThrow('append-only')
    await expect(
      asActor(
        desk.preparer,
        (tx) => tx.$executeRaw`UPDATE spot_check_plan SET size = 100 WHERE id = ${planId}::uuid`,
      ),
    ).rejects.toThrow('permission denied')
    await accepted(releasePlan(desk.approver, { planId }, at('2026-09-02')))
    await expect(asOwner('UPDATE spot_check_draw SET result = population')).rejects.toThrow('append-only')
  })

  it('sent back has ended; without anything paid there is nothing to draw', async () => {
    const { desk, year } = await paidAwards([{ amountCny: '1000.00' }])
    const { planId } = await accepted(prepare(desk, `${year}H2`))
    expect(await releasePlan(desk.approver, { planId }, at('2026-09-02'))).toMatchObject({
      ok: false,
      refusal: { code: 'WRONG_STATE', details: { clause: '二(三)' } },
    })
    await accepted(sendBackPlan(desk.approver, { planId, reason: '该半年尚无拨付。' }, at('2026-09-02')))
    expect(await releasePlan(desk.approver, { planId }, at('2026-09-02'))).toMatchObject(
      refused('WRONG_STATE'),
    )
  })

  it.each([
    ['size', { size: '0' }],
    ['size', { size: '100.5' }],
    ['size', { sizeKind: 'NUMBER', size: '1.5' }],
    ['minimum', { minimum: '0' }],
    ['programmes', { programmes: [] }],
    ['bandsCny', { bandsCny: '200000、50000' }],
    ['period', { period: '2026Q1' }],
    ['reason', { reason: '' }],
  ])('refuses a wrong %s beside its field', async (field, change) => {
    const desk = { preparer: await aPerson('COMMERCE_PREPARER') } as unknown as Desk
    expect(await prepare(desk, '2026H1', change)).toMatchObject({
      ok: false,
      refusal: { code: 'INVALID', details: { fieldErrors: { [field]: [expect.any(String)] } } },
    })
  })
})

describe('the sample', () => {
  it('has the share of each stratum, one at least, and all that is flagged; and is the same drawn again', async () => {
    const small = Array.from({ length: 12 }, (_, i) => ({ amountCny: `${1000 + i}.00` }))
    const { desk, halfYear, year, awards } = await paidAwards([
      ...small,
      { amountCny: '50000.00' },
      { amountCny: '50000.01' },
      { amountCny: '300000.00', enterprise: { divisionCode: '410300' } },
    ])
    // The first's export figures differ: its own is not the official one of the year before.
    await asOwner(
      `INSERT INTO export_record (id, enterprise_id, year, source, amount_usd, obtained_on, recorded_at)
       SELECT gen_random_uuid(), $1, $2, s::export_source, a::numeric, '2026-01-20', now() FROM (VALUES ('OFFICIAL', '100'), ('UNDERTAKING', '900')) v(s, a)`,
      [awards[0]!.enterprise.id, Number(year) - 1],
    )
    await asOwner(
      `INSERT INTO finding (id, application_id, submission_sequence, rule, clause, severity, message, settlement, found_at)
       VALUES (gen_random_uuid(), $1, 1, 'payer', '一(三)', 'WARNING', '付款户名不一致', 'UPHELD', now())`,
      [awards[1]!.applicationId],
    )
    await asOwner(
      `INSERT INTO negative_list_entry (id, uscc, name, authority, document_number, decision_date, until_date, reason, recorded_at)
       VALUES (gen_random_uuid(), $1, 'x', '省商务厅', '1号', '2026-01-01', '2028-12-31', 'x', now())`,
      [awards[2]!.enterprise.uscc],
    )
    const planId = await drawn(desk, halfYear)
    const plan = await accepted(planDetail(desk.preparer, { planId }, at('2026-09-02')))
    // 13 up to 50 000.00: 10% is 1.3, so 2 by lot. 1 of 50 000.01 and 1 of Luoyang: the minimum.
    expect(plan.strata.map(({ name, count, asked, flagged }) => ({ name, count, asked, flagged }))).toEqual([
      { name: '郑州市，一般出口信用保险，50,000 元（含）以下', count: 13, asked: 2, flagged: 3 },
      { name: '郑州市，一般出口信用保险，50,000 元至200,000 元（含）', count: 1, asked: 1, flagged: 0 },
      { name: '洛阳市，一般出口信用保险，200,000 元以上', count: 1, asked: 1, flagged: 0 },
    ])
    expect(plan.sheets.filter(({ byLot }) => byLot)).toHaveLength(4)
    const flags = new Map(plan.sheets.map(({ partyName, flags: all }) => [partyName, all]))
    expect(flags.get(awards[0]!.enterprise.name)).toEqual(['exports'])
    expect(flags.get(awards[1]!.enterprise.name)).toEqual(['finding'])
    expect(flags.get(awards[2]!.enterprise.name)).toEqual(['negative-list'])
    expect(await accepted(drawAgain(desk.approver, { planId }, at('2026-09-05')))).toMatchObject({
      rows: plan.sheets.length,
      differences: [],
    })
  })

  it('is of the divisions and programmes of the plan only, for a year of both halves', async () => {
    const { desk, year, awards } = await paidAwards([
      { amountCny: '1000.00' },
      { amountCny: '1000.00', enterprise: { divisionCode: '410300' } },
    ])
    const planId = await drawn(desk, year, { divisionCodes: ['410300'], sizeKind: 'NUMBER', size: '5' })
    const plan = await accepted(planDetail(desk.preparer, { planId }, at('2026-09-02')))
    expect(plan.sheets.map(({ partyName }) => partyName)).toEqual([awards[1]!.enterprise.name])
    const other = await accepted(prepare(desk, year, { programmes: ['MICRO'] }))
    expect(await releasePlan(desk.approver, { planId: other.planId }, at('2026-09-02'))).toMatchObject(
      refused('WRONG_STATE'),
    )
  })
})

describe('a check sheet', () => {
  it('is never given to, nor signed by, who reviewed the application, nor by another division', async () => {
    const { desk, halfYear } = await paidAwards([{ amountCny: '1000.00' }])
    const { colleague, second, city, cityFinance } = await offices()
    const elsewhere = await aPerson('DIVISION_COMMERCE', { divisionCode: '410300' })
    const planId = await drawn(desk, halfYear)
    const [sheetId] = await sheetIds(planId)
    for (const person of [desk.preparer, desk.checker, elsewhere])
      expect(await assign(desk.preparer, planId, [sheetId!], person.accountId!)).toMatchObject(
        refused('FORBIDDEN'),
      )
    await expect(
      asOwner(
        `UPDATE spot_check_sheet SET state = 'ASSIGNED', assignee_id = $2, due_on = '2026-09-30' WHERE id = $1`,
        [sheetId, desk.checker.accountId],
      ),
    ).rejects.toThrow('not for this person')
    await accepted(assign(desk.preparer, planId, [sheetId!], colleague.accountId))
    expect(
      await saveAnswers(second, { sheetId: sheetId!, answers: answersOf() }, at('2026-09-10')),
    ).toMatchObject(refused('FORBIDDEN'))
    expect(await conclude(colleague, sheetId!)).toMatchObject(refused('WRONG_STATE'))
    await accepted(saveAnswers(colleague, { sheetId: sheetId!, answers: answersOf() }, at('2026-09-10')))
    await accepted(conclude(colleague, sheetId!))
    for (const person of [colleague, desk.checker])
      expect(await signSheet(person, { sheetId: sheetId! }, at('2026-09-21'))).toMatchObject(
        refused('FORBIDDEN'),
      )
    expect(await signSheet(city, { sheetId: sheetId! }, at('2026-09-21'))).toMatchObject(refused('NOT_FOUND'))
    await accepted(returnSheet(second, { sheetId: sheetId!, reason: '请补充说明。' }, at('2026-09-21')))
    await accepted(conclude(colleague, sheetId!))
    await accepted(signSheet(second, { sheetId: sheetId! }, at('2026-09-22')))
    expect(
      await saveAnswers(colleague, { sheetId: sheetId!, answers: answersOf() }, at('2026-09-23')),
    ).toMatchObject(refused('WRONG_STATE'))
    await expect(
      asOwner(`UPDATE spot_check_sheet SET conclusion = 'x' WHERE id = $1`, [sheetId]),
    ).rejects.toThrow('append-only')
    await expect(
      asOwner(`UPDATE spot_check_answer SET facts = 'x' WHERE sheet_id = $1`, [sheetId]),
    ).rejects.toThrow('not with its checker')
    expect(cityFinance.divisionCode).toBe('410100')
  })

  it('that differs needs proof, the enterprise heard and a measure; leads to a clawback of its lines and a case', async () => {
    const { desk, halfYear, awards } = await paidAwards([{ amountCny: '1000.00' }])
    const { city, cityFinance } = await offices()
    const { enterprise } = awards[0]!
    const owner = await aPerson('ENTERPRISE_APPROVER', { organisationId: enterprise.id })
    const stranger = await aPerson('ENTERPRISE_APPROVER')
    const planId = await drawn(desk, halfYear)
    const [sheetId] = (await sheetIds(planId)) as [string]
    await accepted(assign(desk.preparer, planId, [sheetId], city.accountId))
    expect(await accepted(spotCheckTasks(city, {}, at('2026-09-04')))).toMatchObject([
      { href: `/division/spot-checks/${sheetId}`, dueOn: '2026-09-30' },
    ])
    expect(await accepted(overdueSheets(city, {}, at('2026-09-30')))).toEqual([])
    expect(await accepted(overdueSheets(city, {}, at('2026-10-01')))).toMatchObject([{ id: sheetId }])

    await accepted(saveAnswers(city, { sheetId, answers: answersOf(['invoice']) }, at('2026-09-10')))
    const mark = (wrongCny: string, position = '1') =>
      markLine(city, { sheetId, position, wrongCny, facts: '发票已红冲。' }, at('2026-09-10'))
    expect(await mark('1000.01')).toMatchObject(refused('LIMIT'))
    expect(await mark('1.00', '2')).toMatchObject(refused('INVALID'))
    await accepted(mark('1000.00'))
    await accepted(unmarkLine(city, { sheetId, position: '1' }, at('2026-09-10')))
    await accepted(mark('400.10'))
    await accepted(mark('400.50'))
    expect(await conclude(city, sheetId, { asksClawback: 'yes' })).toMatchObject({
      refusal: { message: expect.stringMatching(/须上传佐证：发票原件.*先告知企业/) },
    })
    await accepted(addEvidence(city, { sheetId, check: 'invoice', file: aPdf('查验.pdf') }, at('2026-09-10')))
    await accepted(
      askEnterprise(
        city,
        { sheetId, words: '发票在税务平台显示已红冲，请说明并提供原件。', answerBy: '2026-09-18' },
        at('2026-09-10'),
      ),
    )
    expect(await conclude(city, sheetId, { asksClawback: 'yes' })).toMatchObject({ ok: true })
    await accepted(returnSheet(cityFinance, { sheetId, reason: '请等企业答复。' }, at('2026-09-11')))

    expect(await requestDetail(stranger, { sheetId }, at('2026-09-12'))).toMatchObject(refused('NOT_FOUND'))
    expect(await respond(stranger, { sheetId, answer: '不是我们的。' }, at('2026-09-12'))).toMatchObject(
      refused('NOT_FOUND'),
    )
    expect(await accepted(spotCheckTasks(owner, {}, at('2026-09-12')))).toMatchObject([
      { dueOn: '2026-09-18' },
    ])
    await accepted(
      respond(
        owner,
        { sheetId, answer: '因退保红冲，未及时报告。', files: [aPdf('说明.pdf')] },
        at('2026-09-12'),
      ),
    )
    expect(await respond(owner, { sheetId, answer: '再次说明。' }, at('2026-09-12'))).toMatchObject(
      refused('CONFLICT'),
    )
    expect(await sheetDetail(owner, { sheetId }, at('2026-09-12'))).toMatchObject(refused('FORBIDDEN'))
    const seen = await accepted(sheetDetail(cityFinance, { sheetId }, at('2026-09-12')))
    expect(seen.request).toMatchObject({
      answer: '因退保红冲，未及时报告。',
      late: false,
      files: [{ name: '说明.pdf' }],
    })
    // The evidence is the office's, not the enterprise's; the enterprise's own file is seen by both.
    const [evidence] = seen.checks.find(({ key }) => key === 'invoice')!.files
    expect(await openFile(owner, { id: evidence!.id }, at('2026-09-12'))).toMatchObject(refused('NOT_FOUND'))
    await accepted(openFile(cityFinance, { id: seen.request!.files[0]!.id }, at('2026-09-12')))

    expect(await conclude(city, sheetId)).toMatchObject(refused('INVALID'))
    await accepted(conclude(city, sheetId, { asksClawback: 'yes', caseGround: 'DUPLICATE_COVER' }))
    await accepted(signSheet(cityFinance, { sheetId }, at('2026-09-21')))
    const signed = await accepted(sheetDetail(desk.preparer, { sheetId }, at('2026-09-22')))
    const href = (signed.followUp!.clawback as { newHref: string }).newHref
    const asked = new URL(href, 'http://x').searchParams
    expect(asked.get('amount')).toBe('400.50')
    expect(asked.get('reason')).toMatch(/第 1 行 发票 2641\d{16}，差错 400\.50 元：发票已红冲。/)
    expect((signed.followUp!.case as { newHref: string }).newHref).toMatch(
      `/commerce/negative-list/new?uscc=${enterprise.uscc}&ground=DUPLICATE_COVER&facts=`,
    )
    await accepted(
      prepareClawback(
        desk.preparer,
        {
          itemId: asked.get('item')!,
          amountCny: asked.get('amount')!,
          reason: asked.get('reason')!,
          basis: asked.get('basis')!,
          dueOn: '2026-10-31',
          payToName: '河南省财政厅',
          payToBank: '中国工商银行郑州分行',
          payToAccount: '1702021009024900123',
        },
        at('2026-09-22'),
      ),
    )
    expect(
      (await accepted(sheetDetail(desk.approver, { sheetId }, at('2026-09-23')))).followUp!.clawback,
    ).toMatchObject({
      state: '待审批',
    })
  })

  it('is handed in without an answer once the day has passed, not before', async () => {
    const { desk, halfYear } = await paidAwards([{ amountCny: '1000.00' }])
    const { city } = await offices()
    const planId = await drawn(desk, halfYear)
    const [sheetId] = (await sheetIds(planId)) as [string]
    await accepted(assign(desk.preparer, planId, [sheetId], city.accountId))
    await accepted(saveAnswers(city, { sheetId, answers: answersOf(['exports']) }, at('2026-09-10')))
    await accepted(addEvidence(city, { sheetId, check: 'exports', file: aPdf('海关.pdf') }, at('2026-09-10')))
    await accepted(
      askEnterprise(
        city,
        { sheetId, words: '海关数据与填报不一致，请说明。', answerBy: '2026-09-18' },
        at('2026-09-10'),
      ),
    )
    const handIn = (day: string) =>
      handInSheet(city, { sheetId, conclusion: '企业逾期未答复。', correction: '更正出口额记录。' }, at(day))
    expect(await handIn('2026-09-18')).toMatchObject(refused('WRONG_STATE'))
    await accepted(handIn('2026-09-19'))
  })

  it('is hidden from insurers, experts, finance, other divisions and, but for the request, from the enterprise', async () => {
    const { desk, halfYear, awards } = await paidAwards([
      { amountCny: '1000.00', enterprise: { divisionCode: '410700' } },
    ])
    const { city } = await offices('410700')
    const planId = await drawn(desk, halfYear)
    const [sheetId] = (await sheetIds(planId)) as [string]
    const owner = await aPerson('ENTERPRISE_APPROVER', { organisationId: awards[0]!.enterprise.id })
    const people = [
      owner,
      city,
      await aPerson('INSURER_CHECKER'),
      await aPerson('EXPERT'),
      desk.financePreparer,
      await aPerson('DIVISION_COMMERCE', { divisionCode: '410800' }),
    ]
    for (const person of people) {
      const [seen] = await asActor(
        person,
        (tx) => tx.$queryRaw<{ rows: number }[]>`
          SELECT (SELECT count(*) FROM spot_check_plan) + (SELECT count(*) FROM spot_check_seed) + (SELECT count(*) FROM spot_check_draw)
            + (SELECT count(*) FROM spot_check_sheet) + (SELECT count(*) FROM spot_check_answer) + (SELECT count(*) FROM spot_check_line)
            + (SELECT count(*) FROM spot_check_file) + (SELECT count(*) FROM spot_check_request) AS rows`,
      )
      expect({ [person.role]: Number(seen!.rows) }).toEqual({ [person.role]: 0 })
    }
    await accepted(assign(desk.preparer, planId, [sheetId], city.accountId))
    expect(await accepted(divisionSheets(city, {}, at('2026-09-04')))).toHaveLength(1)
  })
})

describe('closing', () => {
  it('needs every sheet signed and another person, and keeps both files of the summary', async () => {
    const { desk, halfYear } = await paidAwards([{ amountCny: '1000.00' }, { amountCny: '3000.00' }])
    const { colleague, second } = await offices()
    const planId = await drawn(desk, halfYear, { size: '100' })
    const ids = await sheetIds(planId)
    await accepted(assign(desk.preparer, planId, ids, colleague.accountId))
    const close = (by: Actor) => closePlan(by, { planId }, at('2026-09-25'))
    for (const sheetId of ids) {
      expect(await close(desk.approver)).toMatchObject(refused('WRONG_STATE'))
      await accepted(saveAnswers(colleague, { sheetId, answers: answersOf() }, at('2026-09-10')))
      await accepted(conclude(colleague, sheetId))
      await accepted(signSheet(second, { sheetId }, at('2026-09-21')))
    }
    expect(await close(desk.preparer)).toMatchObject(refused('FORBIDDEN'))
    expect(await accepted(close(desk.approver))).toMatchObject({
      checked: 2,
      checkedCny: '4000.00',
      wrongCny: '0.00',
    })
    const plan = await accepted(planDetail(desk.preparer, { planId }, at('2026-09-26')))
    const pdf = await accepted(openFile(desk.preparer, { id: plan.files.pdf! }, at('2026-09-26')))
    expect(new TextDecoder('latin1').decode(pdf.bytes.slice(0, 5))).toBe('%PDF-')
    await expect(asOwner(`UPDATE spot_check_plan SET title = 'x' WHERE id = $1`, [planId])).rejects.toThrow(
      'append-only',
    )
  })
})
