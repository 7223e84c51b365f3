import { exportXlsx, parityRates } from '../src/documents'
import { expect, expectAccessible, test } from './fixtures'

test.describe.configure({ mode: 'serial' })

// A run on a database that an earlier run has used must not meet its own notice again.
const serial = String(Date.now()).slice(-5)
const noticeNumber = `豫商财函〔2026〕${Number(serial)}号`
const title = `关于组织申报2026年下半年支持资金的通知（${serial}）`

test('[CASE-02] A preparer makes a round from a joint notice; what is missing is said, nothing is lost', async ({
  page,
  signInAs,
}) => {
  await signInAs('commerce-preparer')
  await page.goto('/commerce/rounds/new')
  await page.getByLabel('通知文号').fill(noticeNumber.replace('〔', '[').replace('〕', ']'))
  await page.getByLabel('通知标题').fill(title)
  await page.getByLabel('通知正文').fill('各有关企业：\n\n现组织申报，请于截止日前提交。')
  await page.getByLabel('咨询电话').fill('0371-63576000')
  await page.getByLabel('申报周期', { exact: true }).selectOption('2026H2')
  await page.getByLabel('开始申报').fill('2026-11-20')
  await page.getByLabel('截止申报').fill('2026-12-31')
  await page.getByLabel('支持比例').fill('60%')
  await expectAccessible(page)
  await page.getByRole('button', { name: '保存草稿' }).click()

  await expect(page.getByRole('alert').filter({ hasText: '不超过 50%' })).toBeVisible()
  await expect(page.getByLabel('通知标题')).toHaveValue(title)
  await page.getByLabel('支持比例').fill('50%')
  await page.getByRole('button', { name: '保存草稿' }).click()

  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(page.getByText(noticeNumber).first()).toBeVisible()
  await expect(page.getByText('银行付款凭证')).toBeVisible()
  await page.getByRole('button', { name: '提交发布' }).click()
  await expect(page.getByRole('alert').filter({ hasText: '资金文件' })).toBeVisible()

  await page.getByRole('link', { name: '修改草稿' }).click()
  await page.getByLabel('资金文件').fill('豫财贸〔2026〕20号')
  await page.getByRole('button', { name: '保存草稿' }).click()
  await page.getByRole('button', { name: '提交发布' }).click()
  await expect(page.getByText('待发布')).toBeVisible()
  await expect(page.getByRole('button', { name: '发布批次' })).toHaveCount(0)
})

test('[CASE-02] A second official releases it; an enterprise is told and sees the days left', async ({
  page,
  signInAs,
}) => {
  await signInAs('commerce-checker')
  await page.goto('/commerce/rounds?state=AWAITING_RELEASE')
  await page.getByRole('link', { name: noticeNumber }).click()
  await page.getByRole('button', { name: '发布批次' }).click()
  await expect(page.getByText('已发布').first()).toBeVisible()

  await signInAs('enterprise')
  await page.goto('/notifications')
  await expectAccessible(page)
  await page
    .getByRole('listitem')
    .filter({ hasText: noticeNumber })
    .getByRole('link', { name: '一般出口信用保险2026年下半年开始申报' })
    .click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(page.getByText(/还剩 \d+ 个工作日/)).toBeVisible()
  await expectAccessible(page)

  await page.context().clearCookies()
  await page.goto('/notices')
  await expect(page.getByRole('link', { name: title })).toBeVisible()
  await expectAccessible(page)
})

test('[CASE-02] Central parity rates are entered, and imported whole or not at all', async ({
  page,
  signInAs,
}) => {
  const rate = (currency: string, value: string, publishedOn = '2026-11-23') => ({
    currency,
    publishedOn,
    rate: value,
    unit: '1',
    source: '中国外汇交易中心',
  })
  const upload = async (rows: ReturnType<typeof rate>[]) => {
    await page.getByLabel('中间价表格').setInputFiles({
      name: '中间价.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: Buffer.from(await exportXlsx(parityRates, rows)),
    })
    await page.getByRole('button', { name: '检查文件' }).click()
  }
  await signInAs('commerce-preparer')
  await page.goto('/commerce/parity-rates')
  await expectAccessible(page)
  await page.getByLabel('币种').first().selectOption('EUR')
  await page.getByLabel('公布日期').fill('2026-11-23')
  await page.getByLabel('中间价', { exact: true }).fill('8.1234')
  await page.getByRole('button', { name: '保存中间价' }).click()
  await expect(page.getByText('已录入 2026-11-23 EUR 中间价 8.1234，待另一人确认。')).toBeVisible()

  await upload([rate('GBP', '9.3456'), rate('GBP', '9.3457'), rate('HKD', '0.9123', '2027-01-01')])
  await expect(page.getByText('与第 2 行是同一币种同一日期')).toBeVisible()
  await expect(page.getByText('第 4 行：日期晚于今天')).toBeVisible()
  await expect(page.getByRole('button', { name: /^导入/ })).toHaveCount(0)

  await upload([rate('GBP', '9.3456'), rate('HKD', '0.9123')])
  await page.getByRole('button', { name: '导入 2 条中间价' }).click()
  await expect(page.getByText('已导入 2 条中间价，待另一人确认。')).toBeVisible()
  await page.goto('/commerce/parity-rates?currency=GBP')
  await expect(page.getByRole('cell', { name: '9.3456', exact: true })).toHaveCount(0)

  await signInAs('commerce-checker')
  await page.goto('/commerce/parity-rates?currency=GBP')
  await expectAccessible(page)
  const entry = page.getByRole('row').filter({ hasText: 'GBP 9.3456' })
  await entry.first().getByRole('button', { name: '确认中间价' }).click()
  await expect(page.getByRole('cell', { name: '9.3456', exact: true })).toBeVisible()
})
