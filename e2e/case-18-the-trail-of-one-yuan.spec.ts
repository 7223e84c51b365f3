import type { Page } from '@playwright/test'

import { expect, expectAccessible, test } from './fixtures'

const phone = { width: 390, height: 844 }
const desktop = { width: 1440, height: 900 }

async function accessibleOnBoth(page: Page): Promise<void> {
  await page.setViewportSize(desktop)
  await expectAccessible(page)
  await page.setViewportSize(phone)
  await expectAccessible(page)
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth),
    'nothing wider than the phone',
  ).toBe(phone.width)
  await page.setViewportSize(desktop)
}

test('[CASE-18] Versions are opened and compared; the trail of one yuan is one page, verified, and a PDF', async ({
  page,
  signInAs,
}) => {
  test.setTimeout(180_000)
  await test.step('the enterprise opens and compares the versions of its own application', async () => {
    await signInAs('enterprise')
    await page.goto('/enterprise/applications')
    await page
      .getByRole('row', { name: /已拨付/ })
      .getByRole('link')
      .first()
      .click()
    await page.getByRole('link', { name: '全部版本' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('的版本')
    await accessibleOnBoth(page)
    await page.getByRole('link', { name: '第 2 版', exact: true }).click()
    await expect(page.getByRole('heading', { name: '第 2 版的内容' })).toBeVisible()
    await expect(page.getByRole('table', { name: '申报明细' })).toContainText('发票')
    await accessibleOnBoth(page)
    await page.getByLabel('比较', { exact: true }).selectOption({ index: 1 })
    await page.getByRole('button', { name: '比较两版' }).click()
    await expect(page.getByRole('heading', { name: /第 2 版与第 \d+ 版比较/ })).toBeVisible()
    await expect(page.getByRole('table', { name: /基本内容/ })).toContainText('状态')
    await accessibleOnBoth(page)
    await page.goto('/trails')
    await expect(page).toHaveURL(/\/home$/)
  })

  const receiptNumber = await test.step('its number leads there', async () => {
    await page.goto('/enterprise/applications')
    await page
      .getByRole('row', { name: /已拨付/ })
      .getByRole('link')
      .first()
      .click()
    await page.waitForURL(/applications\/[0-9a-f-]{36}$/)
    const title = await page.getByRole('heading', { level: 1, name: /豫信保申/ }).textContent()
    return /豫信保申〔\d{4}〕\d+号/.exec(title!)![0]
  })

  await test.step('the auditor finds the line by it and reads the whole trail', async () => {
    await signInAs('auditor')
    await page.goto('/trails')
    await accessibleOnBoth(page)
    await page.getByPlaceholder('受理号、发票号码、拨付单号、银行流水号').fill(receiptNumber)
    await page.keyboard.press('Enter')
    await page.getByRole('row').nth(1).getByRole('link').first().click()
    await page.waitForURL(/\/trails\/[0-9a-f-]{36}$/)
    await expect(page.getByText(/核对 \d+ 行，\d+ 行无误/)).toBeVisible()
    await expect(page.getByText('没有发现绕过平台的改动')).toBeVisible()
    for (const title of [
      '发票与申报明细',
      '审核与逐行核定',
      '会商省财政厅',
      '公示与异议',
      '拨付单与拨付明细',
      '记账分录',
    ])
      await expect(page.getByRole('heading', { name: new RegExp(title) })).toBeVisible()
    await accessibleOnBoth(page)
    const pdf = await page.request.get(`${page.url()}/pdf`)
    expect(pdf.headers()['content-type']).toBe('application/pdf')
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')
  })

  await test.step('commerce follows the award, finance the payment, to the same page', async () => {
    await signInAs('finance-preparer')
    await page.goto('/finance/disbursements')
    // The oldest: other journeys set the days of their publicity by hand in SQL, which this page rightly reports.
    await page
      .getByRole('row', { name: /已全部拨付/ })
      .last()
      .getByRole('link')
      .first()
      .click()
    await page.getByRole('link', { name: '查看轨迹' }).first().click()
    await page.waitForURL(/\/trails\?q=/)
    await page.getByRole('row').nth(1).getByRole('link').first().click()
    await page.waitForURL(/\/trails\/[0-9a-f-]{36}$/)
    await expect(page.getByText(/核对 \d+ 行，\d+ 行无误/)).toBeVisible()
    await signInAs('commerce-preparer')
    await page.goto('/commerce/award-lists')
    await page
      .getByRole('row', { name: /已全部拨付/ })
      .getByRole('link')
      .first()
      .click()
    await page.getByRole('link', { name: '全部版本' }).click()
    await page.getByRole('link', { name: '与上一版比较' }).first().click()
    await expect(page.getByRole('heading', { name: /第 \d+ 版与第 \d+ 版比较/ })).toBeVisible()
    await accessibleOnBoth(page)
  })
})
