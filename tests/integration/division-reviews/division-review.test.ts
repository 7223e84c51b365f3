import '../../setup/test-database'
import { describe, expect, it } from 'vitest'

import { submitApplication } from '@/features/applications/submit-application'
import { withdrawApplication } from '@/features/applications/withdraw-application'
import {
  acceptDivisionLines,
  decideDivisionLine,
  divisionQueue,
  divisionsOverview,
  divisionSummaryPreview,
  divisionWorkspace,
  handIn,
  passToMe,
  returnByDivision,
  sendBackForFinance,
  signForCommerce,
  signForFinance,
  takeForDivision,
  takeOverFromDivision,
} from '@/features/division-reviews'
import { decideLine, returnApplication, reviewWorkspace, takeApplication } from '@/features/reviews'
import { openFile } from '@/features/stored-files'
import { asActor } from '@/server/db'

import { aPaymentRow, aSubmittedApplication, valueOf } from '../../factories/applications'
import { anEnterprise } from '../../factories/enterprises'
import { aPerson, anOrganisation, someday } from '../../factories/people'
import { aRound } from '../../factories/rounds'
import { asOwner } from '../../setup/test-database'

const at = { now: someday }
const later = (hours: number) => ({ now: new Date(someday.getTime() + hours * 3_600_000) })

const stateOf = async (id: string) =>
  (await asOwner<{ state: string }>('SELECT state FROM application WHERE id = $1', [id]))[0]!.state

async function offices(divisionCode = '410300') {
  return {
    commerce: await aPerson('DIVISION_COMMERCE', { divisionCode, displayName: '洛商' }),
    finance: await aPerson('DIVISION_FINANCE', { divisionCode, displayName: '洛财' }),
  }
}

/** Two payments of 10 000 and 20 000, half of which is asked for. */
async function submitted(options: { roundId?: string; divisionCode?: string } = {}) {
  const roundId = options.roundId ?? (await aRound({ divisionReview: true, requirements: [] })).id
  const enterprise = await anEnterprise({ divisionCode: options.divisionCode ?? '410300' })
  const approver = await aPerson('ENTERPRISE_APPROVER', { organisationId: enterprise.id })
  const { applicationId, receiptNumber } = await aSubmittedApplication(approver, {
    roundId,
    rows: [
      aPaymentRow(approver.organisationName),
      aPaymentRow(approver.organisationName, { paidAmount: '20000.00', invoiceAmount: '20000.00' }),
    ],
  })
  const lines = (
    await asOwner<{ id: string }>(
      'SELECT id FROM premium_payment_line WHERE application_id = $1 ORDER BY position',
      [applicationId],
    )
  ).map(({ id }) => id)
  return { roundId, enterprise, approver, applicationId, receiptNumber, lines }
}

type Offices = Awaited<ReturnType<typeof offices>>

async function prepared({ commerce }: Offices, filed: Awaited<ReturnType<typeof submitted>>) {
  const { applicationId, lines } = filed
  valueOf(await takeForDivision(commerce, { applicationId }, at))
  valueOf(
    await decideDivisionLine(
      commerce,
      { applicationId, lineId: lines[1]!, amountOut: '15000', reason: 'INVOICE_MISMATCH', note: '' },
      at,
    ),
  )
  valueOf(await acceptDivisionLines(commerce, { applicationId }, at))
  return valueOf(await signForCommerce(commerce, { applicationId, opinion: '材料齐全' }, at))
}

async function signed(people: Offices, filed: Awaited<ReturnType<typeof submitted>>) {
  await prepared(people, filed)
  valueOf(
    await signForFinance(people.finance, { applicationId: filed.applicationId, remark: '同意' }, later(1)),
  )
}

describe('where an application goes first', () => {
  it('to the division where the round asks for it, to the province where it does not', async () => {
    expect(await stateOf((await submitted()).applicationId)).toBe('AWAITING_DIVISION')
    const plain = await aRound({ requirements: [] })
    expect(await stateOf((await submitted({ roundId: plain.id })).applicationId)).toBe('SUBMITTED')
  })

  it('can be withdrawn until the division has begun', async () => {
    const people = await offices()
    const [one, two] = [await submitted(), await submitted()]
    valueOf(await withdrawApplication(one.approver, { applicationId: one.applicationId, reason: '重填' }, at))
    expect(await stateOf(one.applicationId)).toBe('WITHDRAWN')
    valueOf(await takeForDivision(people.commerce, { applicationId: two.applicationId }, at))
    expect(
      await withdrawApplication(two.approver, { applicationId: two.applicationId, reason: '重填' }, at),
    ).toMatchObject({ refusal: { code: 'WRONG_STATE' } })
  })

  it('the province does not take what lies with a division', async () => {
    const { applicationId } = await submitted()
    const preparer = await aPerson('COMMERCE_PREPARER')
    expect(await takeApplication(preparer, { applicationId }, at)).toMatchObject({
      refusal: { code: 'WRONG_STATE' },
    })
  })
})

describe('the division’s two signatures', () => {
  it('commerce cuts with a reason and signs, finance co-signs; both are recorded', async () => {
    const people = await offices()
    const filed = await submitted()
    // (10 000 + 15 000) × 0.5
    expect(await prepared(people, filed)).toMatchObject({ amountCny: '12500.00' })
    valueOf(
      await signForFinance(people.finance, { applicationId: filed.applicationId, remark: '同意' }, later(1)),
    )
    expect(await stateOf(filed.applicationId)).toBe('DIVISION_SIGNED')
    const [review] = await asOwner(
      `SELECT stage, state, preparer_id, checker_id, amount_out FROM review WHERE application_id = $1`,
      [filed.applicationId],
    )
    expect(review).toEqual({
      stage: 'DIVISION',
      state: 'APPROVED',
      preparer_id: people.commerce.accountId,
      checker_id: people.finance.accountId,
      amount_out: '12500.00',
    })
  })

  it('a cut needs a reason, a line is never raised, nothing is signed half decided', async () => {
    const { commerce } = await offices()
    const { applicationId, lines } = await submitted()
    valueOf(await takeForDivision(commerce, { applicationId }, at))
    const decide = (amountOut: string, reason = '') =>
      decideDivisionLine(
        commerce,
        { applicationId, lineId: lines[0]!, amountOut, reason: reason as '', note: '' },
        at,
      )
    expect(await decide('9999.99')).toMatchObject({ refusal: { details: { fieldErrors: { reason: {} } } } })
    expect(await decide('10000.01')).toMatchObject({
      refusal: { details: { fieldErrors: { amountOut: {} } } },
    })
    expect(await signForCommerce(commerce, { applicationId, opinion: '同意' }, at)).toMatchObject({
      refusal: { code: 'WRONG_STATE', message: expect.stringContaining('第 1、2 行尚未核定') },
    })
  })

  it('finance sends back with a remark; the amounts are kept', async () => {
    const people = await offices()
    const filed = await submitted()
    const { applicationId } = filed
    await prepared(people, filed)
    expect(await sendBackForFinance(people.finance, { applicationId, remark: ' ' }, at)).toMatchObject({
      refusal: { code: 'INVALID' },
    })
    valueOf(await sendBackForFinance(people.finance, { applicationId, remark: '请核对第 1 行' }, later(1)))
    const view = valueOf(await divisionWorkspace(people.commerce, { applicationId }, at))
    expect(view.application.state).toBe('IN_DIVISION_REVIEW')
    expect(view.lines.map(({ amountOut }) => amountOut)).toEqual(['10000.00', '15000.00'])
    expect(view.history.reviews[0]).toMatchObject({
      state: 'SENT_BACK',
      checkerRemark: '请核对第 1 行',
      checkerName: '洛财',
    })
  })

  it('another division’s people do not find it; a colleague may go on; each office does its own part', async () => {
    const people = await offices()
    const others = await offices('410100')
    const filed = await submitted()
    const { applicationId } = filed
    expect(await takeForDivision(others.commerce, { applicationId }, at)).toMatchObject({
      refusal: { code: 'NOT_FOUND' },
    })
    expect(await divisionWorkspace(others.commerce, { applicationId }, at)).toMatchObject({
      refusal: { code: 'NOT_FOUND' },
    })
    expect(await takeForDivision(people.finance, { applicationId }, at)).toMatchObject({
      refusal: { code: 'FORBIDDEN' },
    })
    valueOf(await takeForDivision(people.commerce, { applicationId }, at))
    const colleague = await aPerson('DIVISION_COMMERCE', {
      organisationId: people.commerce.organisationId,
    })
    expect(await acceptDivisionLines(colleague, { applicationId }, at)).toMatchObject({
      refusal: { code: 'CONFLICT' },
    })
    valueOf(await passToMe(colleague, { applicationId }, at))
    valueOf(await acceptDivisionLines(colleague, { applicationId }, at))
    expect(await signForFinance(people.finance, { applicationId, remark: '' }, at)).toMatchObject({
      refusal: { code: 'WRONG_STATE' },
    })
  })

  it('the database refuses one person for both, someone of another division, and a province’s review by a division', async () => {
    const people = await offices()
    const others = await offices('410100')
    const filed = await submitted()
    const { applicationId } = filed
    await prepared(people, filed)
    const set = (checker: string) =>
      asOwner(`UPDATE review SET checker_id = $1, state = 'APPROVED' WHERE application_id = $2`, [
        checker,
        applicationId,
      ])
    await expect(set(people.commerce.accountId)).rejects.toThrow(/division/)
    await expect(set(others.finance.accountId)).rejects.toThrow(/not a person of division/)
    await expect(
      asOwner(`UPDATE review SET state = 'APPROVED' WHERE application_id = $1`, [applicationId]),
    ).rejects.toThrow(/not signed by both/)
    await expect(
      asActor(people.commerce, (tx) =>
        tx.review.create({
          data: {
            applicationId,
            submissionSequence: 1,
            stage: 'PROVINCE',
            preparerId: people.commerce.accountId,
            amountIn: '1',
            openedAt: someday,
          },
        }),
      ),
    ).rejects.toThrow(/its own reviews only/)
    await expect(
      asActor(people.commerce, (tx) =>
        tx.application.update({ where: { id: applicationId }, data: { state: 'APPROVED' } }),
      ),
    ).rejects.toThrow(/not with the division/)
  })
})

describe('returning', () => {
  it('names all defects at once with a day; the corrected application comes back to the division', async () => {
    const { commerce } = await offices()
    const filed = await submitted()
    const { applicationId, approver } = filed
    valueOf(await takeForDivision(commerce, { applicationId }, at))
    const give = (defects: string[], correctBy: string) =>
      returnByDivision(commerce, { applicationId, defects, correctBy }, at)
    expect(await give([], '2026-09-01')).toMatchObject({ refusal: { code: 'INVALID' } })
    expect(await give(['缺发票'], '2026-08-20')).toMatchObject({ refusal: { code: 'INVALID' } })
    valueOf(await give(['缺发票', '付款凭证不清'], '2026-09-01'))
    expect(await stateOf(applicationId)).toBe('RETURNED')
    const [{ version }] = (await asOwner<{ version: number }>(
      'SELECT version FROM application WHERE id = $1',
      [applicationId],
    )) as [{ version: number }]
    valueOf(await submitApplication(approver, { applicationId, expectedVersion: version }, later(24)))
    expect(await stateOf(applicationId)).toBe('AWAITING_DIVISION')
  })
})

describe('handing in', () => {
  it('takes all that is signed with one step: number, digest, two files, totals; the province has them', async () => {
    const people = await offices()
    const round = await aRound({ divisionReview: true, requirements: [] })
    const [one, two, open] = [
      await submitted({ roundId: round.id }),
      await submitted({ roundId: round.id }),
      await submitted({ roundId: round.id }),
    ]
    await signed(people, one)
    await signed(people, two)
    const preview = valueOf(await divisionSummaryPreview(people.commerce, { round: round.id }, at))
    expect(preview.round!.content).toMatchObject({
      paidCny: '60000.00',
      requestedCny: '30000.00',
      reviewedCny: '25000.00',
    })
    const answer = valueOf(await handIn(people.commerce, { roundId: round.id }, later(2)))
    expect(answer).toMatchObject({ count: 2, reviewedCny: '25000.00' })
    expect(answer.number).toMatch(/^豫信保初〔2026〕\d{6}号$/)
    expect(await Promise.all([one, two, open].map((each) => stateOf(each.applicationId)))).toEqual([
      'SUBMITTED',
      'SUBMITTED',
      'AWAITING_DIVISION',
    ])
    const [summary] = await asOwner<{ xlsx_file_id: string; pdf_file_id: string; sha256: string }>(
      'SELECT * FROM division_summary WHERE id = $1',
      [answer.summaryId],
    )
    // The other office of the division opens both as they were issued; another division neither.
    for (const id of [summary!.xlsx_file_id, summary!.pdf_file_id]) {
      expect(valueOf(await openFile(people.finance, { id }, at)).bytes.length).toBeGreaterThan(1000)
      expect(await openFile((await offices('410100')).commerce, { id }, at)).toMatchObject({
        refusal: { code: 'NOT_FOUND' },
      })
    }
    await expect(asOwner(`UPDATE division_summary SET sha256 = repeat('0', 64)`)).rejects.toThrow(
      'append-only',
    )
    expect(await handIn(people.commerce, { roundId: round.id }, later(3))).toMatchObject({
      refusal: { code: 'WRONG_STATE', message: expect.stringContaining('没有商务、财政均已签署') },
    })
  })

  it('twice at the same moment hands in once', async () => {
    const people = await offices()
    const filed = await submitted()
    await signed(people, filed)
    const outcomes = await Promise.all(
      [1, 2].map(() => handIn(people.commerce, { roundId: filed.roundId }, later(2))),
    )
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  })

  it('the province counts from the division’s amounts out and sees the reasons', async () => {
    const people = await offices()
    const filed = await submitted()
    const { applicationId, lines } = filed
    await signed(people, filed)
    valueOf(await handIn(people.commerce, { roundId: filed.roundId }, later(2)))
    const preparer = await aPerson('COMMERCE_PREPARER')
    valueOf(await takeApplication(preparer, { applicationId }, later(3)))
    const view = valueOf(await reviewWorkspace(preparer, { applicationId, queue: {} as never }, later(3)))
    expect(view.lines[1]).toMatchObject({
      amountIn: '15000.00',
      division: { amountIn: '20000.00', reason: 'INVOICE_MISMATCH' },
    })
    expect(view.history.reviews[0]).toMatchObject({ stage: 'DIVISION', preparerName: '洛商' })
    expect(view.sheet!.steps[0]!.description).toBe('第 2 行初审核减，原因：发票不符')
    const raise = await decideLine(
      preparer,
      { applicationId, lineId: lines[1]!, amountOut: '15000.01', reason: '', note: '' },
      later(3),
    )
    expect(raise).toMatchObject({ refusal: { code: 'INVALID' } })
  })

  it('what the province returns comes back to the province', async () => {
    const people = await offices()
    const filed = await submitted()
    const { applicationId, approver } = filed
    await signed(people, filed)
    valueOf(await handIn(people.commerce, { roundId: filed.roundId }, later(2)))
    const preparer = await aPerson('COMMERCE_PREPARER')
    valueOf(await takeApplication(preparer, { applicationId }, later(3)))
    valueOf(
      await returnApplication(
        preparer,
        { applicationId, defects: ['缺承诺书'], correctBy: '2026-09-10' },
        later(4),
      ),
    )
    const [row] = await asOwner<{ version: number }>('SELECT version FROM application WHERE id = $1', [
      applicationId,
    ])
    valueOf(await submitApplication(approver, { applicationId, expectedVersion: row!.version }, later(24)))
    expect(await stateOf(applicationId)).toBe('SUBMITTED')
  })
})

describe('the province', () => {
  it('sees per division what came in, is signed and handed in', async () => {
    const people = await offices()
    const round = await aRound({ divisionReview: true, requirements: [] })
    await signed(people, await submitted({ roundId: round.id }))
    await submitted({ roundId: round.id })
    await submitted({ roundId: round.id, divisionCode: '410173' })
    const checker = await aPerson('COMMERCE_CHECKER')
    const view = valueOf(await divisionsOverview(checker, { round: round.id }, at))
    expect(view.round!.divisions).toMatchObject([
      { divisionName: '洛阳市', received: 2, open: 1, signed: 1, handedIn: 0 },
      { divisionName: '郑州航空港经济综合实验区', received: 1, open: 1 },
    ])
    // After 30 September, 国庆 1–7 off and Saturday 10 worked: 8, 9, 10 October (3), 12–16 (8), 19–23 (13), 26, 27 (15).
    expect(view.round!.deadline.dueOn).toBe('2026-10-27')
    const own = valueOf(await divisionQueue(people.commerce, { round: round.id }, at))
    expect(own.round!.rows).toHaveLength(2)
    expect(own.round!.progress).toMatchObject({ received: 2 })
  })

  it('takes over with a reason, which the division is told; unsigned amounts do not count', async () => {
    const people = await offices()
    await anOrganisation({ kind: 'DIVISION_OFFICE', divisionCode: '410300' })
    const filed = await submitted()
    const { applicationId } = filed
    await prepared(people, filed)
    const preparer = await aPerson('COMMERCE_PREPARER')
    expect(await takeOverFromDivision(preparer, { applicationId, reason: '' }, at)).toMatchObject({
      refusal: { code: 'INVALID' },
    })
    expect(await takeOverFromDivision(people.commerce, { applicationId, reason: '我来' }, at)).toMatchObject({
      refusal: { code: 'FORBIDDEN' },
    })
    valueOf(await takeOverFromDivision(preparer, { applicationId, reason: '初审逾期' }, later(2)))
    expect(await stateOf(applicationId)).toBe('SUBMITTED')
    const told = await asOwner(
      `SELECT body FROM notification WHERE kind = 'division-review.taken-over' AND organisation_id = $1`,
      [people.commerce.organisationId],
    )
    expect(told).toEqual([{ body: expect.stringContaining('初审逾期') }])
    valueOf(await takeApplication(preparer, { applicationId }, later(3)))
    const view = valueOf(await reviewWorkspace(preparer, { applicationId, queue: {} as never }, later(3)))
    expect(view.lines.map(({ amountIn }) => amountIn)).toEqual(['10000.00', '20000.00'])
    expect(await signForFinance(people.finance, { applicationId, remark: '' }, later(4))).toMatchObject({
      refusal: { code: 'WRONG_STATE' },
    })
    expect(await takeOverFromDivision(preparer, { applicationId, reason: '再次' }, later(5))).toMatchObject({
      refusal: { code: 'WRONG_STATE' },
    })
  })
})
