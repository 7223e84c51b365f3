import '../../setup/test-database'
import { describe, expect, it } from 'vitest'

import { getNotice } from '@/features/rounds/read-notices'
import { getRound } from '@/features/rounds/read-rounds'
import { withdrawRound } from '@/features/rounds/withdraw-round'
import { publicActor, systemActor } from '@/server/auth/actor'
import { asActor, type ApplicationState } from '@/server/db'

import { anEnterprise } from '../../factories/enterprises'
import { aPerson, someday } from '../../factories/people'
import { aRound } from '../../factories/rounds'
import { asOwner } from '../../setup/test-database'

const at = { now: someday }
const reason = '文号有误，另行发布'
const refused = (code: string, words = '') => ({
  ok: false,
  refusal: { code, message: expect.stringContaining(words) },
})

async function anApplication(roundId: string, state: ApplicationState): Promise<string> {
  const { id: applicantId } = await anEnterprise()
  await asActor(systemActor(), (tx) =>
    tx.application.create({
      data: {
        roundId,
        applicantId,
        programme: 'GENERAL',
        halfYear: '2026H1',
        state,
        lastEditedAt: someday,
        createdAt: someday,
      },
    }),
  )
  return applicantId
}

describe('before its release', () => {
  it.each(['DRAFT', 'AWAITING_RELEASE'] as const)(
    'the preparer withdraws a round that is %s; it stays on record and its number is free',
    async (state) => {
      const preparer = await aPerson('COMMERCE_PREPARER', { displayName: '王经办' })
      const round = await aRound({ state, preparedById: preparer.accountId })
      expect(await withdrawRound(preparer, { id: round.id, reason }, at)).toMatchObject({ ok: true })
      expect(await getRound(preparer, { id: round.id }, at)).toMatchObject({
        ok: true,
        value: { state: 'WITHDRAWN', withdrawnBy: '王经办', withdrawalReason: reason },
      })
      await aRound({ noticeNumber: round.noticeNumber })
      await expect(aRound({ noticeNumber: round.noticeNumber })).rejects.toThrow()
      expect(await withdrawRound(preparer, { id: round.id, reason }, at)).toMatchObject(
        refused('WRONG_STATE'),
      )
    },
  )

  it('nobody else does, and not without a reason', async () => {
    const preparer = await aPerson('COMMERCE_PREPARER')
    const { id } = await aRound({ state: 'DRAFT', preparedById: preparer.accountId })
    const withdraw = async (role: 'COMMERCE_PREPARER' | 'COMMERCE_CHECKER' | 'COMMERCE_APPROVER') =>
      withdrawRound(await aPerson(role), { id, reason }, at)
    expect(await withdraw('COMMERCE_PREPARER')).toMatchObject(refused('FORBIDDEN', '经办人本人'))
    expect(await withdraw('COMMERCE_CHECKER')).toMatchObject(refused('FORBIDDEN'))
    expect(await withdraw('COMMERCE_APPROVER')).toMatchObject(refused('WRONG_STATE'))
    expect(await withdrawRound(preparer, { id, reason: '错' }, at)).toMatchObject(refused('INVALID'))
    await expect(asOwner(`UPDATE round SET state = 'WITHDRAWN' WHERE id = '${id}'`)).rejects.toThrow(
      'round_withdrawal',
    )
  })
})

describe('after its release', () => {
  it('the approver withdraws it while there are drafts only; who began one still sees it and is told', async () => {
    const { id } = await aRound()
    const organisationId = await anApplication(id, 'DRAFT')
    await anApplication(id, 'WITHDRAWN')
    const approver = await aPerson('COMMERCE_APPROVER')
    expect(await withdrawRound(await aPerson('COMMERCE_PREPARER'), { id, reason }, at)).toMatchObject(
      refused('WRONG_STATE', '审批人员'),
    )
    expect(await withdrawRound(approver, { id, reason }, at)).toMatchObject({ ok: true })
    expect(await getNotice(publicActor(), { id }, at)).toMatchObject(refused('NOT_FOUND'))
    const applicant = await aPerson('ENTERPRISE_APPROVER', { organisationId })
    await asActor(applicant, async (tx) => {
      const draft = await tx.application.findFirstOrThrow({
        where: { roundId: id },
        include: { round: true },
      })
      expect(draft.round.state).toBe('WITHDRAWN')
      expect(await tx.notification.count({ where: { kind: 'rounds.withdrawn' } })).toBe(1)
    })
    // A draft is not submitted past the withdrawal, whatever the application believes.
    await expect(
      asOwner(`UPDATE application SET state = 'SUBMITTED' WHERE round_id = '${id}' AND state = 'DRAFT'`),
    ).rejects.toThrow('withdrawn')
  })

  it('nobody does once an application was submitted, nor does the database', async () => {
    const { id } = await aRound()
    await anApplication(id, 'SUBMITTED')
    expect(await withdrawRound(await aPerson('COMMERCE_APPROVER'), { id, reason }, at)).toMatchObject(
      refused('WRONG_STATE', '已有 1 件申报提交'),
    )
    await expect(
      asOwner(
        `UPDATE round SET state = 'WITHDRAWN', withdrawn_by_id = prepared_by_id, withdrawn_at = now(), withdrawal_reason = '直接改库' WHERE id = '${id}'`,
      ),
    ).rejects.toThrow('has applications')
  })
})
