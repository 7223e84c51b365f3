import { expect, expectAccessible, test } from './fixtures'

/** The newest of the open round: their insurers' lists have come, nothing is found wrong with their lines. */
const waiting = '/commerce/reviews?state=SUBMITTED&programme=GENERAL&sort=-submitted'
const MANY = 22

test('[CASE-09] twenty and more are taken in one step, one that fails is named, the rest prepared and approved', async ({
  page,
  signInAs,
}) => {
  test.setTimeout(180_000)
  await signInAs('commerce-preparer')
  await page.goto(waiting)
  const boxes = page.locator('input[name="selected"]')
  for (let i = 0; i < MANY; i += 1) await boxes.nth(i).check()
  await expect(page.getByText(`已选 ${MANY} 件`)).toBeVisible()
  await expectAccessible(page)
  // Shared out by the rules first, then everyone takes their own.
  await page.getByRole('button', { name: '批量分派', exact: true }).click()
  await page.getByLabel('分派给').selectOption({ label: '按分派规则' })
  await page.getByRole('button', { name: `分派 ${MANY} 件` }).click()
  await expect(page.getByText('已办完').first()).toBeVisible({ timeout: 60_000 })
  await page.goto(`${waiting}&assigned=me`)
  await page.getByLabel('选择本页全部').check()
  const quicker = (await page.locator('tbody a').nth(3).getAttribute('href'))!
  await page.getByRole('button', { name: '批量受理', exact: true }).click()

  // The preview says what will happen and to how many; meanwhile one of them is taken by itself.
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('批量受理：请确认')
  await expect(page.getByRole('button', { name: `受理 ${MANY} 件` })).toBeVisible()
  await expectAccessible(page)
  const job = page.url()
  await page.goto(quicker)
  await page.getByRole('button', { name: '受理审核' }).click()
  await expect(page.getByRole('button', { name: '提交复核' })).toBeVisible()

  await page.goto(job)
  await page.getByRole('button', { name: `受理 ${MANY} 件` }).click()
  // Left and come back to: the strip is above the list meanwhile.
  await page.goto('/commerce/reviews')
  await page.getByRole('link', { name: '批量受理', exact: true }).first().click()
  await expect(page).toHaveURL(job)
  await expect(page.getByText('有 1 件没有办成')).toBeVisible({ timeout: 60_000 })
  await expect(page.locator('tbody tr', { hasText: '未办成' })).toContainText('审核中')
  await expectAccessible(page)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载未办理清单' }).click()
  expect((await download).suggestedFilename()).toContain('未办理清单')

  // All that are in hand and without findings go to the checker; those with findings are left out with the reason.
  await page.goto('/commerce/reviews?state=IN_REVIEW&assigned=me&programme=GENERAL')
  await page.getByLabel('选择本页全部').check()
  await page.getByLabel(/改为当前筛选的全部/).check()
  await page.getByRole('button', { name: '无提示的批量提交复核' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('批量提交复核：请确认')
  await page.getByLabel('审核意见').fill('材料齐全，发票与保险机构清单一致，同意支持。')
  await page.getByRole('button', { name: /^提交复核 \d+ 件$/ }).click()
  await expect(page.getByText('已办完').first()).toBeVisible({ timeout: 60_000 })

  // Another person checks them in one step.
  await signInAs('commerce-checker')
  await page.goto('/commerce/reviews?state=REVIEWED&programme=GENERAL')
  await page.getByLabel('选择本页全部').check()
  await page.getByRole('button', { name: '批量复核通过' }).click()
  await page.getByRole('button', { name: /^复核通过 \d+ 件$/ }).click()
  await expect(page.getByText('已办完').first()).toBeVisible({ timeout: 60_000 })
  await expect(page.locator('tbody').getByText('复核通过，审定金额').first()).toBeVisible()
})
