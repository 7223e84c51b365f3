import { exportXlsx, insurancePolicyList } from '../src/documents'
import { microRow, type ListRow } from '../tests/factories/policy-rows'
import { madeUpUscc } from '../tests/factories/uscc'
import { expect, expectAccessible, test } from './fixtures'

/** CASE-21: the 统保保单清单 of an insurer: checked whole, previewed, the bad rows back with reasons, the good ones recorded. */

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
const aYearLater = () => {
  const end = new Date(`${Number(today.slice(0, 4)) + 1}${today.slice(4)}T00:00:00Z`)
  return new Date(end.getTime() - 86_400_000).toISOString().slice(0, 10)
}

test('[CASE-21] a list of policies is checked, previewed, given back where it is bad, and recorded', async ({
  page,
  signInAs,
}) => {
  const codes = [madeUpUscc('410100'), madeUpUscc('410200')] as const
  await signInAs('insurer')

  const certificates = await test.step('the enterprises are checked and reserved as one list', async () => {
    await page.goto('/insurer/duplicate-cover/batches')
    await page.getByLabel('统一社会信用代码').fill(codes.join('\n'))
    await page.getByRole('radio', { name: '查询并预留' }).check()
    await page.getByRole('button', { name: '提交查重' }).click()
    await page.waitForURL(/batches\/[0-9a-f-]{36}/)
    await expect(page.getByText('已答复')).toBeVisible({ timeout: 30_000 })
    const number = await page
      .getByText(/豫统保批查〔\d{4}〕\d{6}号/)
      .first()
      .textContent()
    return codes.map((_, index) => `${number!.trim()}-00000${index + 1}`)
  })
  const rows: ListRow[] = codes.map((uscc, index) => ({
    ...microRow(uscc, `E2E-${Date.now()}-${index}`),
    exportSource: 'UNDERTAKING',
    inception: today,
    expiry: aYearLater(),
    certificateNumber: certificates[index]!,
  }))

  await test.step('one row is wrong: it is named, and given back as the same table with its reason', async () => {
    const bytes = await exportXlsx(insurancePolicyList, [rows[0]!, { ...rows[1]!, premiumUsd: '801.00' }])
    await page.goto('/insurer/policies/imports')
    await expectAccessible(page)
    await page
      .getByLabel('统保保单清单')
      .setInputFiles({ name: '清单.xlsx', mimeType: xlsx, buffer: Buffer.from(bytes) })
    await page.getByLabel('证明材料汇编').setInputFiles({
      name: '承诺书汇编.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
    })
    await page.getByRole('button', { name: '上传并检查' }).click()
    await page.waitForURL(/imports\/[0-9a-f-]{36}/)
    await expect(page.getByText('年保费应为 800.00，请更正。')).toBeVisible({ timeout: 30_000 })
    await expect(page.getByRole('radio', { name: /全部登记/ })).toBeDisabled()
    await expectAccessible(page)
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: '下载有误的行' }).click()
    expect((await download).suggestedFilename()).toMatch(/有误的保单.*\.xlsx/)
  })

  await test.step('the good one is recorded, and the list of policies shows it', async () => {
    await page.getByRole('button', { name: '登记 1 张保单' }).click()
    await expect(page.getByText('已登记').first()).toBeVisible({ timeout: 30_000 })
    await page.goto(`/insurer/policies?q=${codes[0]}`)
    await expect(page.getByRole('link', { name: rows[0]!.insurancePolicyNumber! })).toBeVisible()
  })

  await test.step('the corrected list again: what stands already stays, the other is recorded', async () => {
    const bytes = await exportXlsx(insurancePolicyList, rows)
    await page.goto('/insurer/policies/imports')
    await page
      .getByLabel('统保保单清单')
      .setInputFiles({ name: '清单.xlsx', mimeType: xlsx, buffer: Buffer.from(bytes) })
    await page.getByLabel('证明材料汇编').setInputFiles({
      name: '承诺书汇编.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
    })
    await page.getByRole('button', { name: '上传并检查' }).click()
    await expect(page.getByText('已经登记，内容相同，不再登记。')).toBeVisible({ timeout: 30_000 })
    await page.getByRole('button', { name: '登记 1 张保单' }).click()
    await expect(page.getByText('已登记').first()).toBeVisible({ timeout: 30_000 })
  })
})
