import '../../setup/test-database'
import { describe, expect, it } from 'vitest'

import { createPanel } from '@/features/expert-panels/create-panel'
import { declareInterest } from '@/features/expert-panels/declare'
import {
  addSeat,
  appointChair,
  drawAgain,
  drawPanel,
  replaceMember,
} from '@/features/expert-panels/draw-panel'
import { expertWorkspace } from '@/features/expert-panels/expert-reviews'
import { confirmFirmOpinion, recordFirmOpinion } from '@/features/expert-panels/firm-opinion'
import { concludePanel, openPanel } from '@/features/expert-panels/move'
import { writeOpinion } from '@/features/expert-panels/opinion'
import { panelDetail } from '@/features/expert-panels/panels'
import { changeExpert, expertPool } from '@/features/expert-panels/pool'
import { askFurtherRound, summarise } from '@/features/expert-panels/summarise'
import { panelSummaryDocument } from '@/features/expert-panels/summary-document'
import { approveReview, reviewWorkspace } from '@/features/reviews'
import { systemActor, type Actor } from '@/server/auth/actor'
import { asActor } from '@/server/db'

import { valueOf } from '../../factories/applications'
import {
  anExpert,
  anOpenPanel,
  applicationsAwaitingExperts,
  panelInput,
  seatsOf,
} from '../../factories/expert-panels'
import { aPdf } from '../../factories/files'
import { aPerson, someday } from '../../factories/people'
import { asOwner } from '../../setup/test-database'

const at = { now: someday }
const scores = (points: string) => ({ C1: points, C2: points })
const opinion = (panelId: string, applicationId: string, points: string) => ({
  panelId,
  applicationId,
  scores: scores(points),
  grade: 'SUPPORT' as const,
  recommendedAmountCny: '1000.00',
  opinion: '材料齐全',
})
type Draft = Omit<ReturnType<typeof opinion>, 'scores'> & { scores?: Record<string, string> }
const handInOpinion = (actor: Actor, whole: ReturnType<typeof opinion>, circumstances: typeof at) =>
  writeOpinion(actor, { step: 'hand-in', ...whole }, circumstances)
const saveOpinion = (actor: Actor, { scores: points = {}, ...draft }: Draft, circumstances: typeof at) =>
  writeOpinion(actor, { step: 'draft', scores: points, ...draft }, circumstances)
const refusal = (outcome: { ok: boolean; refusal?: { message: string } }) =>
  outcome.ok ? '' : outcome.refusal!.message

describe('the pool and the draw', () => {
  it('draws by lot, records seed, pool and result, and draws the same again', async () => {
    const { preparer, round, applications } = await applicationsAwaitingExperts(1)
    for (let i = 0; i < 5; i += 1) await anExpert(preparer, { fields: '国际贸易' })
    for (let i = 0; i < 5; i += 1) await anExpert(preparer, { fields: '财务审计、国际贸易' })
    const { panelId } = valueOf(
      await createPanel(
        preparer,
        {
          ...panelInput(round.id, [applications[0]!.id]),
          strata: [
            { field: '国际贸易', employer: '', size: '2' },
            { field: '财务审计', employer: '', size: '3' },
          ],
        },
        at,
      ),
    )
    expect(valueOf(await drawPanel(preparer, { panelId }, at)).drawn).toBe(5)
    const detail = valueOf(await panelDetail(preparer, { panelId }, at))
    const audit = detail.members.filter(({ seat }) => seat > 2)
    expect(audit).toHaveLength(3)
    for (const member of audit) expect(member.fields).toContain('财务审计')
    const [draw] = detail.draws
    expect(draw!.seed).toMatch(/^[0-9a-f]{32}$/)
    expect(valueOf(await drawAgain(preparer, { drawId: draw!.id }, at)).differences).toEqual([])
    // Changed by hand past all triggers, the draw tells of itself.
    await asOwner('ALTER TABLE panel_draw DISABLE TRIGGER USER')
    await asOwner(`UPDATE panel_draw SET seed = 'another' WHERE id = $1`, [draw!.id])
    expect(valueOf(await drawAgain(preparer, { drawId: draw!.id }, at)).differences.length).toBeGreaterThan(0)
    await asOwner(`UPDATE panel_draw SET pool = '[]' WHERE id = $1`, [draw!.id])
    expect(valueOf(await drawAgain(preparer, { drawId: draw!.id }, at)).differences[0]).toContain(
      '摘要不一致',
    )
    await asOwner('ALTER TABLE panel_draw ENABLE TRIGGER USER')
    expect(await drawPanel(preparer, { panelId }, at)).toMatchObject({
      ok: false,
      refusal: { code: 'WRONG_STATE' },
    })
  })

  it('never draws one with a found interest: employer, insurer of a line, division, contact of the applicant', async () => {
    const { preparer, round, applications } = await applicationsAwaitingExperts(1)
    const { applicant } = applications[0]!
    const fields = '利害检验'
    await anExpert(preparer, { fields, employer: ` ${applicant.name} ` })
    await anExpert(preparer, { fields, employerUscc: applicant.uscc })
    await anExpert(preparer, { fields, employer: '中国出口信用保险公司' })
    await anExpert(preparer, { fields, divisionCode: '410100' })
    await aPerson('ENTERPRISE_OPERATOR', { organisationId: applicant.id })
    await asOwner(`UPDATE account SET phone = '13700000001' WHERE organisation_id = $1`, [applicant.id])
    await anExpert(preparer, { fields, phone: '13700000001' })
    const free = await anExpert(preparer, { fields, name: '无关者' })
    const input = panelInput(round.id, [applications[0]!.id])
    const strata = (size: string) => [{ field: fields, employer: '', size }]
    const { panelId } = valueOf(
      await createPanel(preparer, { ...input, strata: strata('2'), minimumOpinions: '1' }, at),
    )
    const short = await drawPanel(preparer, { panelId }, at)
    expect(refusal(short)).toContain('缺 1 人（另有 5 人因利害关系已排除）')
    await anExpert(preparer, { fields, name: '另一位' })
    valueOf(await drawPanel(preparer, { panelId }, at))
    const seats = await seatsOf(panelId)
    expect(seats.map(({ expertId }) => expertId)).toContain(free.expertId)
    const detail = valueOf(await panelDetail(preparer, { panelId }, at))
    expect(detail.draws[0]!.excluded).toHaveLength(5)
  })

  it('an inactive expert is not drawn; telephones are masked; another role is refused', async () => {
    const preparer = await aPerson('COMMERCE_PREPARER')
    const { expertId } = await anExpert(preparer, { fields: '停用检验', phone: '13812345678' })
    valueOf(
      await changeExpert(
        preparer,
        { expertId, active: 'no', fields: '停用检验', employer: '某大学', phone: '13812345678' },
        at,
      ),
    )
    const pool = valueOf(await expertPool(preparer, {}, at))
    expect(pool.experts.find(({ id }) => id === expertId)).toMatchObject({
      active: false,
      phone: '138******78',
    })
    const enterprise = await aPerson('ENTERPRISE_APPROVER')
    expect(await expertPool(enterprise, {}, at)).toMatchObject({ ok: false, refusal: { code: 'FORBIDDEN' } })
  })

  it('weights must add up to 100; an application stands on one panel only', async () => {
    const { preparer, round, applications } = await applicationsAwaitingExperts(1)
    const input = panelInput(round.id, [applications[0]!.id])
    expect(
      await createPanel(preparer, { ...input, criteria: [{ label: '真实性', weight: '90' }] }, at),
    ).toMatchObject({ ok: false, refusal: { code: 'INVALID' } })
    valueOf(await createPanel(preparer, input, at))
    expect(refusal(await createPanel(preparer, input, at))).toContain('已在其他评审组中')
  })

  it('a replacement takes the stratum, keeps the record, and the composer cannot open', async () => {
    const { preparer, checker, round, applications } = await applicationsAwaitingExperts(1)
    for (let i = 0; i < 4; i += 1) await anExpert(preparer, { fields: '补抽检验' })
    const input = panelInput(round.id, [applications[0]!.id])
    const { panelId } = valueOf(
      await createPanel(preparer, { ...input, strata: [{ field: '补抽检验', employer: '', size: '3' }] }, at),
    )
    valueOf(await drawPanel(preparer, { panelId }, at))
    const [first] = await seatsOf(panelId)
    expect(refusal(await openPanel(checker, { panelId }, at))).toContain('尚未指定组长')
    valueOf(await appointChair(preparer, { panelId, memberId: first!.memberId }, at))
    valueOf(await replaceMember(preparer, { panelId, memberId: first!.memberId, reason: '出差' }, at))
    const detail = valueOf(await panelDetail(preparer, { panelId }, at))
    expect(detail.members.map(({ seat, releaseReason }) => [seat, releaseReason])).toEqual([
      [1, '出差'],
      [2, null],
      [3, null],
      [4, null],
    ])
    expect(detail.draws.map(({ kind }) => kind)).toEqual(['FIRST', 'REPLACEMENT'])
    for (const draw of detail.draws)
      expect(valueOf(await drawAgain(checker, { drawId: draw.id }, at)).differences).toEqual([])
    await expect(
      asOwner(`UPDATE expert_panel SET state = 'OPEN', opened_by_id = prepared_by_id WHERE id = $1`, [
        panelId,
      ]),
    ).rejects.toThrow('panel_two_people')
    valueOf(await openPanel(checker, { panelId }, at))
  })
})

describe('opinions', () => {
  it('are independent, immutable, summed up by the chair; the approval waits for them', async () => {
    const { preparer, checker, panelId, seats, applications } = await anOpenPanel()
    const applicationId = applications[0]!.id
    const [chair, second, third] = seats.map(({ actor }) => actor) as [Actor, Actor, Actor]
    expect(refusal(await approveReview(checker, { applicationId, remark: '' }, at))).toContain(
      '本批次须经专家评审',
    )

    const seen = async (actor: Actor) =>
      valueOf(await expertWorkspace(actor, { panelId, applicationId }, at)).opinions.map(({ total }) => total)
    valueOf(await saveOpinion(second, { ...opinion(panelId, applicationId, ''), opinion: '' }, at))
    // 90 × 60 % + 80 × 40 % = 86.00
    const first = await handInOpinion(
      chair,
      { ...opinion(panelId, applicationId, '90'), scores: { C1: '90', C2: '80' } },
      at,
    )
    expect(valueOf(first).total).toBe('86.00')
    expect(await seen(chair)).toEqual(['86.00'])
    expect(await seen(second)).toEqual([null])
    expect(refusal(await handInOpinion(chair, opinion(panelId, applicationId, '10'), at))).toContain(
      '不能更改',
    )
    await expect(
      asOwner(`UPDATE expert_opinion SET total = 1 WHERE handed_in_at IS NOT NULL`),
    ).rejects.toThrow('append-only')
    valueOf(await handInOpinion(second, opinion(panelId, applicationId, '80'), at))
    expect((await seen(second)).toSorted()).toEqual(['80.00', '86.00'])
    expect(await seen(third)).toEqual([])

    const word = {
      panelId,
      applicationId,
      grade: 'SUPPORT' as const,
      recommendedAmountCny: '1000.00',
      summary: '同意',
    }
    expect(refusal(await summarise(chair, word, at))).toContain('1 位未提交意见')
    expect(
      refusal(
        await handInOpinion(
          third,
          { ...opinion(panelId, applicationId, '70'), recommendedAmountCny: '1000.01' },
          at,
        ),
      ),
    ).toContain('建议金额')
    // 86 − 66 = 20: exactly the threshold is not too wide.
    valueOf(await handInOpinion(third, opinion(panelId, applicationId, '66'), at))
    expect(refusal(await summarise(second, word, at))).toContain('由评审组长提出')
    expect(refusal(await askFurtherRound(chair, { panelId, applicationId, reason: '分歧' }, at))).toContain(
      '无需复评',
    )
    // (86 + 80 + 66) ÷ 3 = 77.333…
    expect(valueOf(await summarise(chair, word, at)).average).toBe('77.33')

    const shown = valueOf(await reviewWorkspace(checker, { applicationId, queue: {} as never }, at))
    expect(shown.experts).toMatchObject({
      asked: true,
      result: { grade: 'SUPPORT', recommendedAmountCny: '1000.00' },
    })
    valueOf(await approveReview(checker, { applicationId, remark: '' }, at))
    valueOf(await concludePanel(checker, { panelId }, at))
    const paper = valueOf(await panelSummaryDocument(preparer, { panelId }, at))
    expect(paper.lines).toMatchObject([{ average: '77.33', spread: '66.00—86.00', conclusion: '同意支持' }])
    // Concluded: the material is closed to them again.
    expect(await expertWorkspace(chair, { panelId, applicationId }, at)).toMatchObject({ ok: false })
  })

  it('too far apart they go back once, with the reason; both rounds are kept', async () => {
    const { checker, panelId, seats, applications } = await anOpenPanel()
    const applicationId = applications[0]!.id
    const [chair] = seats.map(({ actor }) => actor) as [Actor]
    for (const [index, { actor }] of seats.entries())
      valueOf(await handInOpinion(actor, opinion(panelId, applicationId, ['90', '80', '69'][index]!), at))
    const word = {
      panelId,
      applicationId,
      grade: 'SUPPORT' as const,
      recommendedAmountCny: '1000.00',
      summary: '同意',
    }
    expect(refusal(await summarise(chair, word, at))).toContain('相差 21.00 分，超过 20.00 分')
    valueOf(await askFurtherRound(chair, { panelId, applicationId, reason: '对真实性看法不一' }, at))
    expect(refusal(await summarise(chair, word, at))).toContain('3 位未提交意见')
    for (const { actor } of seats)
      valueOf(await handInOpinion(actor, opinion(panelId, applicationId, '75'), at))
    valueOf(await summarise(chair, word, at))
    const [place] = valueOf(await panelDetail(checker, { panelId }, at)).cases
    expect(place!.opinions.map(({ opinionRound, total }) => [opinionRound, total])).toEqual([
      [1, '90.00'],
      [1, '80.00'],
      [1, '69.00'],
      [2, '75.00'],
      [2, '75.00'],
      [2, '75.00'],
    ])
    expect(place!.furtherRounds).toMatchObject([{ opinionRound: 2, reason: '对真实性看法不一' }])
  })

  it('too few without an interest: the summary waits until a seat is added by lot', async () => {
    const { preparer, panelId, seats, applications } = await anOpenPanel()
    const applicationId = applications[0]!.id
    const [chair, second, third] = seats.map(({ actor }) => actor) as [Actor, Actor, Actor]
    for (const actor of [chair, second])
      valueOf(
        await declareInterest(actor, { panelId, applicationId, interest: 'yes', reason: '曾任顾问' }, at),
      )
    valueOf(await handInOpinion(third, opinion(panelId, applicationId, '80'), at))
    const word = {
      panelId,
      applicationId,
      grade: 'SUPPORT' as const,
      recommendedAmountCny: '1000.00',
      summary: '同意',
    }
    // The chair has an interest: the first free seat presides, and is told what is missing.
    expect(refusal(await summarise(third, word, at))).toContain('仅有 1 份意见，少于规定的 2 份')
    await anExpert(preparer)
    valueOf(await addSeat(preparer, { panelId, stratum: 'S1', reason: '两位专家回避' }, at))
    const added = (await seatsOf(panelId)).at(-1)!
    expect(added.seat).toBe(4)
    valueOf(await declareInterest(added.actor, { panelId, applicationId, interest: 'no', reason: '' }, at))
    valueOf(await handInOpinion(added.actor, opinion(panelId, applicationId, '90'), at))
    expect(valueOf(await summarise(third, word, at)).average).toBe('85.00')
  })

  it('a firm may take the place of the panel: one records, another confirms', async () => {
    const { preparer, checker, round, applications } = await applicationsAwaitingExperts(1)
    const { id: applicationId, receiptNumber } = applications[0]!
    const input = {
      roundId: round.id,
      firmName: '河南某会计师事务所',
      firmUscc: '91410100MA9TE5T046',
      documentNumber: '豫审〔2026〕88号',
      issuedOn: '2026-08-01',
      file: aPdf('意见.pdf'),
      results: [{ receiptNumber, grade: 'PARTIAL' as const, recommendedAmountCny: '800.00', remark: '核减' }],
    }
    const { firmOpinionId } = valueOf(await recordFirmOpinion(preparer, input, at))
    expect(refusal(await approveReview(checker, { applicationId, remark: '' }, at))).toContain(
      '第三方机构意见',
    )
    valueOf(await confirmFirmOpinion(checker, { firmOpinionId }, at))
    expect(refusal(await confirmFirmOpinion(checker, { firmOpinionId }, at))).toContain('已经办理过')
    valueOf(await approveReview(checker, { applicationId, remark: '' }, at))
    await expect(asOwner(`UPDATE firm_opinion SET checked_by_id = recorded_by_id`)).rejects.toThrow()
  })
})

it('the room leaves no trace for enterprises', async () => {
  const { applications } = await anOpenPanel()
  const enterprise = await aPerson('ENTERPRISE_APPROVER', { organisationId: applications[0]!.applicant.id })
  const counts = await asActor(enterprise, async (tx) => [
    await tx.expert.count(),
    await tx.expertPanel.count(),
    await tx.panelApplication.count(),
    await tx.panelMember.count(),
    await tx.expertOpinion.count(),
    await tx.panelSummary.count(),
    await tx.organisation.count({ where: { kind: 'EXPERT_BODY' } }),
    await tx.account.count({ where: { role: 'EXPERT' } }),
  ])
  expect(counts).toEqual([0, 0, 0, 0, 0, 0, 0, 0])
  expect(await asActor(systemActor(), (tx) => tx.expert.count())).toBeGreaterThan(0)
})
