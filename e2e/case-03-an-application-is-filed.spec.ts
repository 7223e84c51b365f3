import type { Page } from '@playwright/test'

import { withdrawOwnApplication } from './database'
import { expect, expectAccessible, test } from './fixtures'
import { head, pdf, round, row } from './payment-lines'

const step = (page: Page, name: string) => page.getByRole('navigation', { name: '填报步骤' }).getByText(name)

test('[CASE-03] an operator fills an application in, the approver submits it', async ({ page, signInAs }) => {
  await withdrawOwnApplication(round)
  await test.step('the operator begins in the open round', async () => {
    await signInAs('enterprise-operator')
    await page.goto('/enterprise/applications')
    await page.locator('section').filter({ hasText: round }).getByRole('button', { name: '开始申报' }).click()
    await page.waitForURL('**/edit')
    await expect(page.getByRole('heading', { level: 1 })).toContainText('2026年下半年')
  })

  await test.step('imports the table: bad rows are named, nothing is kept before it is looked at', async () => {
    const table = [
      head,
      row('26412000000000731001', '2026-07-20', '60000.00'),
      row('26412000000000731002', '2026年8月5日', '40000.01'),
      row('731003', '2026-08-06', '1.00'),
    ].join('\n')
    await page
      .getByLabel('导入保险费缴纳明细表')
      .setInputFiles({ name: '明细表.csv', mimeType: 'text/csv', buffer: Buffer.from(table) })
    const preview = page.getByRole('region', { name: '导入预览' })
    await expect(preview).toContainText('可导入 2 行，有误 1 行')
    await expect(preview).toContainText('第 4 行“发票号码”')
    await expectAccessible(page)
    await preview.getByRole('button', { name: '导入 2 行' }).click()
    await expect(page.getByLabel('第 2 行 实付原币')).toHaveValue('40000.01')
    await expect(page.getByText(/^已保存 \d\d:\d\d$/)).toBeVisible()
    // 100,000.01 × 50 %, rounded down.
    await expect(page.getByText('50,000.00').first()).toBeVisible()
  })

  await test.step('a payment of another half-year is refused in its cell, and put right', async () => {
    const paidOn = page.getByLabel('第 1 行 付款日期')
    await paidOn.fill('2026.6.30')
    await paidOn.blur()
    await expect(page.getByRole('list', { name: '逐行检查' })).toContainText('不属于本申报周期')
    await paidOn.fill('2026-07-20')
    await paidOn.blur()
    await expect(page.getByRole('list', { name: '逐行检查' })).toHaveCount(0)
    await expectAccessible(page)
  })

  await test.step('uploads the materials, one requirement after another', async () => {
    await page.getByRole('link', { name: '下一步：上传材料' }).click()
    await page.waitForURL('**step=materials')
    const inputs = page.locator('input[type=file]')
    await expect(inputs.first()).toBeVisible()
    for (let i = 0; i < (await inputs.count()); i += 1) {
      await inputs
        .nth(i)
        .setInputFiles({ name: `材料${i + 1}.pdf`, mimeType: 'application/pdf', buffer: pdf(String(i)) })
      await expect(page.getByRole('link', { name: `材料${i + 1}.pdf` })).toBeVisible()
    }
    await expectAccessible(page)
  })

  await test.step('accepts the undertaking; only the approver may submit', async () => {
    await page.getByRole('link', { name: '下一步：账户与承诺' }).click()
    await page.getByLabel('本企业已阅读并接受上述承诺').check()
    await expect(page.getByText(/^已保存 \d\d:\d\d$/)).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('link', { name: '下一步：核对提交' }).click()
    await expect(page.getByText('请由本企业负责人提交')).toBeVisible()
    await expect(page.getByRole('button', { name: '提交申报' })).toHaveCount(0)
  })

  await test.step('the approver submits and gets receipt number, form and the place of the money', async () => {
    const address = page.url()
    await signInAs('enterprise')
    await page.goto(address)
    await expect(step(page, '可以提交')).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: '提交申报', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/豫信保申〔2026〕\d{6}号/)
    await expect(page.getByText('伍万元整')).toBeVisible()
    await expect(page.getByText('已送达省商务厅，等待受理审核。')).toBeVisible()
    const form = await page.request.get(
      (await page.getByRole('link', { name: '下载申请表' }).getAttribute('href'))!,
    )
    expect((await form.body()).subarray(0, 5).toString()).toBe('%PDF-')
    await expectAccessible(page)
  })

  await test.step('and may take it back while nobody has begun to review it', async () => {
    await page.getByRole('button', { name: '撤回申报' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('理由').fill('材料需要重新盖章')
    await dialog.getByRole('button', { name: '撤回申报' }).click()
    await expect(page.getByText('已撤回').first()).toBeVisible()
  })
})
