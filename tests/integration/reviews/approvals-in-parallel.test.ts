import '../../setup/test-database'
import { expect, it } from 'vitest'

import { approveReview } from '@/features/reviews'

import { anEnterprise } from '../../factories/enterprises'
import { aPerson, someday } from '../../factories/people'
import { anApplicationForReview } from '../../factories/reviews'
import { aRound } from '../../factories/rounds'
import { asOwner } from '../../setup/test-database'

it('64 parallel approvals against one nearly exhausted cap overspend nothing, and none that fits is lost', async () => {
  const preparer = await aPerson('COMMERCE_PREPARER')
  const checker = await aPerson('COMMERCE_CHECKER')
  const applicant = await anEnterprise()
  const reviewed = async (paidAmount: string, requestedAmountCny: string) => {
    const round = await aRound({
      requirements: [],
      preparedById: preparer.accountId,
      releasedById: checker.accountId,
    })
    return anApplicationForReview({
      roundId: round.id,
      applicant,
      state: 'REVIEWED',
      preparerId: preparer.accountId,
      requestedAmountCny,
      payments: [{ paidAmount }],
    })
  }
  // 200万 less 1,997,950.00 leaves 2,050.00: room for twenty awards of 100.00 and half of one more.
  const large = await reviewed('3995900.00', '1997950.00')
  expect(
    await approveReview(checker, { applicationId: large.id, remark: '' }, { now: someday }),
  ).toMatchObject({
    ok: true,
    value: { amountCny: '1997950.00' },
  })
  const applications = []
  for (let i = 0; i < 64; i += 1) applications.push(await reviewed('200.00', '100.00'))

  const outcomes = await Promise.all(
    applications.map(({ id }) => approveReview(checker, { applicationId: id, remark: '' }, { now: someday })),
  )

  const amounts = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value.amountCny] : []))
  expect(amounts.toSorted()).toEqual([...Array.from({ length: 20 }, () => '100.00'), '50.00'])
  for (const outcome of outcomes)
    if (!outcome.ok) expect(outcome.refusal).toMatchObject({ code: 'LIMIT', details: { clause: '一(三)' } })
  const [stored] = await asOwner<{ approved: string; total: string; waiting: string }>(
    `SELECT count(*) FILTER (WHERE state = 'APPROVED') AS approved, sum(approved_amount_cny) AS total,
       count(*) FILTER (WHERE state = 'REVIEWED') AS waiting FROM application WHERE applicant_id = $1`,
    [applicant.id],
  )
  expect(stored).toEqual({ approved: '22', total: '2000000.00', waiting: '43' })
  const [cap] = await asOwner<{ balance: string; used: string }>(
    `SELECT balance, (SELECT sum(p.amount_cny) FROM journal_posting p JOIN ledger_account u ON u.id = p.account_id
       WHERE u.key = replace(a.key, 'CAP_AVAILABLE', 'CAP_USED')) AS used FROM ledger_account a WHERE key = $1`,
    [`CAP_AVAILABLE/GENERAL/${applicant.id}/2026H1`],
  )
  expect(cap).toEqual({ balance: '0.00', used: '2000000.00' })
}, 180_000)
