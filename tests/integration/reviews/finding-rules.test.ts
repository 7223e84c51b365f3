import '../../setup/test-database'
import { expect, it } from 'vitest'

import { findingRulesOverview, reviewWorkspace, settleFinding, takeApplication } from '@/features/reviews'
import { findingRules } from '@/features/reviews/finding-rules'
import { comparisons } from '@/features/reviews/rule-words'

import { valueOf } from '../../factories/applications'
import { anEnterprise } from '../../factories/enterprises'
import { aPerson, someday } from '../../factories/people'
import { anApplicationForReview } from '../../factories/reviews'
import { aRound } from '../../factories/rounds'
import { asOwner } from '../../setup/test-database'

const at = { now: someday }

it('each rule says what it compares, and nothing else does', () => {
  expect(Object.keys(comparisons).toSorted()).toEqual(findingRules.map(({ rule }) => rule).toSorted())
})

it('the rules tell how often they found something in the round, and what came of it; a correction shows what changed', async () => {
  const preparer = await aPerson('COMMERCE_PREPARER')
  const round = await aRound({ requirements: [] })
  // Neither invoice is in an insurer's list, and the second was paid a day too late for the half-year.
  const { id: applicationId } = await anApplicationForReview({
    roundId: round.id,
    applicant: await anEnterprise(),
    requestedAmountCny: '1000.00',
    payments: [{ paidAmount: '1000.00' }, { paidAmount: '1000.00', paidOn: '2026-07-01' }],
  })
  valueOf(await takeApplication(preparer, { applicationId }, at))
  const view = async () =>
    valueOf(await reviewWorkspace(preparer, { applicationId, queue: {}, place: 0 }, at))
  const first = await view()
  expect(first.findings.map(({ rule, change }) => [rule, change])).toEqual(
    expect.arrayContaining([
      ['outside-half-year', null],
      ['insurer-invoice', null],
    ]),
  )
  const late = first.findings.find(({ rule }) => rule === 'outside-half-year')!
  valueOf(
    await settleFinding(
      preparer,
      { applicationId, findingId: late.id, settlement: 'UPHELD', reason: '超申报期' },
      at,
    ),
  )
  const rules = valueOf(await findingRulesOverview(preparer, { round: round.id }, at)).rules
  expect(rules.find(({ rule }) => rule === 'outside-half-year')).toMatchObject({
    found: 1,
    upheld: 1,
    open: 0,
  })
  expect(rules.find(({ rule }) => rule === 'insurer-invoice')).toMatchObject({ found: 2, upheld: 0, open: 2 })
  expect(rules.find(({ rule }) => rule === 'payer')).toMatchObject({ found: 0, clause: '一(三)' })

  // The enterprise corrects the day of the second line, and now pays its first in cash.
  await asOwner(`UPDATE review SET state = 'RETURNED', decided_at = now() WHERE application_id = $1`, [
    applicationId,
  ])
  await asOwner(`UPDATE application SET state = 'SUBMITTED', submission_sequence = 2 WHERE id = $1`, [
    applicationId,
  ])
  await asOwner(
    `UPDATE premium_payment_line SET paid_on = '2026-06-30' WHERE application_id = $1 AND position = 2`,
    [applicationId],
  )
  await asOwner(
    `UPDATE premium_payment_line SET payment_method = 'CASH' WHERE application_id = $1 AND position = 1`,
    [applicationId],
  )
  expect((await view()).findingsGone).toEqual([])
  valueOf(await takeApplication(preparer, { applicationId }, at))
  const second = await view()
  expect(second.findings.map(({ rule, change }) => [rule, change]).toSorted()).toEqual([
    ['insurer-invoice', 'SAME'],
    ['insurer-invoice', 'SAME'],
    ['payer', 'NEW'],
  ])
  expect(second.findingsGone.map(({ message }) => message)).toEqual([late.message])
})
