import '../../setup/test-database'
import { describe, expect, it } from 'vitest'

import { rerunFindings, takeApplication } from '@/features/reviews'

import { anEnterprise } from '../../factories/enterprises'
import { anOrganisation, aPerson, someday } from '../../factories/people'
import { anApplicationForReview, type PaymentLineOptions } from '../../factories/reviews'
import { aRound } from '../../factories/rounds'
import { asOwner } from '../../setup/test-database'

const at = { now: someday }

interface Found {
  rule: string
  severity: string
  message: string
  line_id: string | null
  settlement: string
}
const findingsOf = (id: string) =>
  asOwner<Found>(
    'SELECT rule, severity, message, line_id, settlement FROM finding WHERE application_id = $1 ORDER BY rule',
    [id],
  )

/** The insurer's list has the payments, so that only what a test breaks is found. */
async function listInvoices(uscc: string, payments: PaymentLineOptions[]) {
  const insurer = await anOrganisation({ kind: 'INSURER' })
  for (const { invoiceNumber, paidAmount = '1000.00', currency = 'CNY' } of payments)
    await asOwner(
      `INSERT INTO insurer_invoice (id, insurer_id, uscc, insurance_policy_number, invoice_number, issued_on, currency, amount, imported_at)
       VALUES (gen_random_uuid(), $1, $2, 'SCH1', $3, '2026-03-05', $4, $5, now())`,
      [insurer.id, uscc, invoiceNumber, currency, paidAmount],
    )
}

let number = 26410000000000000000n
const invoice = () => String((number += 1n))

interface Options {
  payments: PaymentLineOptions[]
  otherSubsidiesCny?: string
  requirements?: { name: string; required?: boolean }[]
  requestedAmountCny?: string
  listed?: boolean
}

/** Taken into review: what was found. */
async function taken({ payments, requirements = [], listed = true, ...options }: Options) {
  const preparer = await aPerson('COMMERCE_PREPARER')
  const applicant = await anEnterprise()
  const round = await aRound({ requirements })
  const numbered = payments.map((payment) => ({ invoiceNumber: invoice(), ...payment }))
  if (listed) await listInvoices(applicant.uscc, numbered)
  const application = await anApplicationForReview({
    roundId: round.id,
    applicant,
    payments: numbered,
    requestedAmountCny: '500.00',
    ...options,
  })
  const outcome = await takeApplication(preparer, { applicationId: application.id }, at)
  expect(outcome.ok).toBe(true)
  return { preparer, applicant, application, payments: numbered, found: await findingsOf(application.id) }
}

describe('automatic findings', () => {
  it('nothing is found where nothing is wrong', async () => {
    const { found } = await taken({ payments: [{}, { paidOn: '2026-01-01' }, { paidOn: '2026-06-30' }] })
    expect(found).toEqual([])
  })

  it('a payment outside the half-year, on the day before and the day after (C1)', async () => {
    const { found, application } = await taken({
      payments: [{ paidOn: '2025-12-31' }, {}, { paidOn: '2026-07-01' }],
    })
    expect(found.map(({ rule, severity, line_id }) => [rule, severity, line_id])).toEqual(
      expect.arrayContaining([
        ['outside-half-year', 'BLOCKING', application.lineIds[0]],
        ['outside-half-year', 'BLOCKING', application.lineIds[2]],
      ]),
    )
    expect(found).toHaveLength(2)
  })

  it('the same invoice and transaction in another enterprise’s application, named with its receipt number', async () => {
    const payment = { invoiceNumber: invoice(), bankTransactionNumber: 'B20260305' }
    const rival = await anEnterprise({ name: '河南甲进出口有限公司' })
    const earlier = await anApplicationForReview({
      roundId: (await aRound({ requirements: [] })).id,
      applicant: rival,
      payments: [payment],
      requestedAmountCny: '500.00',
    })
    const { found } = await taken({ payments: [payment] })
    expect(found.map(({ rule, severity }) => [rule, severity])).toEqual([['duplicate-payment', 'BLOCKING']])
    expect(found[0]!.message).toContain(earlier.receiptNumber)
    expect(found[0]!.message).toContain('河南甲进出口有限公司')
  })

  it('the same payment typed in other letters is the same payment', async () => {
    const payment = { invoiceNumber: `a${invoice()}`, bankTransactionNumber: 'b20260307' }
    await anApplicationForReview({
      roundId: (await aRound({ requirements: [] })).id,
      applicant: await anEnterprise(),
      payments: [payment],
      requestedAmountCny: '500.00',
    })
    const again = { invoiceNumber: payment.invoiceNumber.toUpperCase(), bankTransactionNumber: 'B20260307' }
    expect((await taken({ payments: [again] })).found.map(({ rule }) => rule)).toEqual(['duplicate-payment'])
  })

  it('an invoice that another enterprise applies with, by another bank transaction, is blocked and named', async () => {
    const invoiceNumber = invoice()
    const earlier = await anApplicationForReview({
      roundId: (await aRound({ requirements: [] })).id,
      applicant: await anEnterprise({ name: '河南乙进出口有限公司' }),
      payments: [{ invoiceNumber, bankTransactionNumber: 'B1' }],
      requestedAmountCny: '500.00',
    })
    const { found } = await taken({ payments: [{ invoiceNumber, bankTransactionNumber: 'B2' }] })
    expect(found).toMatchObject([{ rule: 'invoice-in-another-application', severity: 'BLOCKING' }])
    expect(found[0]!.message).toContain(earlier.receiptNumber)
    expect(found[0]!.message).toContain('河南乙进出口有限公司')
  })

  it.each([
    ['399.99', []],
    ['400.00', []],
    ['400.01', ['invoice-in-another-application']],
  ])(
    'instalments of one’s own invoice of 1000.00 over two applications: 600.00 and %s',
    async (paidAmount, rules) => {
      const invoiceNumber = invoice()
      const preparer = await aPerson('COMMERCE_PREPARER')
      const applicant = await anEnterprise()
      await listInvoices(applicant.uscc, [{ invoiceNumber, paidAmount: '1000.00' }])
      const part = async (bankTransactionNumber: string, amount: string) =>
        anApplicationForReview({
          roundId: (await aRound({ requirements: [] })).id,
          applicant,
          payments: [{ invoiceNumber, bankTransactionNumber, paidAmount: amount, invoiceAmount: '1000.00' }],
          requestedAmountCny: '100.00',
        })
      await part('B1', '600.00')
      const application = await part('B2', paidAmount)
      await takeApplication(preparer, { applicationId: application.id }, at)
      expect((await findingsOf(application.id)).map(({ rule }) => rule)).toEqual(rules)
    },
  )

  it('a withdrawn application of another does not count', async () => {
    const payment = { invoiceNumber: invoice(), bankTransactionNumber: 'B20260306' }
    await anApplicationForReview({
      roundId: (await aRound({ requirements: [] })).id,
      applicant: await anEnterprise(),
      payments: [payment],
      state: 'WITHDRAWN',
      requestedAmountCny: '500.00',
    })
    expect((await taken({ payments: [payment] })).found).toEqual([])
  })

  it('the same payment twice in one table', async () => {
    const payment = { invoiceNumber: invoice(), bankTransactionNumber: 'B7' }
    const preparer = await aPerson('COMMERCE_PREPARER')
    const applicant = await anEnterprise()
    await listInvoices(applicant.uscc, [payment])
    const application = await anApplicationForReview({
      roundId: (await aRound({ requirements: [] })).id,
      applicant,
      payments: [payment, payment],
      requestedAmountCny: '500.00',
    })
    await takeApplication(preparer, { applicationId: application.id }, at)
    expect((await findingsOf(application.id)).map(({ rule, line_id }) => [rule, line_id])).toEqual([
      ['payment-repeated-within', application.lineIds[1]],
    ])
  })

  it('cash, a private account, another payer’s name; brackets and blanks do not matter', async () => {
    const { found, application } = await taken({
      payments: [
        { paymentMethod: 'CASH' },
        { paymentMethod: 'PRIVATE_ACCOUNT' },
        { payerAccountName: '郑州某某商贸有限公司' },
      ],
    })
    expect(found.map(({ rule, line_id }) => [rule, line_id])).toEqual(
      expect.arrayContaining(application.lineIds.map((id) => ['payer', id])),
    )
    expect(found).toHaveLength(3)
    const applicant = await anEnterprise({ name: '河南乙（郑州）进出口有限公司' })
    const payments = [{ invoiceNumber: invoice(), payerAccountName: '河南乙(郑州) 进出口有限公司' }]
    await listInvoices(applicant.uscc, payments)
    const other = await anApplicationForReview({
      roundId: (await aRound({ requirements: [] })).id,
      applicant,
      payments,
      requestedAmountCny: '500.00',
    })
    await takeApplication(await aPerson('COMMERCE_PREPARER'), { applicationId: other.id }, at)
    expect(await findingsOf(other.id)).toEqual([])
  })

  it('the insurer’s list: missing, another amount, another enterprise', async () => {
    const missing = await taken({ payments: [{}], listed: false })
    expect(missing.found.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['insurer-invoice', 'WARNING'],
    ])

    const wrongAmount = await taken({ payments: [{ invoiceNumber: '26410000000000000001X' }], listed: false })
    await listInvoices(wrongAmount.applicant.uscc, [
      { invoiceNumber: '26410000000000000001X', paidAmount: '999.99' },
    ])
    await rerunFindings(wrongAmount.preparer, { applicationId: wrongAmount.application.id }, at)
    const after = await findingsOf(wrongAmount.application.id)
    expect(after.find(({ severity }) => severity === 'BLOCKING')?.message).toContain('999.99')
    expect(after.find(({ severity }) => severity === 'WARNING')?.settlement).toBe('EXPLAINED')

    const stranger = await taken({ payments: [{ invoiceNumber: '26410000000000000002X' }], listed: false })
    await listInvoices('91410100MA9TE5T046', [{ invoiceNumber: '26410000000000000002X' }])
    await rerunFindings(stranger.preparer, { applicationId: stranger.application.id }, at)
    expect(
      (await findingsOf(stranger.application.id)).find(({ severity }) => severity === 'BLOCKING')?.message,
    ).toContain('91410100MA9TE5T046')
  })

  it('a rate that is not the table’s, and one that is missing (M6)', async () => {
    await asOwner(
      `INSERT INTO central_parity_rate (currency, published_on, unit, rate, source, recorded_at)
       VALUES ('USD', '2026-03-04', 1, 7.1234, '中国外汇交易中心', now())`,
    )
    const usd = { currency: 'USD', paidAmount: '100.00' }
    const { found, application } = await taken({
      payments: [
        { ...usd, exchangeRate: '7.1234', amountCny: '712.34' },
        { ...usd, exchangeRate: '7.2000', amountCny: '720.00' },
        { currency: 'EUR', paidAmount: '100.00', amountCny: null },
      ],
    })
    expect(found.map(({ rule, severity, line_id }) => [rule, severity, line_id])).toEqual(
      expect.arrayContaining([
        ['exchange-rate', 'WARNING', application.lineIds[1]],
        ['exchange-rate', 'BLOCKING', application.lineIds[2]],
      ]),
    )
    expect(found).toHaveLength(2)
    expect(found.find(({ severity }) => severity === 'WARNING')?.message).toContain('712.34')
  })

  it('a required material that is missing, not one that is optional', async () => {
    const { found } = await taken({
      payments: [{}],
      requirements: [{ name: '承诺书' }, { name: '保费通知书', required: false }],
    })
    expect(found.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['required-material-missing', 'BLOCKING'],
    ])
    expect(found[0]!.message).toContain('承诺书')
  })

  it('other subsidies with the support above the premium: one fen too many, and exactly (C11)', async () => {
    expect((await taken({ payments: [{}], otherSubsidiesCny: '500.00' })).found).toEqual([])
    const { found } = await taken({ payments: [{}], otherSubsidiesCny: '500.01' })
    expect(found.map(({ rule }) => rule)).toEqual(['other-subsidies'])
    expect(found[0]!.message).toContain('0.01')
  })

  it('a listed enterprise (L3)', async () => {
    const applicant = await anEnterprise()
    await asOwner(
      `INSERT INTO negative_list_entry (id, uscc, name, authority, document_number, decision_date, until_date, reason, recorded_at)
       VALUES (gen_random_uuid(), $1, $2, '河南省财政厅', '豫财〔2025〕8号', '2025-01-01', '2028-01-01', '重复投保', now())`,
      [applicant.uscc, applicant.name],
    )
    const payments = [{ invoiceNumber: invoice() }]
    await listInvoices(applicant.uscc, payments)
    const application = await anApplicationForReview({
      roundId: (await aRound({ requirements: [] })).id,
      applicant,
      payments,
      requestedAmountCny: '500.00',
    })
    await takeApplication(await aPerson('COMMERCE_PREPARER'), { applicationId: application.id }, at)
    const found = await findingsOf(application.id)
    expect(found.map(({ rule, severity }) => [rule, severity])).toEqual([['listed-enterprise', 'BLOCKING']])
    expect(found[0]!.message).toContain('2028-01-01')
  })
})
