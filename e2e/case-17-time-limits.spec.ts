import { expect, expectAccessible, test } from './fixtures'

test('[CASE-17] overdue work is a number on the overview and a list for whoever can act', async ({
  page,
  signInAs,
}) => {
  for (const [who, area] of [
    ['division', 'division'],
    ['commerce-preparer', 'commerce'],
  ] as const) {
    await signInAs(who)
    await page.getByRole('link', { name: '查看逾期事项' }).click()
    await page.waitForURL(`**/${area}/overdue`)
    await expect(page.locator('tbody tr').first()).toContainText('已逾期')
    await expectAccessible(page)
  }
  await signInAs('finance-preparer')
  await page.goto('/finance/overdue')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/逾期事项/)
})

test('[CASE-17] an application shows its clock to its reviewer', async ({ page, signInAs }) => {
  await signInAs('commerce-preparer')
  await page.goto('/commerce/reviews?state=IN_REVIEW&programme=GENERAL')
  await expect(page.locator('tbody tr').first()).toContainText(/个工作日|今天到期|截止日跨入/)
  await page.locator('tbody a').first().click()
  await expect(page.locator('main header')).toContainText('经办审核')
})

test('[CASE-17] a limit is set from a day on, with a reason; the history keeps both', async ({
  page,
  signInAs,
}) => {
  await signInAs('commerce-checker')
  await page.goto('/commerce/time-limits')
  await expectAccessible(page)
  await page.getByRole('button', { name: '调整时限' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('环节').selectOption({ label: '复核' })
  await dialog.getByLabel('天数').fill('4')
  await dialog.getByLabel('依据').fill('省商务厅优化营商环境承诺')
  await dialog.getByLabel('调整理由').fill('加快办理')
  await dialog.getByRole('button', { name: '保存时限' }).click()
  const history = page.getByRole('region', { name: '调整记录' })
  await expect(history.locator('tbody tr').filter({ hasText: '加快办理' })).toContainText('4 个工作日')
  await expect(history.locator('tbody tr').filter({ hasText: '初始办理时限' })).toHaveCount(8)
})
