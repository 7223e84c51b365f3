import '../../setup/test-database'
import { describe, expect, it } from 'vitest'

import { approveReview, rejectReview, sendBackReview } from '@/features/reviews'

import { anEnterprise } from '../../factories/enterprises'
import { aPerson, someday } from '../../factories/people'
import { anApplicationForReview, type PaymentLineOptions } from '../../factories/reviews'
import { aRound } from '../../factories/rounds'
import { asOwner } from '../../setup/test-database'

const at = { now: someday }
const people = async () => ({
  preparer: await aPerson('COMMERCE_PREPARER'),
  checker: await aPerson('COMMERCE_CHECKER'),
})

interface Prepared {
  applicant: { id: string; name: string }
  preparerId: string
  requestedAmountCny: string
  payments: PaymentLineOptions[]
  ratio?: string
  otherSubsidiesCny?: string
}

async function prepared({ ratio, ...options }: Prepared) {
  const round = await aRound({ supportRatio: ratio ?? '0.5', requirements: [] })
  return anApplicationForReview({ roundId: round.id, state: 'REVIEWED', ...options })
}

const storedApplication = async (id: string) =>
  (
    await asOwner<{ state: string; approved: string | null }>(
      'SELECT state, approved_amount_cny AS approved FROM application WHERE id = $1',
      [id],
    )
  )[0]!

const capBalance = async (organisationId: string) =>
  (
    await asOwner<{ balance: string }>('SELECT balance FROM ledger_account WHERE key = $1', [
      `CAP_AVAILABLE/GENERAL/${organisationId}/2026H1`,
    ])
  )[0]?.balance

describe('approving a review', () => {
  it('decides the amount, takes it from the cap, claims the payments, tells the applicant', async () => {
    const { preparer, checker } = await people()
    const applicant = await anEnterprise()
    const application = await prepared({
      applicant,
      preparerId: preparer.accountId,
      requestedAmountCny: '1000.00',
      payments: [{ paidAmount: '1500.01' }, { paidAmount: '500.00' }],
    })
    const outcome = await approveReview(checker, { applicationId: application.id, remark: '同意' }, at)
    // 2000.01 × 50 % = 1000.005 → 1000.00
    expect(outcome).toMatchObject({ ok: true, value: { amountCny: '1000.00', aboveCap: false } })
    expect(await storedApplication(application.id)).toEqual({ state: 'APPROVED', approved: '1000.00' })
    expect(await capBalance(applicant.id)).toBe('1999000.00')
    const claimed = await asOwner('SELECT line_id FROM supported_payment WHERE application_id = $1', [
      application.id,
    ])
    expect(claimed).toHaveLength(2)
    const notices = await asOwner<{ body: string }>(
      'SELECT body FROM notification WHERE organisation_id = $1',
      [applicant.id],
    )
    expect(notices[0]!.body).toContain('1,000.00')
    const [audit] = await asOwner<{ detail: { amountCny: string } }>(
      `SELECT detail FROM audit_entry WHERE action = 'reviews.approve' AND subject_id = $1`,
      [application.id],
    )
    expect(audit!.detail.amountCny).toBe('1000.00')
  })

  it('cuts to what is left under the cap, and the sheet says so', async () => {
    const { preparer, checker } = await people()
    const applicant = await anEnterprise()
    const first = await prepared({
      applicant,
      preparerId: preparer.accountId,
      requestedAmountCny: '1999999.98',
      payments: [{ paidAmount: '3999999.96' }],
    })
    const second = await prepared({
      applicant,
      preparerId: preparer.accountId,
      requestedAmountCny: '50.00',
      payments: [{ paidAmount: '100.00' }],
    })
    const third = await prepared({
      applicant,
      preparerId: preparer.accountId,
      requestedAmountCny: '50.00',
      payments: [{ paidAmount: '100.00' }],
    })
    const approve = (id: string) => approveReview(checker, { applicationId: id, remark: '' }, at)
    expect(await approve(first.id)).toMatchObject({ ok: true, value: { amountCny: '1999999.98' } })
    expect(await approve(second.id)).toMatchObject({ ok: true, value: { amountCny: '0.02', aboveCap: true } })
    const [review] = await asOwner<{ sheet: { steps: { description: string; result: string }[] } }>(
      'SELECT sheet FROM review WHERE id = $1',
      [second.reviewId],
    )
    const cut = review!.sheet.steps.find(({ description }) => description.includes('超上限'))
    expect(cut?.result).toBe('49.98')
    const none = await approve(third.id)
    expect(none).toMatchObject({ ok: false, refusal: { code: 'LIMIT', details: { clause: '一(三)' } } })
    expect(await storedApplication(third.id)).toEqual({ state: 'REVIEWED', approved: null })
    expect(await capBalance(applicant.id)).toBe('0.00')
  })

  it('never gives more than premium less other subsidies (C11)', async () => {
    const { preparer, checker } = await people()
    const application = await prepared({
      applicant: await anEnterprise(),
      preparerId: preparer.accountId,
      requestedAmountCny: '500.00',
      otherSubsidiesCny: '700.00',
      payments: [{ paidAmount: '1000.00' }],
    })
    expect(await approveReview(checker, { applicationId: application.id, remark: '' }, at)).toMatchObject({
      ok: true,
      value: { amountCny: '300.00' },
    })
  })

  it('refuses a payment that another application was supported for, with its receipt number', async () => {
    const { preparer, checker } = await people()
    const payment = {
      invoiceNumber: '26412000000011112222',
      bankTransactionNumber: 'B1',
      paidAmount: '100.00',
    }
    const common = { preparerId: preparer.accountId, requestedAmountCny: '50.00', payments: [payment] }
    const first = await prepared({ applicant: await anEnterprise(), ...common })
    const rival = await anEnterprise()
    const second = await prepared({ applicant: rival, ...common })
    const [a, b] = await Promise.all([
      approveReview(checker, { applicationId: first.id, remark: '' }, at),
      approveReview(checker, { applicationId: second.id, remark: '' }, at),
    ])
    expect([a.ok, b.ok].toSorted()).toEqual([false, true])
    const refused = a.ok ? b : a
    const winner = a.ok ? first : second
    expect(refused.ok ? '' : refused.refusal.message).toContain(winner.receiptNumber)
    const loser = a.ok ? second : first
    expect(await storedApplication(loser.id)).toEqual({ state: 'REVIEWED', approved: null })
  })

  it('a line cut to nothing is neither counted nor claimed', async () => {
    const { preparer, checker } = await people()
    const application = await prepared({
      applicant: await anEnterprise(),
      preparerId: preparer.accountId,
      requestedAmountCny: '1000.00',
      payments: [{ paidAmount: '1500.00' }, { paidAmount: '500.00' }],
    })
    await asOwner(
      `UPDATE review_line_decision SET amount_out = 0, reason = 'INVOICE_MISMATCH' WHERE line_id = $1`,
      [application.lineIds[0]],
    )
    expect(await approveReview(checker, { applicationId: application.id, remark: '' }, at)).toMatchObject({
      value: { amountCny: '250.00' },
    })
    expect(
      await asOwner('SELECT line_id FROM supported_payment WHERE application_id = $1', [application.id]),
    ).toEqual([{ line_id: application.lineIds[1] }])
  })

  it('refuses a listed enterprise on the last day of its listing, not on the day after (L2, L3)', async () => {
    const { preparer, checker } = await people()
    const applicant = await anEnterprise()
    await asOwner(
      `INSERT INTO negative_list_entry (id, uscc, name, authority, document_number, decision_date, until_date, reason, recorded_at)
       VALUES (gen_random_uuid(), $1, $2, '河南省财政厅', '豫财〔2023〕8号', '2023-08-20', '2026-08-20', '虚报出口金额', now())`,
      [applicant.uscc, applicant.name],
    )
    const application = await prepared({
      applicant,
      preparerId: preparer.accountId,
      requestedAmountCny: '500.00',
      payments: [{ paidAmount: '1000.00' }],
    })
    const lastDay = await approveReview(checker, { applicationId: application.id, remark: '' }, at)
    expect(lastDay).toMatchObject({
      ok: false,
      refusal: { code: 'WRONG_STATE', details: { clause: '二(三)' } },
    })
    const dayAfter = await approveReview(
      checker,
      { applicationId: application.id, remark: '' },
      { now: new Date('2026-08-20T16:00:00Z') },
    )
    expect(dayAfter.ok).toBe(true)
  })

  it('is not for the one who prepared it, whatever the role is now (S8), nor for other roles', async () => {
    const { checker, preparer } = await people()
    const application = await prepared({
      applicant: await anEnterprise(),
      preparerId: checker.accountId,
      requestedAmountCny: '500.00',
      payments: [{ paidAmount: '1000.00' }],
    })
    const input = { applicationId: application.id, remark: '' }
    const own = await approveReview(checker, input, at)
    expect(own).toMatchObject({ ok: false, refusal: { code: 'FORBIDDEN' } })
    expect(own.ok ? '' : own.refusal.message).toContain('另一位')
    for (const actor of [preparer, await aPerson('ENTERPRISE_APPROVER'), await aPerson('DIVISION_COMMERCE')])
      expect(await approveReview(actor, input, at)).toMatchObject({
        ok: false,
        refusal: { code: 'FORBIDDEN' },
      })
    await expect(
      asOwner('UPDATE review SET checker_id = preparer_id WHERE id = $1', [application.reviewId]),
    ).rejects.toThrow('review_two_people')
  })

  it('happens once: the second approval finds the application moved on', async () => {
    const { preparer, checker } = await people()
    const applicant = await anEnterprise()
    const application = await prepared({
      applicant,
      preparerId: preparer.accountId,
      requestedAmountCny: '500.00',
      payments: [{ paidAmount: '1000.00' }],
    })
    const outcomes = await Promise.all(
      [1, 2, 3].map(() => approveReview(checker, { applicationId: application.id, remark: '' }, at)),
    )
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await capBalance(applicant.id)).toBe('1999500.00')
    for (const outcome of outcomes) if (!outcome.ok) expect(outcome.refusal.code).toBe('WRONG_STATE')
  })
})

describe('the checker who does not approve', () => {
  it('sends back with a reason: the pass is closed, the next opens with the lines as decided', async () => {
    const { preparer, checker } = await people()
    const application = await prepared({
      applicant: await anEnterprise(),
      preparerId: preparer.accountId,
      requestedAmountCny: '500.00',
      payments: [{ paidAmount: '1000.00' }],
    })
    const silent = await sendBackReview(checker, { applicationId: application.id, remark: ' ' }, at)
    expect(silent).toMatchObject({
      ok: false,
      refusal: { details: { fieldErrors: { remark: ['请填写理由。'] } } },
    })
    expect(
      await sendBackReview(checker, { applicationId: application.id, remark: '第 1 行凭证不清' }, at),
    ).toMatchObject({ ok: true })
    expect((await storedApplication(application.id)).state).toBe('IN_REVIEW')
    const reviews = await asOwner<{ state: string; decisions: string }>(
      `SELECT r.state, count(d.id) AS decisions FROM review r LEFT JOIN review_line_decision d ON d.review_id = r.id
       WHERE r.application_id = $1 GROUP BY r.id, r.state ORDER BY r.state`,
      [application.id],
    )
    expect(reviews).toEqual([
      { state: 'OPEN', decisions: '1' },
      { state: 'SENT_BACK', decisions: '1' },
    ])
  })

  it('rejects with a reason that the applicant reads', async () => {
    const { preparer, checker } = await people()
    const applicant = await anEnterprise()
    const application = await prepared({
      applicant,
      preparerId: preparer.accountId,
      requestedAmountCny: '500.00',
      payments: [{ paidAmount: '1000.00' }],
    })
    await rejectReview(checker, { applicationId: application.id, remark: '非支持险种' }, at)
    expect(await storedApplication(application.id)).toEqual({ state: 'REJECTED', approved: null })
    expect(await capBalance(applicant.id)).toBeUndefined()
    const [notice] = await asOwner<{ body: string }>(
      'SELECT body FROM notification WHERE organisation_id = $1',
      [applicant.id],
    )
    expect(notice!.body).toContain('非支持险种')
  })
})
