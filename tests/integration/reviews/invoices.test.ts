import '../../setup/test-database'
import { beforeAll, describe, expect, it } from 'vitest'

import { exportXlsx, invoiceList } from '@/documents'
import { importInsurerInvoices, insurerInvoices } from '@/features/reviews'

import { anOrganisation, aPerson, someday } from '../../factories/people'
import { asOwner } from '../../setup/test-database'

const at = { now: someday }
let preparer: Awaited<ReturnType<typeof aPerson>>
const row = (values: object) => ({
  insurerName: '中原信用保险（河南）分公司',
  insurancePolicyNumber: 'SCH026001-260100',
  invoiceNumber: '26412000000012345678',
  issuedOn: '2026-03-01',
  currency: 'CNY',
  amount: '12345.67',
  uscc: '91410100MA9TE5T046',
  ...values,
})
const file = async (rows: object[]) =>
  new File([(await exportXlsx(invoiceList, rows)) as Uint8Array<ArrayBuffer>], '清单.xlsx')
const stored = () =>
  asOwner<{ invoice_number: string; amount: string }>(
    'SELECT invoice_number, amount FROM insurer_invoice ORDER BY 1',
  )

beforeAll(async () => {
  preparer = await aPerson('COMMERCE_PREPARER')
  await anOrganisation({ kind: 'INSURER', name: '中原信用保险(河南)分公司' })
})

describe('importing an insurer’s list of invoices', () => {
  it('one bad row and nothing is kept; every bad row is told with its number', async () => {
    const bad = await file([
      row({}),
      row({ invoiceNumber: '26412000000012345679', insurerName: '没有登记的保险公司' }),
      row({}),
      row({ invoiceNumber: '26412000000012345670', issuedOn: '2026-08-21' }),
    ])
    const outcome = await importInsurerInvoices(preparer, { file: bad }, at)
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'INVALID' } })
    const told = outcome.ok ? [] : outcome.refusal.details.fieldErrors!.file!
    expect(told).toHaveLength(3)
    expect(told[0]).toContain('第 3 行：没有名为“没有登记的保险公司”')
    expect(told[1]).toContain('第 4 行：与第 2 行是同一张发票')
    expect(told[2]).toContain('第 5 行：开票日期晚于今天')
    expect(await stored()).toEqual([])
  })

  it('a good file is kept; the same file again adds nothing; a contradiction is refused', async () => {
    const good = [row({}), row({ invoiceNumber: '26412000000012345679', amount: '0.01' })]
    expect(await importInsurerInvoices(preparer, { file: await file(good) }, at)).toMatchObject({
      ok: true,
      value: { added: 2, unchanged: 0 },
    })
    expect(await importInsurerInvoices(preparer, { file: await file(good) }, at)).toMatchObject({
      ok: true,
      value: { added: 0, unchanged: 2 },
    })
    const other = await importInsurerInvoices(
      preparer,
      { file: await file([row({ amount: '12345.68' })]) },
      at,
    )
    expect(other.ok ? '' : other.refusal.details.fieldErrors!.file![0]).toContain('12,345.67')
    expect(await stored()).toEqual([
      { invoice_number: '26412000000012345678', amount: '12345.67' },
      { invoice_number: '26412000000012345679', amount: '0.01' },
    ])
    const listed = await insurerInvoices(preparer, { q: '345679' }, at)
    expect(listed).toMatchObject({ ok: true, value: { total: 1, rows: [{ amount: '0.01' }] } })
  })

  it('a file that is no table, an empty one, and other people are refused', async () => {
    for (const wrong of [new File(['x'], 'a.xlsx'), new File([], 'b.xlsx')])
      expect(await importInsurerInvoices(preparer, { file: wrong }, at)).toMatchObject({
        ok: false,
        refusal: { code: 'INVALID' },
      })
    const checker = await aPerson('COMMERCE_CHECKER')
    expect(await importInsurerInvoices(checker, { file: await file([row({})]) }, at)).toMatchObject({
      ok: false,
      refusal: { code: 'FORBIDDEN' },
    })
  })
})
