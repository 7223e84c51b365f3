import { readFile } from 'node:fs/promises'

import { textOf } from '../tests/documents/pdf-text'
import { inDatabase } from './database'
import { accessibleOnBoth, expect, test } from './fixtures'
import { check } from './insurer-steps'

/** CASE-31: an insurer covers the enterprise; it gives a bank a statement; the bank confirms it; it is revoked. */

test('[CASE-31] An enterprise gives a bank a statement of its cover, which the public site confirms until it is revoked', async ({
  page,
  signInAs,
}) => {
  const [enterprise] = await inDatabase<{ uscc: string; name: string; covered: boolean }>(
    `SELECT e.uscc, e.name, EXISTS (SELECT FROM insurance_policy p WHERE p.uscc = e.uscc AND p.state = 'IN_FORCE' AND p.expiry >= current_date) AS covered
     FROM enterprise e JOIN account a ON a.organisation_id = e.id WHERE a.login_name = 'enterprise'`,
  )

  if (!enterprise!.covered)
    await test.step('the insurer registers a policy of it', async () => {
      await signInAs('insurer')
      await check(page, enterprise!.uscc)
      await page.getByRole('link', { name: '登记保单' }).click()
      await page.getByRole('radio', { name: '小微企业统保' }).check()
      await page.getByLabel('保单号').fill(`E2E-31-${Date.now()}`)
      await page.getByLabel('保险费率').fill('0.08')
      await page.getByRole('button', { name: '登记保单' }).click()
      await page.waitForURL(/policies\/[0-9a-f-]{36}/)
    })

  let number = ''
  let code = ''
  await test.step('the enterprise issues a statement, and takes it as a PDF', async () => {
    await signInAs('enterprise')
    await page.getByRole('link', { name: '我的保障' }).first().click()
    await expect(page.getByRole('heading', { level: 1, name: '我的保障' })).toBeVisible()
    await page.getByLabel('致哪家银行').fill('中行')
    await page.getByRole('button', { name: '出具证明' }).click()
    await expect(page.getByText('请填写银行全称，如“中原银行郑州分行”。').first()).toBeVisible()
    await page.getByLabel('致哪家银行').fill('中原银行郑州分行')
    await page.getByRole('button', { name: '出具证明' }).click()
    await expect(page.getByText(/^证明 豫信保证〔\d{4}〕\d{6}号 已出具/)).toBeVisible()
    await accessibleOnBoth(page)
    const row = page.getByRole('row').filter({ hasText: '中原银行郑州分行' }).first()
    const download = page.waitForEvent('download')
    await row.getByRole('link', { name: '下载' }).click()
    const text = textOf(await readFile(await (await download).path()))
      .join('')
      .replaceAll(/\s/g, '')
    expect(text).toContain(enterprise!.name)
    number = /豫信保证〔\d{4}〕\d{6}号/.exec(text)![0]
    code = /查验码([2-9A-Z]{12})/.exec(text)![1]!
  })

  const confirm = async (typed: string) => {
    await page.goto('/')
    await page.getByRole('link', { name: '查验投保情况证明' }).click()
    await page.getByLabel('证明编号').fill(number)
    await page.getByLabel('查验码').fill(typed)
    await page.getByRole('button', { name: '查验', exact: true }).click()
  }
  await test.step('the bank confirms it without an account; a wrong code tells nothing', async () => {
    await page.context().clearCookies()
    await confirm('222222222222')
    await expect(page.getByText('编号与查验码不符，平台没有出具过这样的证明。').first()).toBeVisible()
    await expect(page.getByText(enterprise!.name)).toHaveCount(0)
    await page.getByLabel('查验码').fill(code)
    await page.getByRole('button', { name: '查验', exact: true }).click()
    const answer = page.getByRole('region', { name: '查验结果' })
    await expect(answer.getByText(enterprise!.name)).toBeVisible()
    await expect(answer.getByText('有效', { exact: true }).first()).toBeVisible()
    expect(page.url()).not.toContain(code)
    await accessibleOnBoth(page)
  })

  await test.step('revoked, it is told as revoked and nothing of it is shown', async () => {
    await signInAs('enterprise')
    await page.goto('/enterprise/cover')
    const row = page.getByRole('row').filter({ hasText: number })
    await row.getByRole('button', { name: '撤销' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('撤销原因').fill('改由另一家银行办理。')
    await dialog.getByRole('button', { name: '撤销这份证明' }).click()
    await expect(row.getByText('已撤销')).toBeVisible()
    await page.context().clearCookies()
    await confirm(code)
    await expect(page.getByText('这份证明已被企业撤销，请勿采用。')).toBeVisible()
    await expect(page.getByText(enterprise!.name)).toHaveCount(0)
    await accessibleOnBoth(page)
  })
})
