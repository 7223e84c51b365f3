import { expect, expectAccessible, test } from './fixtures'

/** The demo's round with 初审 has something in each stage at Zhengzhou; Luoyang and the airport have not begun. */

test('[CASE-08] commerce reviews line by line and signs, finance co-signs, the 汇总表 goes to the province', async ({
  page,
  signInAs,
}) => {
  await signInAs('division')
  await expect(page.getByRole('link', { name: '报送汇总表' })).toBeVisible()
  await page.goto('/division/reviews?state=AWAITING_DIVISION')
  await expect(page.getByText('初审截止')).toBeVisible()
  await expectAccessible(page)
  await page.locator('tbody a').first().click()
  await page.getByRole('button', { name: '受理初审' }).click()
  await expect(page.getByRole('button', { name: '商务签署' })).toBeVisible()
  await expectAccessible(page)
  const address = new URL(page.url()).pathname

  await page.getByRole('button', { name: '查看第 1 行' }).click()
  await page.getByLabel('核定金额').fill('100.00')
  await page.getByRole('button', { name: '保存核定' }).click()
  await expect(page.getByText('第 1 行有核减，请选择核减原因。')).toBeVisible()
  await page.getByLabel('核减原因').selectOption({ label: '发票不符' })
  await page.getByRole('button', { name: '保存核定' }).click()
  await expect(page.getByText('第 1 行已核定为 100.00 元。')).toBeVisible()
  await page.getByRole('button', { name: '其余各行通过' }).click()
  await expect(page.getByText('未核定', { exact: true })).toHaveCount(0)
  await page.getByRole('button', { name: '商务签署' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('初审意见').fill('第 1 行发票不符，予以核减。')
  await dialog.getByRole('button', { name: '签署', exact: true }).click()
  await expect(page.getByText('目前：待会签')).toBeVisible()

  await signInAs('division-finance')
  await expect(page.getByRole('link', { name: '会签初审' })).toBeVisible()
  await page.goto(address)
  await page.getByRole('button', { name: '财政会签' }).click()
  await dialog.getByRole('button', { name: '会签', exact: true }).click()
  await expect(page.getByText('目前：待汇总报送')).toBeVisible()

  await signInAs('division')
  await page.goto('/division/reviews/summary')
  await expect(page.getByText('商务 郭强，财政 钱进').first()).toBeVisible()
  await page.getByRole('button', { name: '报送省商务厅' }).click()
  await dialog.getByRole('button', { name: '报送汇总表' }).click()
  await expect(page.getByText('没有待报送的申报。')).toBeVisible()
  const issued = page.getByRole('region', { name: '已报送的初审汇总表' })
  await expect(issued.locator('tbody tr').first()).toContainText('豫信保初〔2026〕')
  const file = await page.request.get(
    (await issued.getByRole('link', { name: 'pdf' }).first().getAttribute('href'))!,
  )
  expect((await file.body()).subarray(0, 5).toString()).toBe('%PDF-')

  // The province begins where the division has ended.
  await signInAs('commerce-preparer')
  await page.goto(address.replace('/division/', '/commerce/'))
  await expect(page.getByText('初审已双签')).toBeVisible()
  await page.getByRole('button', { name: '受理审核' }).click()
  await expect(page.getByText(/100\.00 元，发票不符/)).toBeVisible()
  await expect(page.getByText('第 1 行初审核减，原因：发票不符')).toBeVisible()
})

test('[CASE-08] finance sees its own division only, and sends back with a remark', async ({
  page,
  signInAs,
}) => {
  await signInAs('division-finance')
  await page.goto('/division/reviews?state=DIVISION_REVIEWED')
  await page.locator('tbody a').first().click()
  await page.getByRole('button', { name: '退回商务' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('退回意见').fill('请核对第 2 行付款日期。')
  await dialog.getByRole('button', { name: '退回商务部门' }).click()
  await expect(page.getByText('复核意见：请核对第 2 行付款日期。')).toBeVisible()
  await expect(page.getByText('目前：初审中')).toBeVisible()
})

test('[CASE-08] the province sees who is late and takes one over; the division is told', async ({
  page,
  signInAs,
}) => {
  await signInAs('commerce-preparer')
  await page.goto('/commerce/reviews/divisions')
  await expect(page.getByText('逾期未报送', { exact: false }).first()).toBeVisible()
  await expectAccessible(page)
  const row = page
    .getByRole('region', { name: '仍在所属地的申报' })
    .locator('tbody tr')
    .filter({ hasNotText: '郑州市' })
    .first()
  const receipt = (await row.getByRole('rowheader').innerText()).trim()
  await row.getByRole('button', { name: '接管' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('接管理由').fill('初审逾期，为不影响拨付由省厅直接审核。')
  await dialog.getByRole('button', { name: '接管这件申报' }).click()
  await expect(page.getByRole('rowheader', { name: receipt })).toHaveCount(0)
  await page.goto(`/commerce/reviews?q=${encodeURIComponent(receipt)}`)
  await expect(page.locator('tbody tr').first()).toContainText('已提交')
})
