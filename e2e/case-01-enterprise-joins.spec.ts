import { madeUpUscc } from '../tests/factories/uscc'
import { expect, expectAccessible, test } from './fixtures'

/** CASE-01: an enterprise registers, is returned once, corrects, is verified, states its exports and learns what it may use. */

const password = 'eleven-boats-under-the-bridge'
const pdf = (name: string) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from(
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
  ),
})

test('[CASE-01] an enterprise joins', async ({ page, signInAs }) => {
  const uscc = madeUpUscc('410100')
  const wrong = uscc.slice(0, 17) + (uscc.endsWith('1') ? '2' : '1')
  const stamp = uscc.slice(9, 17)
  const name = `郑州新星${stamp}进出口有限公司`
  const loginName = `new-${stamp.toLowerCase()}`
  const field = (label: string) => page.getByLabel(label, { exact: true })
  const enter = async () => {
    await page.context().clearCookies()
    await page.goto('/sign-in')
    await field('登录名').fill(loginName)
    await field('口令').fill(password)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.waitForURL('**/home')
  }

  await test.step('registers; a doubtful code is a warning that is put right', async () => {
    await page.goto('/register')
    await expectAccessible(page)
    await field('统一社会信用代码').fill(wrong)
    await field('企业名称').fill(name)
    await field('所在地').selectOption({ label: '郑州市' })
    await field('营业执照').setInputFiles(pdf('营业执照.pdf'))
    await field('联系人姓名').fill('林晓')
    await field('联系电话').fill('0371-65000001')
    await field('开户名称').fill(name)
    await field('开户银行').fill('中国银行郑州文化支行')
    await field('支付系统行号').fill('104491000015')
    await field('银行账号').fill('259600001234')
    await field('负责人姓名').fill('林晓')
    await field('登录名').fill(loginName)
    await field('口令').fill(password)
    await field('再次输入口令').fill(password)
    await page.getByRole('button', { name: '提交注册' }).click()
    await expect(page.getByRole('alert').filter({ hasText: '校验码不符' })).toBeVisible()
    await field('统一社会信用代码').fill(uscc)
    await page.getByRole('button', { name: '提交注册' }).click()
    await page.waitForURL('**/register/done')
  })

  await test.step('the division office returns it with all defects at once', async () => {
    await signInAs('division')
    await page.goto(`/division/enterprises?q=${uscc}`)
    await page.getByRole('link', { name }).click()
    await expect(page.getByText('259600001234')).toBeVisible()
    await expectAccessible(page)
    await page.getByLabel(/^营业执照的问题/).fill('照片不清晰，请重新上传。')
    await page.getByLabel(/^银行账户的问题/).fill('开户银行请精确到支行。')
    await page.getByRole('button', { name: '退回企业' }).click()
    await page.waitForURL('**/division/enterprises')
  })

  await test.step('the enterprise sees both defects, corrects and hands in again', async () => {
    await enter()
    await page.getByRole('link', { name: '补正信息' }).click()
    await expect(page.getByText('照片不清晰，请重新上传。')).toBeVisible()
    await expect(page.getByText('开户银行请精确到支行。')).toBeVisible()
    await page.getByLabel(/^营业执照/).setInputFiles(pdf('清晰执照.pdf'))
    await field('开户银行').fill('中国银行郑州文化路支行')
    await field('银行账号').fill('259600001234')
    await page.getByRole('button', { name: '重新提交核验' }).click()
    await expect(page.getByText('注册信息正由所在地商务局核验。')).toBeVisible()
  })

  await test.step('the office verifies', async () => {
    await signInAs('division')
    await page.goto(`/division/enterprises?q=${uscc}`)
    await page.getByRole('link', { name }).click()
    await expect(page.getByText('清晰执照.pdf')).toBeVisible()
    await page.getByRole('button', { name: '核验通过' }).click()
    await page.waitForURL('**/division/enterprises')
  })

  await test.step('unknown exports are asked for; with them the overview says what it would get', async () => {
    await enter()
    await page.getByRole('link', { name: '补充出口额' }).click()
    await page.getByLabel('全年出口额').fill('8,000,000.00')
    await page.getByLabel(/单一窗口/).check()
    await page.getByLabel('取得日期').fill('2026-02-10')
    await page.getByLabel('证明文件').setInputFiles(pdf('授权证明.pdf'))
    await page.getByRole('button', { name: '保存出口额' }).click()
    await expect(page.getByText('出口额已保存。')).toBeVisible()
    await page.getByRole('link', { name: '查看可享政策' }).click()
    // 8,000,000 × 0.12 % = 9,600.00, of which the enterprise pays 20 %.
    const cardOf = (name: string) =>
      page.locator('section').filter({ has: page.getByRole('heading', { name }) })
    const medium = cardOf('中型企业统保')
    await expect(medium.getByText('可以使用')).toBeVisible()
    await expect(medium.getByText('9,600.00').first()).toBeVisible()
    await expect(medium.getByText('1,920.00').first()).toBeVisible()
    await expect(cardOf('小微企业统保').getByText('不适用', { exact: true })).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('signing out ends the session', async () => {
    await page.getByRole('button', { name: '退出' }).click()
    await page.waitForURL('**/sign-in')
    await page.goto('/enterprise/profile')
    await page.waitForURL('**/sign-in**')
  })
})
