import { madeUpUscc } from '../tests/factories/uscc'
import { expect, expectAccessible, test } from './fixtures'
import { check, register } from './insurer-steps'

/** CASE-06: the check, its certificate and reservation; a MICRO and a MEDIUM policy; the rival is told until when. */

test('[CASE-06] an insurer covers an enterprise, and a second one is told until when', async ({
  page,
  signInAs,
}) => {
  const uscc = madeUpUscc('410100')

  await test.step('checks, and gets a certificate with a reservation', async () => {
    await signInAs('insurer')
    await check(page, uscc)
    await expect(page.getByText(/已为贵机构预留至/)).toBeVisible()
    await expectAccessible(page)
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: '下载 PDF' }).click()
    expect((await download).suggestedFilename()).toContain('查重凭证')
  })

  await test.step('a rival learns the last day of the reservation and no more', async () => {
    await signInAs('insurer-b')
    await check(page, uscc)
    await expect(page.getByText(/该企业已由其他机构预留至/)).toBeVisible()
    await expect(page.getByText('中原信用保险')).toHaveCount(0)
    await expect(page.getByRole('link', { name: '登记保单' })).toHaveCount(0)
  })

  await test.step('a rate above the ceiling is refused with its clause; the right one is registered with its sheet', async () => {
    await signInAs('insurer')
    await check(page, uscc)
    await register(page, '小微企业统保', '2,083,333.34', '0.09')
    await expect(page.getByRole('alert').filter({ hasText: '高于小微企业统保的最高费率' })).toBeVisible()
    await page.getByLabel('保险费率').fill('0.08')
    await page.getByRole('button', { name: '登记保单' }).click()
    await page.waitForURL(/policies\/[0-9a-f-]{36}/)
    await expect(page.getByText(/1,666\.67\s*美元/).first()).toBeVisible()
    await expect(page.getByText('已生效')).toBeVisible()
    await expect(page.getByRole('heading', { name: '计算书' })).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('the rival is told until when the enterprise is covered', async () => {
    await signInAs('insurer-b')
    await check(page, uscc)
    await expect(page.getByText(/该企业已承保至.*最早可于.*起保/)).toBeVisible()
  })
})

test('[CASE-06] a MEDIUM policy is in force once the enterprise’s 20 % has come', async ({
  page,
  signInAs,
}) => {
  await signInAs('insurer')
  await check(page, madeUpUscc('410300'))
  await register(page, '中型企业统保', '8000000', '0.12')
  await page.waitForURL(/policies\/[0-9a-f-]{36}/)
  await expect(page.getByText('待自缴到账')).toBeVisible()
  await expect(page.getByText(/1,920\.00\s*美元/).first()).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: '登记到账' }).click()
  await expect(page.getByText('已生效')).toBeVisible()
  await expect(page.getByText(/7,680\.00\s*美元/).first()).toBeVisible()
})
