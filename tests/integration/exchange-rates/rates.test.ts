import '../../setup/test-database'
import { describe, expect, it } from 'vitest'

import { exportXlsx, parityRates } from '@/documents'
import { convertPayment, platformRate, rateFor, type RoundFx } from '@/features/exchange-rates'
import { listRates } from '@/features/exchange-rates/list-rates'
import { previewRateImport } from '@/features/exchange-rates/preview-import'
import { confirmRates, importRates, recordRate, sendBackRates } from '@/features/exchange-rates/record-rates'
import { systemActor } from '@/server/auth/actor'
import { asActor } from '@/server/db'

import { aPerson, someday } from '../../factories/people'
import { asOwner } from '../../setup/test-database'

const now = someday // 2026-08-20 in Shanghai
const source = '中国外汇交易中心'
const rate = (currency: string, publishedOn: string, value: string, unit = 1) => ({
  currency,
  publishedOn,
  rate: value,
  unit,
  source,
})

async function keep(...rates: ReturnType<typeof rate>[]) {
  await confirmed(await importRates(await aPerson('COMMERCE_PREPARER'), { rates }, { now }))
}

/** A second person says yes. */
async function confirmed(entered: Awaited<ReturnType<typeof importRates | typeof recordRate>>) {
  if (!entered.ok) throw entered.refusal
  const outcome = await confirmRates(
    await aPerson('COMMERCE_CHECKER'),
    { entryId: entered.value.entryId },
    { now },
  )
  expect(outcome).toMatchObject({ ok: true })
}

const inForce = (currency: string, date: string) =>
  asActor(systemActor(), (tx) => rateFor(tx, currency, date))

describe('recording central parity rates', () => {
  it('keeps a rate with its source; a second entry corrects it and the audit keeps both', async () => {
    const official = await aPerson('COMMERCE_PREPARER')
    await confirmed(await recordRate(official, rate('USD', '2026-03-05', '7.1234'), { now }))
    await confirmed(await recordRate(official, rate('USD', '2026-03-05', '7.1243'), { now }))
    expect(await inForce('USD', '2026-03-05')).toEqual({
      exchangeRate: '7.1243',
      exchangeRateDate: '2026-03-05',
      source,
    })
    const entries = await asOwner<{ detail: { rates: { rate: string; before: string | null }[] } }>(
      `SELECT detail FROM audit_entry WHERE action = 'exchange-rates.confirm' ORDER BY id`,
    )
    expect(entries.flatMap(({ detail }) => detail.rates.map((each) => [each.before, each.rate]))).toEqual([
      [null, '7.1234'],
      ['7.1234', '7.1243'],
    ])
  })

  it.each([
    ['CNY', '2026-03-05', '1', 1],
    ['USD', '2026-02-30', '7.1', 1],
    ['USD', '2026-03-05', '0.000', 1],
    ['USD', '2026-03-05', '-7.1', 1],
    ['JPY', '2026-03-05', '4.8123', 3],
    ['JPY', '2026-03-05', '4.81234567', 100],
    ['USD', '2026-08-21', '7.1', 1],
  ])('refuses %s %s %s per %s', async (currency, day, value, unit) => {
    const outcome = await recordRate(await aPerson('COMMERCE_PREPARER'), rate(currency, day, value, unit), {
      now,
    })
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'INVALID' } })
  })

  it('an enterprise and the finance department record nothing', async () => {
    for (const role of ['ENTERPRISE_OPERATOR', 'FINANCE_PREPARER'] as const) {
      const outcome = await recordRate(await aPerson(role), rate('EUR', '2026-03-05', '7.7'), { now })
      expect(outcome).toMatchObject({ ok: false, refusal: { code: 'FORBIDDEN' } })
    }
    expect(await inForce('EUR', '2026-03-05')).toBeNull()
  })
})

describe('two people for a rate', () => {
  const entered = async (by: Awaited<ReturnType<typeof aPerson>>) => {
    const outcome = await recordRate(by, rate('SEK', '2026-03-05', '0.6812'), { now })
    if (!outcome.ok) throw outcome.refusal
    return outcome.value.entryId
  }

  it('nothing is converted with it before another has confirmed it, and it is decided once', async () => {
    const checker = await aPerson('COMMERCE_CHECKER')
    const own = await entered(checker)
    expect(await confirmRates(checker, { entryId: own }, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'FORBIDDEN' },
    })
    expect(await inForce('SEK', '2026-03-05')).toBeNull()
    const approver = await aPerson('COMMERCE_APPROVER')
    expect(await confirmRates(approver, { entryId: own }, { now })).toMatchObject({ ok: true })
    expect(await inForce('SEK', '2026-03-05')).toMatchObject({ exchangeRate: '0.6812' })
    expect(await confirmRates(approver, { entryId: own }, { now })).toMatchObject({
      ok: false,
      refusal: { code: 'WRONG_STATE' },
    })
  })

  it('is sent back with a reason; the preparer and finance confirm nothing', async () => {
    const preparer = await aPerson('COMMERCE_PREPARER')
    const entryId = await entered(preparer)
    for (const other of [preparer, await aPerson('FINANCE_CHECKER')])
      expect(await confirmRates(other, { entryId }, { now })).toMatchObject({
        ok: false,
        refusal: { code: 'FORBIDDEN' },
      })
    const checker = await aPerson('COMMERCE_CHECKER')
    expect(await sendBackRates(checker, { entryId, reason: '' }, { now })).toMatchObject({ ok: false })
    expect(await sendBackRates(checker, { entryId, reason: '与公布的不符' }, { now })).toMatchObject({
      ok: true,
    })
    const listed = await listRates(checker, { currency: null, page: 1 }, { now })
    expect(listed.ok && listed.value.waiting.map(({ id }) => id)).not.toContain(entryId)
  })

  it('the database refuses a rate of one person', async () => {
    const { accountId } = await aPerson('COMMERCE_CHECKER')
    for (const confirmedBy of [null, accountId])
      await expect(
        asOwner(
          `INSERT INTO central_parity_rate (currency, published_on, unit, rate, source, recorded_by_id, recorded_at, confirmed_by_id)
           VALUES ('NOK', '2026-03-05', 1, 0.6, 'x', $1, now(), $2)`,
          [accountId, confirmedBy],
        ),
      ).rejects.toThrow('parity_two_people')
  })
})

describe('importing a table of rates', () => {
  const fileOf = async (rows: ReturnType<typeof rate>[]) =>
    new File([(await exportXlsx(parityRates, rows)) as Uint8Array<ArrayBuffer>], '中间价.xlsx')

  it('lists every bad row by its number and keeps nothing', async () => {
    const official = await aPerson('COMMERCE_PREPARER')
    const file = await fileOf([
      rate('GBP', '2026-03-05', '9.01'),
      rate('GBP', '2026-03-05', '9.02'),
      rate('CNY', '2026-03-05', '1'),
      rate('GBP', '2026-12-31', '9.03'),
      { ...rate('GBP', '2026-03-06', '9.04'), source: '' },
    ])
    const outcome = await previewRateImport(official, { file }, { now })
    if (!outcome.ok) throw outcome.refusal
    expect(outcome.value.rates.map((each) => [each.rowNumber, each.rate])).toEqual([[2, '9.01']])
    expect(outcome.value.errors.map((each) => each.rowNumber)).toEqual([3, 4, 5, 6])
    expect(outcome.value.errors[0]!.message).toContain('与第 2 行是同一币种同一日期')
    expect(await inForce('GBP', '2026-12-31')).toBeNull()
  })

  it('says which rates it would change, and keeps them when confirmed', async () => {
    await keep(rate('CHF', '2026-03-05', '8.01'))
    const official = await aPerson('COMMERCE_PREPARER')
    const file = await fileOf([rate('CHF', '2026-03-05', '8.10'), rate('CHF', '2026-03-06', '8.2')])
    const preview = await previewRateImport(official, { file }, { now })
    if (!preview.ok) throw preview.refusal
    expect(preview.value.rates.map((each) => each.replaces)).toEqual(['8.01（1 单位）', null])
    const rates = preview.value.rates.map(({ rowNumber: _row, replaces: _replaces, ...each }) => each)
    await confirmed(await importRates(official, { rates }, { now }))
    expect(await inForce('CHF', '2026-03-05')).toMatchObject({ exchangeRate: '8.1' })
  })

  it('a file that is no table is refused in words', async () => {
    const outcome = await previewRateImport(
      await aPerson('COMMERCE_PREPARER'),
      { file: new File(['%PDF-1.7'], 'x.xlsx') },
      { now },
    )
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'INVALID' } })
  })

  it('two rows of one day are refused whole, also past the preview', async () => {
    const official = await aPerson('COMMERCE_PREPARER')
    const rates = [rate('SGD', '2026-03-05', '5.3'), rate('SGD', '2026-03-05', '5.4')]
    expect(await importRates(official, { rates }, { now })).toMatchObject({ ok: false })
    expect(await inForce('SGD', '2026-03-05')).toBeNull()
  })

  it('lists what is kept, newest first', async () => {
    await keep(rate('NZD', '2026-03-04', '4.1'), rate('NZD', '2026-03-06', '4.3'))
    const outcome = await listRates(await aPerson('AUDITOR'), { currency: 'NZD', page: 1 }, { now })
    if (!outcome.ok) throw outcome.refusal
    expect(outcome.value.rates.map((each) => each.publishedOn)).toEqual(['2026-03-06', '2026-03-04'])
  })
})

describe('the rate of a day (M6)', () => {
  it('is the last one published before it, when the day has none', async () => {
    await keep(rate('HKD', '2026-03-06', '0.9100'), rate('HKD', '2026-03-09', '0.9200'))
    expect(await inForce('HKD', '2026-03-08')).toMatchObject({
      exchangeRate: '0.91',
      exchangeRateDate: '2026-03-06',
    })
    expect(await inForce('HKD', '2026-03-09')).toMatchObject({ exchangeRate: '0.92' })
    expect(await inForce('HKD', '2026-03-05')).toBeNull()
  })

  it('100 yen are divided exactly', async () => {
    await keep(rate('JPY', '2026-03-06', '4.8123', 100))
    expect(await inForce('JPY', '2026-03-06')).toMatchObject({ exchangeRate: '0.048123' })
  })
})

describe('converting a payment', () => {
  const round: RoundFx = {
    fxRule: 'PAYMENT_DATE',
    fixedRates: {},
    halfYear: '2026H1',
    opensOn: '2026-08-01',
    noticeNumber: '豫商财函〔2026〕1号',
  }
  const payment = {
    currency: 'AUD',
    paidAmount: '100.01',
    paidOn: '2026-03-06',
    invoiceIssuedOn: '2026-02-06',
  }
  const convert = (rule: Partial<RoundFx>, line: Partial<typeof payment> = {}) =>
    asActor(systemActor(), (tx) => convertPayment(tx, { ...round, ...rule }, { ...payment, ...line }))

  it('by the round’s rule, rounded down', async () => {
    await keep(
      rate('AUD', '2026-02-06', '4.5001'),
      rate('AUD', '2026-03-06', '4.6777'),
      rate('AUD', '2026-06-30', '4.9'),
    )
    // 100.01 × 4.6777 = 467.816777
    expect(await convert({})).toEqual({
      exchangeRate: '4.6777',
      exchangeRateDate: '2026-03-06',
      amountCny: '467.81',
    })
    expect(await convert({ fxRule: 'INVOICE_DATE' })).toMatchObject({ amountCny: '450.05' })
    expect(await convert({ fxRule: 'PERIOD_END' })).toMatchObject({
      exchangeRateDate: '2026-06-30',
      amountCny: '490.04',
    })
    expect(await convert({ fxRule: 'FIXED', fixedRates: { AUD: '4.7' } })).toEqual({
      exchangeRate: '4.7',
      exchangeRateDate: '2026-08-01',
      amountCny: '470.04',
    })
  })

  it('CNY counts as paid; a missing rate waits', async () => {
    expect(await convert({}, { currency: 'CNY', paidAmount: '99.9' })).toEqual({
      exchangeRate: '1',
      exchangeRateDate: '2026-03-06',
      amountCny: '99.90',
    })
    expect(await convert({}, { currency: 'THB' })).toBeNull()
    expect(await convert({ fxRule: 'FIXED', fixedRates: {} })).toBeNull()
  })

  it('a platform premium takes the notice’s rate, else the issue date’s (M7)', async () => {
    await keep(rate('CAD', '2026-03-02', '5.2'))
    const rateOf = (fixedRates: Record<string, string>) =>
      asActor(systemActor(), (tx) => platformRate(tx, { ...round, fixedRates }, 'CAD', '2026-03-04'))
    expect(await rateOf({ CAD: '5.3' })).toMatchObject({
      exchangeRate: '5.3',
      source: '豫商财函〔2026〕1号约定汇率',
    })
    expect(await rateOf({})).toMatchObject({ exchangeRate: '5.2', exchangeRateDate: '2026-03-02' })
  })
})
