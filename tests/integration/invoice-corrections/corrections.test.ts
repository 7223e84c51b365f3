import '../../setup/test-database'
import { beforeAll, describe, expect, it } from 'vitest'

import { exportXlsx, invoiceList } from '@/documents'
import { keepCorrection, proposeLine, proposeList } from '@/features/invoice-corrections'
import {
  correctionDetail,
  correctionTasks,
  ownInvoice,
  ownInvoices,
} from '@/features/invoice-corrections/corrections'
import { withdrawCorrection } from '@/features/invoice-corrections/keep-correction'
import {
  approveReview,
  importInsurerInvoices,
  rerunFindings,
  reviewTasks,
  settleLateFinding,
} from '@/features/reviews'

import { accepted } from '../../factories/award-lists'
import { anEnterprise } from '../../factories/enterprises'
import { anOrganisation, aPerson, someday } from '../../factories/people'
import { anApplicationForReview } from '../../factories/reviews'
import { aRound } from '../../factories/rounds'
import { asOwner } from '../../setup/test-database'

const at = { now: someday }
const reason = '发票红冲后重开'
type Person = Awaited<ReturnType<typeof aPerson>>
let commerce: { preparer: Person; checker: Person }
let operator: Person
let checker: Person
let rival: Person
let insurerName: string
let roundId: string
let number = 26412000000000000000n
const invoice = () => String((number += 1n))

const row = (values: object) => ({
  insurerName,
  insurancePolicyNumber: 'SCH026001-260100',
  issuedOn: '2026-03-05',
  currency: 'CNY',
  amount: '1000.00',
  ...values,
})
const file = async (rows: object[]) =>
  new File([(await exportXlsx(invoiceList, rows)) as Uint8Array<ArrayBuffer>], '清单.xlsx')
const versions = (invoiceNumber: string) =>
  asOwner<{ version: number; amount: string; voided: boolean; reason: string }>(
    'SELECT version, amount, voided, reason FROM insurer_invoice WHERE invoice_number = $1 ORDER BY version',
    [invoiceNumber],
  )
const correctedFindings = (applicationId: string) =>
  asOwner<{ id: string; severity: string; message: string; settlement: string }>(
    `SELECT id, severity, message, settlement FROM finding WHERE application_id = $1 AND rule = 'invoice-list-corrected'`,
    [applicationId],
  )

/** An application of 1000.00 under a listed invoice, in this state. */
async function aClaim(state: 'SUBMITTED' | 'IN_REVIEW' | 'REVIEWED' | 'APPROVED') {
  const invoiceNumber = invoice()
  const applicant = await anEnterprise()
  const listed = await file([row({ invoiceNumber, uscc: applicant.uscc })])
  await accepted(importInsurerInvoices(commerce.preparer, { file: listed }, at))
  const application = await anApplicationForReview({
    roundId,
    applicant,
    payments: [{ invoiceNumber }],
    requestedAmountCny: '500.00',
    state,
    preparerId: state === 'SUBMITTED' ? undefined : commerce.preparer.accountId,
  })
  const [kept] = await asOwner<{ id: string }>('SELECT id FROM insurer_invoice WHERE invoice_number = $1', [
    invoiceNumber,
  ])
  const typed = {
    invoiceId: kept!.id,
    uscc: applicant.uscc,
    insurancePolicyNumber: 'SCH026001-260100',
    issuedOn: '2026-03-05',
    currency: 'CNY',
    amount: '1,000.00',
    reason,
  }
  return { invoiceNumber, applicant, application, typed }
}

beforeAll(async () => {
  commerce = { preparer: await aPerson('COMMERCE_PREPARER'), checker: await aPerson('COMMERCE_CHECKER') }
  const insurer = await anOrganisation({ kind: 'INSURER', name: '豫东信用保险（河南）分公司' })
  insurerName = insurer.name
  operator = await aPerson('INSURER_OPERATOR', { organisationId: insurer.id })
  checker = await aPerson('INSURER_CHECKER', { organisationId: insurer.id })
  rival = await aPerson('INSURER_CHECKER')
  roundId = (await aRound({ requirements: [] })).id
})

describe('a corrected line', () => {
  it('is previewed, kept by a second person as the next version, and matched from then on', async () => {
    const { invoiceNumber, application, typed } = await aClaim('IN_REVIEW')
    const { correctionId } = await accepted(proposeLine(operator, { ...typed, amount: '900.5' }, at))
    const preview = await accepted(correctionDetail(checker, { correctionId }, at))
    expect(preview.effects).toMatchObject([
      {
        receiptNumber: application.receiptNumber,
        position: 1,
        before: 'MATCHES',
        after: 'OTHER_AMOUNT',
        stage: 'UNDER_REVIEW',
      },
    ])
    expect(await versions(invoiceNumber)).toHaveLength(1)
    expect((await accepted(correctionTasks(checker, {}, at))).map(({ id }) => id)).toContain(
      `invoice-correction:${correctionId}`,
    )

    expect(await accepted(keepCorrection(checker, { correctionId }, at))).toMatchObject({
      kept: 1,
      affected: 1,
    })
    expect(await versions(invoiceNumber)).toEqual([
      { version: 1, amount: '1000.00', voided: false, reason: '' },
      { version: 2, amount: '900.50', voided: false, reason },
    ])
    const [finding] = await correctedFindings(application.id)
    expect(finding).toMatchObject({ severity: 'BLOCKING', settlement: 'OPEN' })
    expect(finding!.message).toContain(
      '由 CNY 1,000.00 改为 CNY 900.50，本行由“相符”变为“币种或金额不符”。请重新核查本件后再核定。',
    )
    expect(
      await accepted(rerunFindings(commerce.preparer, { applicationId: application.id }, at)),
    ).toMatchObject({ found: 1, added: 1, gone: 1 })
    const listed = await accepted(ownInvoices(operator, { q: invoiceNumber }, at))
    expect(listed.rows).toMatchObject([{ version: 2, amount: '900.50' }])
    const { versions: all } = await accepted(ownInvoice(operator, { invoiceId: listed.rows[0]!.id }, at))
    expect(all.map(({ version }) => version)).toEqual([1, 2])
  })

  it('of an approved claim changes no amount: a finding and a notice, settled by a checker', async () => {
    const { application, typed } = await aClaim('APPROVED')
    const { correctionId } = await accepted(proposeLine(operator, { ...typed, voided: 'on' }, at))
    expect((await accepted(correctionDetail(operator, { correctionId }, at))).effects).toMatchObject([
      { after: 'ABSENT', stage: 'DECIDED' },
    ])
    const state = () =>
      asOwner('SELECT state, approved_amount_cny, version FROM application WHERE id = $1', [application.id])
    const before = await state()
    await accepted(keepCorrection(checker, { correctionId }, at))
    expect(await state()).toEqual(before)
    const [finding] = await correctedFindings(application.id)
    expect(finding!.message).toContain('审定金额没有变动')
    const notices = await asOwner<{ body: string }>(
      `SELECT body FROM notification WHERE kind = 'invoice-list.corrected' AND organisation_id = $1 AND body LIKE '%' || $2 || '%'`,
      [commerce.checker.organisationId, application.receiptNumber],
    )
    expect(notices).toHaveLength(1)
    const tasks = await accepted(reviewTasks(commerce.checker, {}, at))
    expect(tasks.some(({ what }) => what === `核对更正后的发票 ${application.receiptNumber}`)).toBe(true)

    const settled = {
      applicationId: application.id,
      findingId: finding!.id,
      settlement: 'EXPLAINED' as const,
      reason: '重开的发票金额一致。',
    }
    expect(await settleLateFinding(commerce.preparer, settled, at)).toMatchObject({
      ok: false,
      refusal: { code: 'FORBIDDEN' },
    })
    await accepted(settleLateFinding(commerce.checker, settled, at))
    expect(await settleLateFinding(commerce.checker, settled, at)).toMatchObject({
      ok: false,
      refusal: { code: 'WRONG_STATE' },
    })
  })

  it('keeps a prepared case from being approved until it was looked at again', async () => {
    const { application, typed } = await aClaim('REVIEWED')
    const { correctionId } = await accepted(proposeLine(operator, { ...typed, amount: '999.99' }, at))
    await accepted(keepCorrection(checker, { correctionId }, at))
    const outcome = await approveReview(commerce.checker, { applicationId: application.id }, at)
    expect(outcome.ok ? '' : outcome.refusal.message).toContain('送复核以后又有 1 条必须处理的核查提示')
  })

  it('not yet taken opens no finding: the new list is asked when it is', async () => {
    const { application, typed } = await aClaim('SUBMITTED')
    const { correctionId } = await accepted(proposeLine(operator, { ...typed, amount: '1' }, at))
    expect(await accepted(keepCorrection(checker, { correctionId }, at))).toMatchObject({ affected: 0 })
    expect(await correctedFindings(application.id)).toEqual([])
  })

  it('drawn up against an older version is refused, also when two are kept at the same moment', async () => {
    const { invoiceNumber, typed } = await aClaim('SUBMITTED')
    const proposals = [
      await accepted(proposeLine(operator, { ...typed, amount: '901.00' }, at)),
      await accepted(proposeLine(operator, { ...typed, amount: '902.00' }, at)),
    ]
    const outcomes = await Promise.all(
      proposals.map(({ correctionId }) => keepCorrection(checker, { correctionId }, at)),
    )
    expect(outcomes.map(({ ok }) => ok).toSorted()).toEqual([false, true])
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'CONFLICT' } })
    expect(await versions(invoiceNumber)).toHaveLength(2)
  })

  it('the same as before, another insurer’s, an unknown one, a day to come: refused', async () => {
    const { typed } = await aClaim('SUBMITTED')
    expect(await proposeLine(operator, typed, at)).toMatchObject({ ok: false, refusal: { code: 'INVALID' } })
    const foreign = await aPerson('INSURER_OPERATOR')
    expect(await proposeLine(foreign, { ...typed, amount: '1' }, at)).toMatchObject({
      ok: false,
      refusal: { code: 'NOT_FOUND' },
    })
    expect(await proposeLine(operator, { ...typed, issuedOn: '2026-08-21' }, at)).toMatchObject({
      ok: false,
      refusal: { code: 'INVALID' },
    })
    expect(await proposeLine(checker, { ...typed, amount: '1' }, at)).toMatchObject({
      ok: false,
      refusal: { code: 'FORBIDDEN' },
    })
  })
})

describe('a corrected list', () => {
  it('changes what differs, adds what is new, leaves the rest; every bad row is told', async () => {
    const { invoiceNumber, applicant } = await aClaim('SUBMITTED')
    const uscc = applicant.uscc
    const other = invoice()
    const bad = await file([
      row({ invoiceNumber, uscc, insurerName: '别的保险公司' }),
      row({ invoiceNumber: other, uscc }),
      row({ invoiceNumber: other, uscc }),
    ])
    const refused = await proposeList(operator, { file: bad, reason }, at)
    expect(refused.ok ? [] : refused.refusal.details.fieldErrors!.file).toHaveLength(2)
    const same = await file([row({ invoiceNumber, uscc })])
    const nothing = await proposeList(operator, { file: same, reason }, at)
    expect(nothing.ok ? '' : nothing.refusal.message).toContain('完全一致')

    const good = await file([
      row({ invoiceNumber, uscc }),
      row({ invoiceNumber: other, uscc, amount: '7.70' }),
    ])
    const { correctionId, lines } = await accepted(proposeList(operator, { file: good, reason }, at))
    expect(lines).toBe(1)
    await accepted(keepCorrection(checker, { correctionId }, at))
    expect(await versions(invoiceNumber)).toHaveLength(1)
    expect(await versions(other)).toEqual([{ version: 1, amount: '7.70', voided: false, reason }])
  })

  it('belongs to its insurer, is decided once, and never by the one who proposed it', async () => {
    const { typed } = await aClaim('SUBMITTED')
    const { correctionId } = await accepted(proposeLine(operator, { ...typed, amount: '3.00' }, at))
    for (const refused of [
      await keepCorrection(rival, { correctionId }, at),
      await correctionDetail(rival, { correctionId }, at),
      await withdrawCorrection(rival, { correctionId }, at),
    ])
      expect(refused).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND' } })
    expect(await keepCorrection(operator, { correctionId }, at)).toMatchObject({
      ok: false,
      refusal: { code: 'FORBIDDEN' },
    })
    await expect(
      asOwner(
        `UPDATE invoice_correction SET state = 'KEPT', decided_by_id = proposed_by_id, decided_at = now() WHERE id = $1`,
        [correctionId],
      ),
    ).rejects.toThrow('invoice_correction_two_people')
    await accepted(withdrawCorrection(operator, { correctionId }, at))
    expect(await keepCorrection(checker, { correctionId }, at)).toMatchObject({
      ok: false,
      refusal: { code: 'WRONG_STATE' },
    })
  })

  it('nobody rewrites or removes a version, nor adds one that does not follow', async () => {
    const { invoiceNumber } = await aClaim('SUBMITTED')
    for (const sql of [
      'UPDATE insurer_invoice SET amount = 1 WHERE invoice_number = $1',
      'DELETE FROM insurer_invoice WHERE invoice_number = $1',
    ])
      await expect(asOwner(sql, [invoiceNumber])).rejects.toThrow('append-only')
    await expect(
      asOwner(
        `INSERT INTO insurer_invoice (id, insurer_id, uscc, insurance_policy_number, invoice_number, issued_on, currency, amount, imported_at, version, supersedes_id, reason)
         SELECT gen_random_uuid(), insurer_id, uscc, insurance_policy_number, invoice_number, issued_on, currency, 1, now(), 3, id, 'x'
         FROM insurer_invoice WHERE invoice_number = $1`,
        [invoiceNumber],
      ),
    ).rejects.toThrow('the version does not follow')
  })
})
