import '../../setup/test-database'
import { randomUUID } from 'node:crypto'

import { describe, expect, it } from 'vitest'

import { awardListDetail } from '@/features/award-lists/award-lists'
import { concurAwardList, sendToFinance } from '@/features/award-lists/consult-finance'
import { decideObjection } from '@/features/publicity/decide-objection'
import { fileObjection } from '@/features/publicity/file-objection'
import { objectionQueue } from '@/features/publicity/objections'
import { publicDetail, publicityOfList, publicList } from '@/features/publicity/publicities'
import { startPublicity, startSupplement } from '@/features/publicity/publish'
import { publicityTasks } from '@/features/publicity/tasks'
import { confirmWithdrawal, proposeWithdrawal, refuseWithdrawal } from '@/features/publicity/withdraw'
import { publicActor } from '@/server/auth/actor'

import {
  aBudget,
  accepted,
  aDesk,
  anApprovedApplication,
  anAwardList,
  notice,
} from '../../factories/award-lists'
import { anEnterprise } from '../../factories/enterprises'
import { aPerson, someday } from '../../factories/people'
import { aRound } from '../../factories/rounds'
import { asOwner } from '../../setup/test-database'

const now = someday
const reader = publicActor('192.0.2.7')
const why = '公示表中一家企业的名称写错，更正后重新公示。'

let years = 2110
async function aPublicity() {
  const desk = await aDesk()
  const budgetYear = (years += 1)
  const round = await aRound({ budgetYear, noticeNumber: `豫商财函〔${budgetYear}〕9号` })
  await aBudget(budgetYear, '1000.00')
  const names: string[] = []
  const applications: string[] = []
  for (const amountCny of ['100.00', '200.00']) {
    const { id: applicantId, name } = await anEnterprise()
    names.push(name)
    applications.push(await anApprovedApplication({ roundId: round.id, applicantId, amountCny }))
  }
  const { awardListId, publicityId } = await anAwardList(desk, round.id, 'IN_PUBLICITY')
  return { desk, awardListId, publicityId: publicityId!, names, applications }
}
type Desk = Awaited<ReturnType<typeof aDesk>>

const propose = (
  desk: Desk,
  publicityId: string,
  afterwards: 'REPUBLISH' | 'REVISE' = 'REPUBLISH',
  by = desk.preparer,
) => proposeWithdrawal(by, { publicityId, reason: why, afterwards }, { now })
async function withdrawn(desk: Desk, publicityId: string, afterwards: 'REPUBLISH' | 'REVISE' = 'REPUBLISH') {
  const { withdrawalId } = await accepted(propose(desk, publicityId, afterwards))
  await accepted(confirmWithdrawal(desk.approver, { withdrawalId }, { now }))
}
const list = (desk: Desk, awardListId: string) =>
  accepted(awardListDetail(desk.checker, { awardListId }, { now }))

describe('a publicity is withdrawn', () => {
  it('by two people: until then it runs, afterwards the public reads the reason and nothing of the list', async () => {
    const { desk, awardListId, publicityId, names } = await aPublicity()
    const { withdrawalId } = await accepted(propose(desk, publicityId))
    expect(await accepted(publicDetail(reader, { publicityId }, { now }))).toMatchObject({ phase: 'RUNNING' })
    expect((await accepted(publicityTasks(desk.approver, {}, { now }))).map(({ what }) => what)).toContain(
      '确认撤回公示',
    )
    await accepted(confirmWithdrawal(desk.approver, { withdrawalId }, { now }))

    const shown = await accepted(publicDetail(reader, { publicityId }, { now }))
    expect(shown).toMatchObject({
      phase: 'WITHDRAWN',
      withdrawal: { reason: why, on: '2026-08-20', replacedBy: null },
    })
    const inList = (await accepted(publicList(reader, {}, { now }))).find(({ id }) => id === publicityId)
    for (const said of [JSON.stringify(shown), JSON.stringify(inList)]) {
      for (const name of names) expect(said).not.toContain(name)
      expect(said).not.toMatch(/100\.00|200\.00|300\.00/)
    }
    expect(await list(desk, awardListId)).toMatchObject({ state: 'CONCURRED', totalCny: '300.00' })
    expect((await list(desk, awardListId)).items.map(({ applicationState }) => applicationState)).toEqual([
      'LISTED',
      'LISTED',
    ])
    // The original stays, with its digest and its trace.
    const [kept] = await asOwner<{ lines: number; ended_reason: string }>(
      `SELECT jsonb_array_length(content->'lines') AS lines, ended_reason FROM publicity WHERE id = $1`,
      [publicityId],
    )
    expect(kept).toEqual({ lines: 2, ended_reason: why })
    const seen = await accepted(publicityOfList(desk.checker, { awardListId }, { now }))
    expect(seen.withdrawals).toMatchObject([
      { state: 'CONFIRMED', proposedBy: '商务经办', decidedBy: '商务处长', reason: why },
    ])
  })

  it('and published again as a new version that names what it replaces', async () => {
    const { desk, awardListId, publicityId } = await aPublicity()
    const old = await accepted(publicDetail(reader, { publicityId }, { now }))
    await withdrawn(desk, publicityId)
    const next = await accepted(
      startPublicity(desk.approver, { ...notice, awardListId, startsOn: '2026-08-20' }, { now }),
    )
    const shown = await accepted(publicDetail(reader, { publicityId: next.publicityId }, { now }))
    expect(shown.supplement).toBe(false)
    expect(shown.content.body.at(-1)).toBe(`本公示替代${old.number}（已于2026年8月20日撤回），以本公示为准。`)
    expect(shown.content.lines).toHaveLength(2)
    const before = await accepted(publicDetail(reader, { publicityId }, { now }))
    expect(before.withdrawal!.replacedBy).toEqual({ id: next.publicityId, number: next.number })
  })

  it('to be revised: the list goes back to its preparer and what finance had set aside is free', async () => {
    const { desk, awardListId, publicityId } = await aPublicity()
    expect((await list(desk, awardListId)).budget).toMatchObject({ committedCny: '300.00' })
    await withdrawn(desk, publicityId, 'REVISE')
    const after = await list(desk, awardListId)
    expect(after.state).toBe('SENT_BACK')
    expect(after.budget).toMatchObject({ availableCny: '1000.00', committedCny: '0.00' })
    // Sent and concurred once more, it is set aside once, and published again.
    await accepted(sendToFinance(desk.preparer, { awardListId }, { now }))
    await accepted(
      concurAwardList(desk.financeChecker, { awardListId, documentNumber: '豫财贸函〔2026〕13号' }, { now }),
    )
    expect((await list(desk, awardListId)).budget).toMatchObject({ committedCny: '300.00' })
    expect(
      await startPublicity(desk.approver, { ...notice, awardListId, startsOn: '2026-08-20' }, { now }),
    ).toMatchObject({ ok: true })
  })

  it('not by one person, nor by a wrong role, nor twice, nor without a reason', async () => {
    const { desk, publicityId } = await aPublicity()
    for (const actor of [desk.financeChecker, await aPerson('AUDITOR'), reader])
      expect(
        await proposeWithdrawal(actor, { publicityId, reason: why, afterwards: 'REPUBLISH' }, { now }),
      ).toMatchObject({
        ok: false,
        refusal: { code: 'FORBIDDEN' },
      })
    expect(
      await proposeWithdrawal(desk.preparer, { publicityId, reason: ' ', afterwards: 'REPUBLISH' }, { now }),
    ).toMatchObject({
      ok: false,
      refusal: { code: 'INVALID' },
    })
    expect(await propose(desk, randomUUID())).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND' } })
    const { withdrawalId } = await accepted(propose(desk, publicityId, 'REPUBLISH', desk.approver))
    expect(await propose(desk, publicityId)).toMatchObject({ ok: false, refusal: { code: 'CONFLICT' } })
    expect(await confirmWithdrawal(desk.approver, { withdrawalId }, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'FORBIDDEN', message: expect.stringContaining('由您提出') },
    })
    for (const actor of [desk.checker, desk.preparer, desk.financeChecker])
      expect(await confirmWithdrawal(actor, { withdrawalId }, { now })).toMatchObject({
        ok: false,
        refusal: { code: 'FORBIDDEN' },
      })
    const another = await aPerson('COMMERCE_APPROVER')
    await accepted(refuseWithdrawal(another, { withdrawalId, reason: '不影响公示内容' }, { now }))
    expect(await confirmWithdrawal(another, { withdrawalId }, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'WRONG_STATE' },
    })
    expect(await accepted(publicDetail(reader, { publicityId }, { now }))).toMatchObject({ phase: 'RUNNING' })
    await withdrawn(desk, publicityId)
    expect(await propose(desk, publicityId)).toMatchObject({ ok: false, refusal: { code: 'WRONG_STATE' } })
  })

  it('the database keeps it: no withdrawal by one, none without a decision, no rewriting', async () => {
    const { desk, publicityId } = await aPublicity()
    await expect(
      asOwner(
        `UPDATE publicity SET state = 'WITHDRAWN', ended_at = now(), ended_reason = 'x' WHERE id = $1`,
        [publicityId],
      ),
    ).rejects.toThrow('by two people')
    const { withdrawalId } = await accepted(propose(desk, publicityId))
    await expect(
      asOwner(
        `UPDATE publicity_withdrawal SET state = 'CONFIRMED', decided_by_id = proposed_by_id, decided_at = now() WHERE id = $1`,
        [withdrawalId],
      ),
    ).rejects.toThrow('withdrawal_two_people')
    await expect(
      asOwner(`UPDATE publicity_withdrawal SET reason = '另一理由' WHERE id = $1`, [withdrawalId]),
    ).rejects.toThrow('never rewritten')
    await accepted(confirmWithdrawal(desk.approver, { withdrawalId }, { now }))
    for (const change of [
      `state = 'PUBLISHED', ended_at = NULL, ended_reason = NULL`,
      `ended_reason = '另一理由'`,
    ])
      await expect(asOwner(`UPDATE publicity SET ${change} WHERE id = $1`, [publicityId])).rejects.toThrow(
        /does not go|never rewritten/,
      )
  })

  it('a supplement first, before what it supplements; the amount then waits for another one', async () => {
    const { desk, awardListId, publicityId } = await aPublicity()
    const { number } = await accepted(
      fileObjection(
        publicActor('192.0.2.31'),
        {
          publicityId,
          line: '2',
          signed: 'YES',
          objectorName: '赵一诺',
          objectorContact: '13800002222',
          statement: '该企业一笔付款不在本期，请核实。',
          evidence: new File(['%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n'], '证明.pdf'),
        },
        { now },
      ),
    )
    const { objections } = await accepted(objectionQueue(desk.checker, {}, { now }))
    await accepted(
      decideObjection(
        desk.checker,
        {
          objectionId: objections.find((row) => row.number === number)!.id,
          outcome: 'REDUCE',
          reply: '异议部分成立。',
          partyReason: '一笔付款不在本期。',
          newAmountCny: '150.00',
        },
        { now },
      ),
    )
    const later = new Date(now.getTime() + 60_000)
    const supplement = await accepted(
      startSupplement(desk.approver, { ...notice, awardListId, startsOn: '2026-08-20' }, { now: later }),
    )
    expect(await propose(desk, publicityId)).toMatchObject({
      ok: false,
      refusal: { code: 'WRONG_STATE', message: expect.stringContaining('请先撤回或取消后来的公示') },
    })
    await withdrawn(desk, supplement.publicityId)
    expect((await list(desk, awardListId)).state).toBe('IN_PUBLICITY')
    const seen = await accepted(publicityOfList(desk.approver, { awardListId }, { now: later }))
    expect(seen).toMatchObject({ toSupplement: 1, may: { supplement: true } })
    const again = await accepted(
      startSupplement(desk.approver, { ...notice, awardListId, startsOn: '2026-08-20' }, { now: later }),
    )
    const shown = await accepted(publicDetail(reader, { publicityId: again.publicityId }, { now: later }))
    expect(shown.supplement).toBe(true)
    expect(shown.content.body.at(-1)).toContain(`本公示替代${supplement.number}`)
  })
})
