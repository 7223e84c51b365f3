import { beforeEach, describe, expect, it } from 'vitest'

import { createAwardList } from '@/features/award-lists/create-award-list'
import { listedUntil } from '@/features/negative-list'
import { caseDetail, listCases } from '@/features/negative-list/cases'
import { decideCase, proposeDecision, sendBackProposal } from '@/features/negative-list/decide-case'
import { answerCase, startHearing } from '@/features/negative-list/hear-enterprise'
import { objectToListing, removeFromList, replyToObjection } from '@/features/negative-list/object-to-listing'
import { openCase } from '@/features/negative-list/open-case'
import { publicNegativeList } from '@/features/negative-list/public-list'
import { systemActor } from '@/server/auth/actor'
import { asActor } from '@/server/db'

import { accepted, aDesk, anApprovedApplication, type Desk } from '../../factories/award-lists'
import { anEnterprise } from '../../factories/enterprises'
import { aPdf } from '../../factories/files'
import { aPerson } from '../../factories/people'
import { aRound } from '../../factories/rounds'
import { asOwner } from '../../setup/test-database'

const on = (day: string, time = '10:00') => ({ now: new Date(`${day}T${time}:00+08:00`) })
const facts = '官方名单载明 2025 年出口 6,100,000.00 美元，企业填报 4,800,000.00 美元。'
let desk: Desk
let enterprise: Awaited<ReturnType<typeof anEnterprise>>
let approver: Awaited<ReturnType<typeof aPerson>>
let applicationId: string
let roundId: string

beforeEach(async () => {
  desk = await aDesk()
  enterprise = await anEnterprise()
  approver = await aPerson('ENTERPRISE_APPROVER', { organisationId: enterprise.id })
  roundId = (await aRound({ halfYear: '2026H1' })).id
  applicationId = await anApprovedApplication({ roundId, applicantId: enterprise.id, amountCny: '5000.00' })
})

const open = () =>
  accepted(
    openCase(
      desk.preparer,
      { uscc: enterprise.uscc, ground: 'MISREPORTED_EXPORTS', facts, files: [aPdf('官方名单.pdf')] },
      on('2026-08-20'),
    ),
  )
/** Opened, and the enterprise told that it may answer until 2026-09-04. */
async function heard(): Promise<string> {
  const { caseId } = await open()
  await accepted(startHearing(desk.preparer, { caseId, hearUntil: '2026-09-04' }, on('2026-08-21')))
  return caseId
}
const propose = (caseId: string, outcome: 'LIST' | 'SPARE', day = '2026-09-07') =>
  proposeDecision(desk.preparer, { caseId, outcome, words: '事实清楚，证据充分，企业未能说明。' }, on(day))
const decide = (caseId: string, outcome: 'LIST' | 'SPARE', by = desk.approver) =>
  decideCase(
    by,
    {
      caseId,
      outcome,
      authority: '河南省商务厅、河南省财政厅',
      documentNumber: '豫商财〔2026〕61号',
      decisionDate: '2026-09-10',
      words: '经核查并听取陈述，作出如下决定。',
    },
    on('2026-09-10'),
  )
const heldReason = async () =>
  (
    await asOwner<{ held_reason: string | null }>('SELECT held_reason FROM application WHERE id = $1', [
      applicationId,
    ])
  )[0]!.held_reason
const listed = (day: string) => asActor(systemActor(), (tx) => listedUntil(tx, enterprise.uscc, day))

describe('a case', () => {
  it('holds pending applications from its opening, and lists nobody', async () => {
    const { number, held } = await open()
    expect(held).toBe(1)
    expect(await heldReason()).toContain(number)
    expect(await listed('2026-08-20')).toBeNull()
    const list = await createAwardList(
      desk.preparer,
      { roundId, title: '上半年名单', applicationIds: [applicationId] },
      on('2026-08-20'),
    )
    expect(list).toMatchObject({ ok: false, refusal: { code: 'INVALID' } })
    const again = await openCase(
      desk.preparer,
      { uscc: enterprise.uscc, ground: 'MISREPORTED_EXPORTS', facts },
      on('2026-08-20'),
    )
    expect(again).toMatchObject({ ok: false, refusal: { code: 'CONFLICT' } })
  })

  it('is seen by its enterprise from the notice on, with the evidence, and by no other', async () => {
    const { caseId } = await open()
    expect(await caseDetail(approver, { caseId }, on('2026-08-20'))).toMatchObject({
      ok: false,
      refusal: { code: 'NOT_FOUND' },
    })
    await accepted(startHearing(desk.preparer, { caseId, hearUntil: '2026-09-04' }, on('2026-08-21')))
    const seen = await accepted(caseDetail(approver, { caseId }, on('2026-08-21')))
    expect(seen).toMatchObject({ facts, hearUntil: '2026-09-04' })
    expect(seen.files.map(({ name }) => name)).toEqual(['官方名单.pdf'])
    const other = await aPerson('ENTERPRISE_APPROVER', { organisationId: (await anEnterprise()).id })
    expect(await caseDetail(other, { caseId }, on('2026-08-21'))).toMatchObject({
      ok: false,
      refusal: { code: 'NOT_FOUND' },
    })
    expect(
      await answerCase(other, { caseId, words: '不是我们公司的案件，代为说明。' }, on('2026-08-22')),
    ).toMatchObject({
      ok: false,
      refusal: { code: 'NOT_FOUND' },
    })
    expect((await accepted(listCases(other, {}, on('2026-08-22')))).length).toBe(0)
  })

  it('hears the enterprise to 24:00 of the last day; later is kept and marked as late', async () => {
    const caseId = await heard()
    const words = '差额为下半年补报的退运，附报关单。'
    const answer = (day: string, time: string) =>
      answerCase(approver, { caseId, words, files: [aPdf('报关单.pdf')] }, on(day, time))
    expect(await accepted(answer('2026-09-04', '23:59'))).toMatchObject({ late: false })
    expect(await accepted(answer('2026-09-05', '00:00'))).toMatchObject({ late: true })
    const seen = await accepted(caseDetail(desk.approver, { caseId }, on('2026-09-05')))
    expect(seen.events.map(({ what }) => what)).toEqual([
      '立案',
      '告知企业并听取陈述',
      '提交陈述申辩',
      '提交陈述申辩（逾期）',
    ])
    expect(seen.files.filter(({ note }) => note === '企业提交')).toHaveLength(2)
  })

  it('is not decided before the enterprise answered or its time is over; silence is recorded', async () => {
    const caseId = await heard()
    expect(await propose(caseId, 'LIST', '2026-09-04')).toMatchObject({
      ok: false,
      refusal: { code: 'WRONG_STATE' },
    })
    await accepted(propose(caseId, 'LIST', '2026-09-05'))
    const seen = await accepted(caseDetail(desk.approver, { caseId }, on('2026-09-05')))
    expect(seen.events.at(-1)!.detail).toContain('逾期未陈述')
    await accepted(
      sendBackProposal(desk.approver, { caseId, words: '请补充单一窗口数据。' }, on('2026-09-06')),
    )
    expect(await decide(caseId, 'LIST')).toMatchObject({ ok: false, refusal: { code: 'WRONG_STATE' } })
  })

  it('lists by decision of another person for three years, the last day included (L1, L2)', async () => {
    const caseId = await heard()
    await accepted(propose(caseId, 'LIST'))
    expect(await decide(caseId, 'LIST', desk.preparer)).toMatchObject({
      ok: false,
      refusal: { code: 'FORBIDDEN' },
    })
    expect(await accepted(decide(caseId, 'LIST'))).toMatchObject({ until: '2029-09-10' })
    expect(await listed('2029-09-10')).toBe('2029-09-10')
    expect(await listed('2029-09-11')).toBeNull()
    expect(await heldReason()).toContain('2029年9月10日')
    const list = await accepted(publicNegativeList(systemActor(), {}, on('2026-09-11')))
    const entry = list.entries.find(({ uscc }) => uscc === enterprise.uscc)!
    expect(Object.keys(entry).toSorted()).toEqual([
      'authority',
      'decisionDate',
      'documentNumber',
      'id',
      'name',
      'untilDate',
      'uscc',
    ])
    await expect(
      asOwner('UPDATE negative_list_case SET decided_by_id = proposed_by_id WHERE id = $1', [caseId]),
    ).rejects.toThrow('negative_list_two_people')
  })

  it('that ends without listing releases what waited', async () => {
    const caseId = await heard()
    await accepted(answerCase(approver, { caseId, words: '差额为退运，附报关单说明。' }, on('2026-08-25')))
    await accepted(propose(caseId, 'SPARE', '2026-08-26'))
    await accepted(decide(caseId, 'SPARE'))
    expect(await heldReason()).toBeNull()
    expect(await listed('2026-09-10')).toBeNull()
  })

  it('is objected to, replied to, and its listing ended early under a document', async () => {
    const caseId = await heard()
    await accepted(propose(caseId, 'LIST'))
    await accepted(decide(caseId, 'LIST'))
    const words = '决定所依据的数据有误，请复核。'
    await accepted(objectToListing(approver, { caseId, words }, on('2026-09-12')))
    expect(await objectToListing(approver, { caseId, words }, on('2026-09-12'))).toMatchObject({
      ok: false,
      refusal: { code: 'WRONG_STATE' },
    })
    await accepted(
      replyToObjection(desk.checker, { caseId, words: '经复核，海关数据确有更正。' }, on('2026-09-20')),
    )
    await accepted(
      removeFromList(
        desk.approver,
        { caseId, documentNumber: '豫商财〔2026〕66号', words: '海关数据更正，原决定撤销。' },
        on('2026-09-21'),
      ),
    )
    expect(await listed('2026-09-21')).toBeNull()
    expect(await heldReason()).toBeNull()
    await expect(asOwner('DELETE FROM negative_list_event')).rejects.toThrow('append-only')
  })
})
