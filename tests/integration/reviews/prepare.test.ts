import '../../setup/test-database'
import { describe, expect, it } from 'vitest'

import {
  acceptRemainingLines,
  approveReview,
  decideLine,
  prepareReview,
  returnApplication,
  settleFinding,
  takeApplication,
  takeOverApplication,
} from '@/features/reviews'

import { anEnterprise } from '../../factories/enterprises'
import { aPerson, someday } from '../../factories/people'
import { anApplicationForReview, type PaymentLineOptions } from '../../factories/reviews'
import { aRound } from '../../factories/rounds'
import { asOwner } from '../../setup/test-database'

const at = { now: someday }

async function inReview(payments: PaymentLineOptions[] = [{}, { paidAmount: '2000.00' }]) {
  const preparer = await aPerson('COMMERCE_PREPARER')
  const applicant = await anEnterprise()
  const application = await anApplicationForReview({
    roundId: (await aRound({ requirements: [] })).id,
    applicant,
    payments,
    requestedAmountCny: '1500.00',
  })
  expect(await takeApplication(preparer, { applicationId: application.id }, at)).toMatchObject({ ok: true })
  return { preparer, applicant, application, applicationId: application.id, lines: application.lineIds }
}

const stateOf = async (id: string) =>
  (await asOwner<{ state: string }>('SELECT state FROM application WHERE id = $1', [id]))[0]!.state

const settleAll = async (preparer: Awaited<ReturnType<typeof aPerson>>, applicationId: string) => {
  for (const { id } of await asOwner<{ id: string }>(
    `SELECT id FROM finding WHERE application_id = $1 AND settlement = 'OPEN'`,
    [applicationId],
  ))
    await settleFinding(
      preparer,
      { applicationId, findingId: id, settlement: 'EXPLAINED', reason: '已向保险机构核实' },
      at,
    )
}

describe('taking an application', () => {
  it('opens a review, assigns it and moves the application', async () => {
    const { applicationId, preparer } = await inReview()
    expect(await stateOf(applicationId)).toBe('IN_REVIEW')
    const [review] = await asOwner(
      'SELECT state, preparer_id, amount_in FROM review WHERE application_id = $1',
      [applicationId],
    )
    expect(review).toEqual({ state: 'OPEN', preparer_id: preparer.accountId, amount_in: '1500.00' })
  })

  it('two preparers at the same moment: one has it', async () => {
    const [a, b] = [await aPerson('COMMERCE_PREPARER'), await aPerson('COMMERCE_PREPARER')]
    const { id } = await anApplicationForReview({
      roundId: (await aRound({ requirements: [] })).id,
      applicant: await anEnterprise(),
      payments: [{}],
      requestedAmountCny: '500.00',
    })
    const outcomes = await Promise.all(
      [a, b].map((actor) => takeApplication(actor, { applicationId: id }, at)),
    )
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'WRONG_STATE' } })
  })

  it('is for the province’s preparers only; a draft does not exist for them', async () => {
    const applicant = await anEnterprise()
    const { id } = await anApplicationForReview({
      roundId: (await aRound({ requirements: [] })).id,
      applicant,
      payments: [{}],
      state: 'DRAFT',
      requestedAmountCny: '500.00',
    })
    for (const actor of [
      await aPerson('COMMERCE_CHECKER'),
      await aPerson('DIVISION_COMMERCE', { divisionCode: '410100' }),
      await aPerson('ENTERPRISE_APPROVER', { organisationId: applicant.id }),
    ])
      expect(await takeApplication(actor, { applicationId: id }, at)).toMatchObject({
        ok: false,
        refusal: { code: 'FORBIDDEN' },
      })
    expect(
      await takeApplication(await aPerson('COMMERCE_PREPARER'), { applicationId: id }, at),
    ).toMatchObject({
      ok: false,
      refusal: { code: 'NOT_FOUND' },
    })
  })

  it('another preparer may look but not decide, until the case is turned over', async () => {
    const { applicationId, lines } = await inReview()
    const other = await aPerson('COMMERCE_PREPARER')
    const decision = { applicationId, lineId: lines[0]!, amountOut: '1000.00' }
    expect(await decideLine(other, decision, at)).toMatchObject({ ok: false, refusal: { code: 'CONFLICT' } })
    expect(await takeOverApplication(other, { applicationId }, at)).toMatchObject({ ok: true })
    expect(await decideLine(other, decision, at)).toMatchObject({ ok: true })
  })
})

describe('deciding lines', () => {
  it.each([
    [{ amountOut: '1000.01' }, 'amountOut'],
    [{ amountOut: '999.99' }, 'reason'],
    [{ amountOut: '999.99', reason: 'OTHER' as const }, 'note'],
    [{ amountOut: '12.345' }, 'amountOut'],
    [{ amountOut: '-1' }, 'amountOut'],
  ])('%o is refused at %s', async (given, field) => {
    const { preparer, applicationId, lines } = await inReview()
    const outcome = await decideLine(preparer, { applicationId, lineId: lines[0]!, ...given }, at)
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'INVALID' } })
    expect(outcome.ok ? {} : outcome.refusal.details.fieldErrors).toHaveProperty(field)
  })

  it('takes commas and full-width digits; a full amount needs no reason', async () => {
    const { preparer, applicationId, lines } = await inReview()
    expect(
      await decideLine(preparer, { applicationId, lineId: lines[0]!, amountOut: '１,０００．００' }, at),
    ).toMatchObject({ ok: true, value: { amountOut: '1000.00' } })
  })

  it('a line of another application is not found', async () => {
    const { preparer, applicationId } = await inReview()
    const other = await inReview()
    expect(
      await decideLine(preparer, { applicationId, lineId: other.lines[0]!, amountOut: '0' }, at),
    ).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND' } })
  })

  it('accepting the rest leaves lines that a finding speaks of', async () => {
    const { preparer, applicationId } = await inReview([{}, { paidOn: '2025-12-31' }, {}])
    await asOwner(
      `UPDATE finding SET settlement = 'EXPLAINED' WHERE application_id = $1 AND rule = 'insurer-invoice'`,
      [applicationId],
    )
    expect(await acceptRemainingLines(preparer, { applicationId }, at)).toMatchObject({
      ok: true,
      value: { accepted: 2, left: 1 },
    })
  })
})

describe('preparing', () => {
  it('computes the amount from the lines as decided, keeps the sheet, and hands over to a checker', async () => {
    const { preparer, applicationId, lines, application } = await inReview()
    await settleAll(preparer, applicationId)
    await decideLine(
      preparer,
      { applicationId, lineId: lines[0]!, amountOut: '333.33', reason: 'PAYMENT_PROOF_INCOMPLETE' },
      at,
    )
    await acceptRemainingLines(preparer, { applicationId }, at)
    // (333.33 + 2000.00) × 50 % = 1166.665 → 1166.66
    expect(await prepareReview(preparer, { applicationId, opinion: '核减后同意支持' }, at)).toMatchObject({
      ok: true,
      value: { amountCny: '1166.66' },
    })
    const [review] = await asOwner<{
      amount_out: string
      rules_version: string
      sheet: { steps: { description: string; formula: string }[] }
    }>('SELECT amount_out, rules_version, sheet FROM review WHERE application_id = $1', [applicationId])
    expect(review).toMatchObject({ amount_out: '1166.66', rules_version: 'yushangcai-2024-15/1' })
    expect(review!.sheet.steps[0]).toMatchObject({
      description: '第 1 行核减，原因：付款凭证不全',
      formula: '1,000.00 → 333.33',
    })
    expect(await stateOf(applicationId)).toBe('REVIEWED')
    const checker = await aPerson('COMMERCE_CHECKER')
    expect(await approveReview(checker, { applicationId, remark: '' }, at)).toMatchObject({
      ok: true,
      value: { amountCny: '1166.66' },
    })
    expect(application.lineIds).toHaveLength(2)
  })

  it('waits for every line and every blocking finding, and names all that is missing', async () => {
    const { preparer, applicationId } = await inReview([{ paidOn: '2025-12-31' }, {}])
    const outcome = await prepareReview(preparer, { applicationId, opinion: '同意' }, at)
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'WRONG_STATE' } })
    const message = outcome.ok ? '' : outcome.refusal.message
    expect(message).toContain('第 1、2 行尚未核定')
    expect(message).toContain('还有 1 条必须处理的核查提示')
  })

  it('a finding upheld wants its line cut', async () => {
    const { preparer, applicationId, lines } = await inReview([{ paidOn: '2025-12-31' }, {}])
    const [finding] = await asOwner<{ id: string }>(
      `SELECT id FROM finding WHERE application_id = $1 AND severity = 'BLOCKING'`,
      [applicationId],
    )
    await settleFinding(
      preparer,
      { applicationId, findingId: finding!.id, settlement: 'UPHELD', reason: '凭证为上年度' },
      at,
    )
    for (const lineId of lines)
      await decideLine(preparer, { applicationId, lineId, amountOut: '1000.00' }, at)
    const uncut = await prepareReview(preparer, { applicationId, opinion: '同意' }, at)
    expect(uncut.ok ? '' : uncut.refusal.message).toContain('第 1 行的问题已认定属实')
    await decideLine(
      preparer,
      { applicationId, lineId: lines[0]!, amountOut: '0', reason: 'OUTSIDE_PERIOD' },
      at,
    )
    expect(await prepareReview(preparer, { applicationId, opinion: '同意' }, at)).toMatchObject({
      ok: true,
      value: { amountCny: '500.00' },
    })
  })

  it('a finding is settled with a reason, in one’s own case', async () => {
    const { preparer, applicationId } = await inReview([{ paidOn: '2025-12-31' }])
    const [finding] = await asOwner<{ id: string }>('SELECT id FROM finding WHERE application_id = $1', [
      applicationId,
    ])
    const input = { applicationId, findingId: finding!.id, settlement: 'EXPLAINED' as const, reason: '' }
    expect(await settleFinding(preparer, input, at)).toMatchObject({
      ok: false,
      refusal: { code: 'INVALID' },
    })
    const elsewhere = await inReview()
    expect(
      await settleFinding(
        elsewhere.preparer,
        { ...input, applicationId: elsewhere.applicationId, reason: '已核实' },
        at,
      ),
    ).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND' } })
  })
})

describe('returning', () => {
  it('names all the defects and the last day, closes the pass, tells the applicant', async () => {
    const { preparer, applicant, applicationId } = await inReview()
    const defects = ['缺少承诺书', '第 2 行付款凭证不清']
    expect(
      await returnApplication(preparer, { applicationId, defects, correctBy: '2026-08-31' }, at),
    ).toMatchObject({ ok: true })
    expect(await stateOf(applicationId)).toBe('RETURNED')
    const [stored] = await asOwner<{ defects: object[]; day: string }>(
      'SELECT defects, correct_by::text AS day FROM correction_return WHERE application_id = $1',
      [applicationId],
    )
    expect(stored).toEqual({ defects: defects.map((message) => ({ message })), day: '2026-08-31' })
    const [notice] = await asOwner<{ body: string }>(
      'SELECT body FROM notification WHERE organisation_id = $1',
      [applicant.id],
    )
    expect(notice!.body).toContain('共 2 项')
    expect(notice!.body).toContain('2026年8月31日')
  })

  it('needs a defect, and a day after today', async () => {
    const { preparer, applicationId } = await inReview()
    for (const wrong of [
      { defects: [], correctBy: '2026-08-31' },
      { defects: ['缺件'], correctBy: '2026-08-20' },
      { defects: ['缺件'], correctBy: '2026-02-30' },
    ])
      expect(await returnApplication(preparer, { applicationId, ...wrong }, at)).toMatchObject({
        ok: false,
        refusal: { code: 'INVALID' },
      })
    expect(await stateOf(applicationId)).toBe('IN_REVIEW')
  })
})
