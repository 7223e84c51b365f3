import { expect, expectAccessible, test } from './fixtures'

test('[CASE-15] A case of misreporting is opened, heard and decided', async ({ page, signInAs }) => {
  test.setTimeout(180_000)
  await signInAs('enterprise')
  await page.goto('/enterprise/profile')
  const uscc = (await page.locator('main').textContent())!.match(/\b91[0-9A-Z]{16}\b/)![0]

  await signInAs('commerce-preparer')
  await page.goto('/commerce/negative-list/new')
  await page.getByLabel('统一社会信用代码').fill(uscc)
  await page.getByLabel('事由').selectOption({ label: '未如实填报出口金额（二(三)）' })
  await page.getByLabel('查明的事实').fill('官方名单与填报的 2025 年出口额不一致，差额 1,300,000.00 美元。')
  await page
    .getByLabel('证据文件')
    .setInputFiles({ name: '官方名单.pdf', mimeType: 'application/pdf', buffer: pdf })
  await page.getByRole('button', { name: '立案' }).click()
  await expect(page.getByText('已立案')).toBeVisible()
  const number = (await page.locator('main').textContent())!.match(/豫信保案〔\d{4}〕\d{6}号/)![0]
  const path = new URL(page.url()).pathname
  await expectAccessible(page)
  await page.getByLabel('陈述期限').fill('2099-01-05')
  await page.getByRole('button', { name: '告知企业' }).click()
  await expect(page.getByText('听取陈述中')).toBeVisible()

  await signInAs('enterprise')
  await page.goto('/enterprise/cases')
  await page.getByRole('row', { name: number }).getByRole('link').first().click()
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await expectAccessible(page)
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByLabel('陈述和申辩').fill('差额为年末退运后补报，附报关单和更正申请。')
  await page.getByRole('button', { name: '提交陈述' }).click()
  await expect(page.getByText('差额为年末退运后补报')).toBeVisible()

  await signInAs('commerce-preparer')
  await page.goto(path)
  await page.getByRole('radio', { name: /不列入，结案/ }).check()
  await page.getByLabel('理由').fill('企业说明成立，海关数据已经更正。')
  await page.getByRole('button', { name: '送处室负责人决定' }).click()
  await expect(page.getByText('待决定')).toBeVisible()

  await signInAs('commerce-approver')
  await page.goto(path)
  await page.getByRole('radio', { name: /不列入，结案/ }).check()
  await page.getByLabel('决定文号').fill('豫商财〔2026〕71号')
  await page.getByLabel('决定理由').fill('经核查，企业说明成立，不予列入。')
  await expectAccessible(page)
  await page.getByRole('button', { name: '登记决定' }).click()
  await expect(page.getByText('不列入，已结案')).toBeVisible()

  await page.goto('/negative-list')
  await expect(page.getByRole('heading', { level: 1, name: /信用负面清单/ })).toBeVisible()
  await expect(page.getByRole('table')).not.toContainText(uscc)
  const file = await page.request.get('/negative-list/xlsx')
  expect(file.headers()['content-type']).toContain('spreadsheetml')
})

const pdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
)
