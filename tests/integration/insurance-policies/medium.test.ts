import '../../setup/test-database'
import { beforeAll, describe, expect, it } from 'vitest'

import { checkDuplicateCover } from '@/features/duplicate-cover'
import { cancelInsurancePolicy, insurancePolicy, recordSelfPaidReceipt } from '@/features/insurance-policies'
import type { Actor } from '@/server/auth/actor'

import { aMediumPolicy, aMicroPolicy, valueOf } from '../../factories/insurance-policies'
import { aPerson, someday } from '../../factories/people'

const september = { now: new Date('2026-09-20T02:00:00.000Z') }

let insurer: Actor
beforeAll(async () => {
  insurer = await aPerson('INSURER_CHECKER')
})

describe('a MEDIUM policy', () => {
  it('waits for the 20 %, then is in force from its inception', async () => {
    const { id } = await aMediumPolicy(insurer)
    // 8,000,000 × 0.12 % = 9,600.00; 80 % = 7,680.00; × 60 = 576,000.00
    expect(valueOf(await insurancePolicy(insurer, { id }, september))).toMatchObject({
      state: 'PENDING_SELF_PAYMENT',
      premiumUsd: '9600.00',
      fiscalShareUsd: '7680.00',
      enterpriseShareUsd: '1920.00',
      maximumLiabilityUsd: '576000.00',
      buyerLimitUsd: '150000.00',
    })
    valueOf(await recordSelfPaidReceipt(insurer, { id, receivedOn: '2026-08-31' }, september))
    expect(valueOf(await insurancePolicy(insurer, { id }, september))).toMatchObject({
      state: 'IN_FORCE',
      inception: '2026-09-01',
      expiry: '2027-08-31',
      selfPaidReceivedOn: '2026-08-31',
    })
    expect(await recordSelfPaidReceipt(insurer, { id, receivedOn: '2026-08-31' }, september)).toMatchObject({
      refusal: { code: 'WRONG_STATE' },
    })
  })

  it('starts no earlier than the day the 20 % came: a year from that day', async () => {
    const { id } = await aMediumPolicy(insurer)
    expect(
      valueOf(await recordSelfPaidReceipt(insurer, { id, receivedOn: '2026-09-15' }, september)),
    ).toEqual({
      id,
      inception: '2026-09-15',
      expiry: '2027-09-14',
    })
  })

  it('refuses a receipt of tomorrow, one that moves the policy into another year, and another insurer’s', async () => {
    const { id } = await aMediumPolicy(insurer)
    expect(await recordSelfPaidReceipt(insurer, { id, receivedOn: '2026-09-21' }, september)).toMatchObject({
      refusal: { code: 'INVALID' },
    })
    const newYear = { now: new Date('2027-01-05T02:00:00.000Z') }
    expect(await recordSelfPaidReceipt(insurer, { id, receivedOn: '2027-01-04' }, newYear)).toMatchObject({
      refusal: { details: { fieldErrors: { receivedOn: [expect.stringContaining('E3')] } } },
    })
    const rival = await aPerson('INSURER_CHECKER')
    expect(await recordSelfPaidReceipt(rival, { id, receivedOn: '2026-09-01' }, september)).toMatchObject({
      refusal: { code: 'NOT_FOUND' },
    })
    const micro = await aMicroPolicy(insurer)
    expect(
      await recordSelfPaidReceipt(insurer, { id: micro.id, receivedOn: '2026-09-01' }, september),
    ).toMatchObject({ refusal: { code: 'WRONG_STATE' } })
  })

  it('frees the enterprise when it is cancelled for want of the 20 %', async () => {
    const { id, uscc } = await aMediumPolicy(insurer)
    const rival = await aPerson('INSURER_OPERATOR')
    const ask = { uscc, coverFrom: '2026-09-01' }
    expect(valueOf(await checkDuplicateCover(rival, ask, { now: someday })).outcome).toBe('COVERED')
    expect(await cancelInsurancePolicy(rival, { id, reason: '企业未缴' }, september)).toMatchObject({
      refusal: { code: 'NOT_FOUND' },
    })
    valueOf(await cancelInsurancePolicy(insurer, { id, reason: '企业未缴费' }, september))
    expect(valueOf(await checkDuplicateCover(rival, ask, { now: someday })).outcome).toBe('CLEAR')
  })
})
