import { expect, expectAccessible, test } from './fixtures'

/** The demo's open round has applications that nobody has taken yet. */
const waiting = '/commerce/reviews?state=SUBMITTED&programme=GENERAL&sort=submitted'

test('[CASE-04] the queue keeps its filters in the address, and its sum is of the filtered rows', async ({
  page,
  signInAs,
}) => {
  await signInAs('commerce-preparer')
  await page.goto('/commerce/reviews')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('申报审核')
  const all = await page.getByRole('banner').or(page.locator('main header')).last().innerText()
  await page.goto(waiting)
  await expect(page.locator('main header')).not.toHaveText(all)
  await expect(page.locator('tbody tr').first()).toContainText('已提交')
  await page.getByRole('link', { name: '申请金额（元）' }).click()
  await expect(page).toHaveURL(/state=SUBMITTED.*sort=amount|sort=amount.*state=SUBMITTED/)
  await expectAccessible(page)
})

test('[CASE-04] one takes and decides line by line, another person checks', async ({ page, signInAs }) => {
  await signInAs('commerce-preparer')
  await page.goto(waiting)
  await page.locator('tbody a').first().click()
  await page.getByRole('button', { name: '受理审核' }).click()
  const submit = page.getByRole('button', { name: '提交复核' })
  await expect(submit).toBeVisible()
  await expectAccessible(page)
  const address = new URL(page.url()).pathname

  // Too soon: what is missing is said, and nothing has moved.
  await submit.click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('尚未核定')
  await dialog.getByRole('button', { name: '关闭' }).click()

  // The first line is cut: without a reason it is refused beside its field.
  await page.getByRole('button', { name: '查看第 1 行' }).click()
  await page.getByLabel('核定金额').fill('100.00')
  await page.getByRole('button', { name: '保存核定' }).click()
  await expect(page.getByText('第 1 行有核减，请选择核减原因。')).toBeVisible()
  await page.getByLabel('核减原因').selectOption({ label: '付款凭证不全' })
  await page.getByRole('button', { name: '保存核定' }).click()
  await expect(page.getByText('第 1 行已核定为 100.00 元。')).toBeVisible()
  await expect(page.getByText('第 1 行核减，原因：付款凭证不全')).toBeVisible()

  // The rest by the keyboard: each accepted, the next one at hand.
  const undecided = page.getByText('未核定', { exact: true })
  while ((await undecided.count()) > 0) {
    const left = await undecided.count()
    await page.locator('h1').click()
    await page.keyboard.press('a')
    await expect(undecided).toHaveCount(left - 1)
  }
  await submit.click()
  await dialog.getByLabel('审核意见').fill('材料齐全，核减后同意支持。')
  await dialog.getByRole('button', { name: '提交复核' }).click()
  await expect(page.getByText('目前：待复核')).toBeVisible()

  await signInAs('commerce-checker')
  await page.goto(address)
  await page.getByRole('button', { name: '复核通过' }).click()
  await dialog.getByRole('button', { name: '复核通过' }).click()
  await expect(page.getByText('目前：审核通过')).toBeVisible()
})

test('[CASE-04] a return names all the defects at once, with the day to correct them by', async ({
  page,
  signInAs,
}) => {
  await signInAs('commerce-preparer')
  await page.goto(waiting)
  await page.locator('tbody a').first().click()
  await page.getByRole('button', { name: '受理审核' }).click()
  await page.getByRole('button', { name: '退回补正' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('textarea').fill('承诺书缺少公章，请补盖。\n第 1 行付款凭证不清晰，请重新上传。')
  await dialog.getByLabel('补正截止日期').fill('2026-12-15')
  await dialog.getByRole('button', { name: '退回补正' }).click()
  await expect(page.getByText('目前：待补正')).toBeVisible()
  await expect(page.getByText('承诺书缺少公章，请补盖。')).toBeVisible()
  await expect(page.getByText('第 1 行付款凭证不清晰，请重新上传。')).toBeVisible()
})
