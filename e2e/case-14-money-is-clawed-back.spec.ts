import type { Page } from '@playwright/test'

import { expect, expectAccessible, test } from './fixtures'

async function receive(page: Page, amount: string): Promise<void> {
  await page.getByLabel('到账金额').fill(amount)
  await page.getByLabel('银行流水号').fill(`ZH${Date.now()}`)
  await page.getByRole('button', { name: '登记到账' }).click()
}

test('[CASE-14] A clawback is approved, paid back in parts and completed', async ({ page, signInAs }) => {
  test.setTimeout(120_000)
  await signInAs('commerce-preparer')
  await page.goto('/commerce/clawbacks/new?q=郑州豫达')
  await page
    .getByRole('row', { name: /郑州豫达/ })
    .getByRole('link')
    .first()
    .click()
  await page.getByLabel('第 1 行应追回').fill('500.00')
  await page.getByLabel('追回原因').fill('抽查发现一张发票已红冲。')
  await page.getByLabel('缴回期限').fill('2099-03-31')
  await page.getByLabel('收款单位').fill('河南省财政厅')
  await page.getByLabel('开户行').fill('中国工商银行郑州分行')
  await page.getByLabel('账号').fill('1702021009024900123')
  await expectAccessible(page)
  await page.getByRole('button', { name: '送审批' }).click()
  await expect(page.getByText('待审批')).toBeVisible()
  const { pathname } = new URL(page.url())
  const id = pathname.split('/').at(-1)!

  await signInAs('commerce-approver')
  await page.goto(pathname)
  await expectAccessible(page)
  await page.getByRole('button', { name: '批准并通知单位' }).click()
  await expect(page.getByText('追回中')).toBeVisible()

  await signInAs('enterprise')
  await page.goto(`/clawbacks/${id}`)
  await expect(page.getByText('1702021009024900123')).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await expectAccessible(page)
  await page.setViewportSize({ width: 1440, height: 900 })

  await signInAs('finance-preparer')
  await page.goto(`/finance/clawbacks/${id}`)
  await expectAccessible(page)
  await receive(page, '200.00')
  await expect(page.getByLabel('到账金额')).toHaveValue('300.00')
  await expect(page.getByRole('row', { name: /发票/ })).toContainText('200.00')
  await receive(page, '300.00')
  await expect(page.getByText('已全部追回')).toBeVisible()
})
