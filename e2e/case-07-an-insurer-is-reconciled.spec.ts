import { readFile } from 'node:fs/promises'

import type { Page } from '@playwright/test'
import { parseCsv } from 'hucre/csv'
import { readXlsx } from 'hucre/xlsx'

import { textOf } from '../tests/documents/pdf-text'
import { inDatabase } from './database'
import { expect, expectAccessible, test } from './fixtures'

/** CASE-07: the prepayment is proposed, decided, paid; the insurer downloads its reconciliation, three formats as one. */

const insurer = '中原信用保险河南分公司'
const row = (page: Page) =>
  page.getByRole('row').filter({ hasText: insurer }).filter({ hasText: '小微企业统保' })

const grouped = (amount: string) => amount.replaceAll(/\B(?=(\d{3})+\.)/g, ',')

/** The open reconciliation in its three formats; `fact` is a value of the csv's head. */
async function downloads(page: Page) {
  const download = async (name: string) => {
    const waiting = page.waitForEvent('download')
    await page.getByRole('link', { name }).click()
    return new Uint8Array(await readFile(await (await waiting).path()))
  }
  const csv = parseCsv(new TextDecoder().decode(await download('下载 CSV')))
  const book = await readXlsx(await download('下载 Excel'))
  const pdf = textOf(await download('下载 PDF')).join('')
  return {
    fact: (name: string) => String(csv.find((cells) => cells[0] === name)![1]),
    formats: { csv, book, pdf },
  }
}

/** csv, xlsx, pdf and the page say the same: every figure of the head, the sum of the lines, the digest. */
async function agree(
  page: Page,
  fact: (name: string) => string,
  { csv, book, pdf }: Awaited<ReturnType<typeof downloads>>['formats'],
): Promise<void> {
  const drawn = fact('本期提取')
  expect(csv.at(-1)!.at(-1)).toBe(drawn)
  const total = book.sheets[1]!.rows.at(-1)!.at(-1) as number
  expect(total.toFixed(2)).toBe(drawn)
  for (const name of ['期初余额', '本期预拨', '本期提取', '本期结算', '结转下年', '期末余额']) {
    expect(pdf, name).toContain(grouped(fact(name)))
    await expect(page.getByText(grouped(fact(name))).first()).toBeVisible()
  }
  expect(pdf).toContain(fact('内容摘要（SHA-256）'))
  expect(JSON.stringify(book.sheets[0]!.rows)).toContain(fact('内容摘要（SHA-256）'))
}

test('[CASE-07] a year’s prepayment is proposed at half, decided by another, and paid from the budget', async ({
  page,
  signInAs,
}) => {
  // What an attempt before this one left.
  await inDatabase("DELETE FROM prepayment WHERE year = 2027 AND state <> 'PAID'")
  await test.step('finance proposes', async () => {
    await signInAs('finance-preparer')
    await page.goto('/finance/prepayments?year=2027')
    await page.getByRole('button', { name: '测算预拨' }).click()
    await expect(row(page)).toContainText('待核定')
    await expectAccessible(page)
  })
  await test.step('a second person decides less, with a reason', async () => {
    await signInAs('finance-checker')
    await page.goto('/finance/prepayments?year=2027')
    await row(page).getByRole('button', { name: '核定预拨' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('核定金额').fill('100,000.00')
    await dialog.getByLabel('资金文号').fill('豫财贸〔2026〕99号')
    await dialog.getByRole('button', { name: '核定预拨' }).click()
    await expect(dialog.getByRole('alert').filter({ hasText: '请填写理由' })).toBeVisible()
    await dialog.getByLabel('调减理由').fill('上年结余较多')
    await dialog.getByRole('button', { name: '核定预拨' }).click()
    await expect(row(page)).toContainText('待拨付')
  })
  await test.step('without a budget it is refused in words', async () => {
    await signInAs('finance-preparer')
    await page.goto('/finance/prepayments?year=2027')
    await row(page).getByRole('button', { name: '登记拨付' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('拨付日期').fill('2026-11-01')
    await dialog.getByRole('button', { name: '登记拨付' }).click()
    await expect(dialog.getByRole('alert').filter({ hasText: '不足以拨付' })).toBeVisible()
  })
})

test('[CASE-07] the insurer downloads its reconciliation, and the three formats agree', async ({
  page,
  signInAs,
}) => {
  await signInAs('insurer')
  await page.goto('/insurer/reconciliations')
  await expectAccessible(page)
  await page.getByRole('link', { name: '2026 年 小微企业统保' }).click()
  await page.waitForURL('**/insurer/reconciliations/MICRO/2026')
  await expectAccessible(page)

  const { fact, formats } = await downloads(page)
  await agree(page, fact, formats)
})
