import '../../setup/test-database'
import { describe, expect, it } from 'vitest'

import {
  checkDuplicateCover,
  coverReservations,
  endReservation,
  giveUpReservation,
} from '@/features/duplicate-cover'
import type { Actor } from '@/server/auth/actor'

import { madeUpUscc } from '../../factories/enterprises'
import { aMicroPolicy, valueOf } from '../../factories/insurance-policies'
import { aPerson } from '../../factories/people'
import { asOwner } from '../../setup/test-database'

// A Thursday; reservations made on it hold to 2026-09-30.
const thursday = new Date('2026-09-24T02:00:00.000Z')
const at = { now: thursday }
const check = async (insurer: Actor, uscc: string, now = thursday) =>
  valueOf(await checkDuplicateCover(insurer, { uscc, coverFrom: '2026-10-01' }, { now }))

describe('a reservation that is not wanted any more', () => {
  it('is given up by its insurer, and anyone else’s at once, but not its own on the next working day', async () => {
    const insurer = await aPerson('INSURER_OPERATOR')
    const rival = await aPerson('INSURER_OPERATOR')
    const uscc = madeUpUscc()
    const { id: checkId } = await check(insurer, uscc)
    expect(await giveUpReservation(rival, { checkId }, at)).toMatchObject({ refusal: { code: 'NOT_FOUND' } })
    valueOf(await giveUpReservation(insurer, { checkId }, at))
    expect((await check(insurer, uscc)).reservedUntil).toBeNull()
    expect((await check(insurer, uscc, new Date('2026-09-28T02:00:00Z'))).reservedUntil).toBeNull()
    expect((await check(rival, uscc)).reservedUntil).toBe('2026-09-30')
    expect(await giveUpReservation(insurer, { checkId }, at)).toMatchObject({
      refusal: { code: 'WRONG_STATE' },
    })
    const alone = madeUpUscc()
    valueOf(await giveUpReservation(insurer, { checkId: (await check(insurer, alone)).id }, at))
    // The 25th is a holiday and the 28th the working day that is others'.
    expect((await check(insurer, alone, new Date('2026-09-29T02:00:00Z'))).reservedUntil).not.toBeNull()
  })

  it('is ended by the province with a reason, which the insurer reads', async () => {
    const insurer = await aPerson('INSURER_OPERATOR')
    const uscc = madeUpUscc()
    const { id: checkId, certificateNumber } = await check(insurer, uscc)
    const checker = await aPerson('COMMERCE_CHECKER')
    const list = valueOf(await coverReservations(checker, { q: uscc }, at))
    expect(list).toMatchObject({ total: 1, mayEnd: true, rows: [{ checkId, reservedUntil: '2026-09-30' }] })
    const input = { id: list.rows[0]!.id, reason: '企业来函称未委托该机构' }
    for (const role of ['COMMERCE_PREPARER', 'INSURER_OPERATOR'] as const)
      expect(await endReservation(await aPerson(role), input, at)).toMatchObject({
        refusal: { code: 'FORBIDDEN' },
      })
    expect(await endReservation(checker, { ...input, reason: '无' }, at)).toMatchObject({
      refusal: { code: 'INVALID' },
    })
    valueOf(await endReservation(checker, input, at))
    expect(await endReservation(checker, input, at)).toMatchObject({ refusal: { code: 'WRONG_STATE' } })
    expect(valueOf(await coverReservations(checker, { q: uscc }, at)).total).toBe(0)
    const notices = await asOwner<{ body: string }>(
      'SELECT body FROM notification WHERE organisation_id = $1',
      [insurer.organisationId],
    )
    expect(notices[0]!.body).toBe(
      `凭证 ${certificateNumber}，原预留至 2026年9月30日。理由：企业来函称未委托该机构`,
    )
  })

  it('is not listed once a policy is issued, nor after its last day', async () => {
    const insurer = await aPerson('INSURER_OPERATOR')
    const preparer = await aPerson('COMMERCE_PREPARER')
    const { uscc } = await aMicroPolicy(insurer)
    expect(valueOf(await coverReservations(preparer, { q: uscc }, at))).toMatchObject({
      total: 0,
      mayEnd: false,
    })
    const other = madeUpUscc()
    const { id: checkId } = await check(insurer, other)
    const later = { now: new Date('2026-09-30T16:01:00Z') }
    expect(valueOf(await coverReservations(preparer, { q: other }, later)).total).toBe(0)
    expect(await giveUpReservation(insurer, { checkId }, later)).toMatchObject({
      refusal: { code: 'WRONG_STATE' },
    })
  })
})
