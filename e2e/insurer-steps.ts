import type { Page } from '@playwright/test'

import { expect } from './fixtures'

/** What an insurer does in a browser: the duplicate-cover check, and a policy registered on its certificate. */

const letter = {
  name: '出口数据承诺书.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
}

export async function check(page: Page, uscc: string) {
  await page.goto('/insurer/duplicate-cover')
  await page.getByLabel('统一社会信用代码').fill(uscc)
  await page.getByRole('button', { name: '查询并出具凭证' }).click()
  await page.waitForURL(/duplicate-cover\/[0-9a-f-]{36}/)
  await expect(page.getByText(/豫统保查〔\d{4}〕\d{6}号/).first()).toBeVisible()
}

export async function register(page: Page, programme: string, exportsUsd: string, ratePercent: string) {
  await page.getByRole('link', { name: '登记保单' }).click()
  await page.getByRole('radio', { name: programme }).check()
  await page.getByLabel('保单号').fill(`E2E-${Date.now()}`)
  await page.getByLabel('企业名称').fill('郑州演示进出口有限公司')
  await page.getByLabel('保险费率').fill(ratePercent)
  await page.getByLabel('来源').selectOption({ label: '加盖公章的出口数据承诺书' })
  await page.getByLabel('上年出口金额').fill(exportsUsd)
  await page.getByLabel('证明材料').setInputFiles(letter)
  await page.getByRole('button', { name: '登记保单' }).click()
}
