import { inDatabase, twoWeeksPass } from './database'
import { accessibleOnBoth, expect, test } from './fixtures'

test.describe.configure({ mode: 'serial', timeout: 300_000 })

const serial = String(Date.now()).slice(-5)
const title = `2026年上半年补充申报拟支持名单（${serial}）`
let listPage = ''
let consultationPage = ''

/** Amounts of a column, as they stand in the table: `1,234.56` → 123456 fen. */
const fen = (text: string) => Number(text.replaceAll(/[^\d]/g, ''))

test('[CASE-11] The list exceeds its budget: the effect of a factor is seen per enterprise, and one is proposed', async ({
  page,
  signInAs,
}) => {
  await signInAs('commerce-preparer')
  await page.goto('/commerce/award-lists/new')
  // There are two such rounds: an attempt before this one may have used the first.
  await page
    .getByRole('link', { name: /结余资金/ })
    .first()
    .click()
  await page.waitForURL(/round=/)
  await page.getByLabel('名单标题').fill(title)
  await page.getByRole('button', { name: /^全部 \d+ 件列入名单$/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  listPage = new URL(page.url()).pathname
  consultationPage = listPage.replace('commerce/award-lists', 'finance/consultations')
  await expect(page.getByText('名单合计超出可用预算')).toBeVisible()
  await accessibleOnBoth(page)

  await page.getByRole('link', { name: '测算资金不足调整系数' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /资金不足调整系数/ })).toBeVisible()
  await accessibleOnBoth(page)
  // 1 000 000.00 is left; the sum of the lines after the factor is never above it.
  const after = await page
    .getByRole('table', { name: '系数对每个条目的影响' })
    .locator('tbody tr td[data-label="调整后（元）"]')
    .allInnerTexts()
  expect(after.length).toBeGreaterThan(1)
  expect(after.reduce((sum, text) => sum + fen(text), 0)).toBeLessThanOrEqual(100_000_000)

  await page.getByLabel('改按其他系数测算').fill('0.1')
  await page.getByRole('button', { name: '测算', exact: true }).click()
  await page.waitForURL(/factor=0\.1/)
  await page
    .getByRole('link', { name: /^计算书\s*：/ })
    .first()
    .click()
  await expect(
    page.getByText('预算不足，重新计算：封顶前金额（元）× 资金不足调整系数，只舍不入到分'),
  ).toBeVisible()
  await page.getByRole('button', { name: '提出系数 0.1' }).click()
  await expect(page.getByRole('alert').first()).toContainText('请写明提出理由')
  await page.getByLabel('提出理由').fill('结余资金不足以全额支持，按统一系数调整。')
  await page.getByRole('button', { name: '提出系数 0.1' }).click()
  await expect(page.getByText('待另一人确认的系数')).toBeVisible()
  await accessibleOnBoth(page)
})

test('[CASE-11] Another person refuses the first factor and confirms the second; amounts and sheets follow', async ({
  page,
  signInAs,
}) => {
  await signInAs('commerce-checker')
  await page.locator(`a[href="${listPage}/shortage"]`, { hasText: '确认系数' }).click()
  await page.waitForURL(/shortage$/)
  await page.getByRole('button', { name: '不同意', exact: true }).click()
  await page.getByLabel('不同意的理由').fill('系数过低，请按可用预算重新测算。')
  await page.getByRole('button', { name: '不同意该系数' }).click()
  await expect(page).toHaveURL(new RegExp(`${listPage}$`))

  await signInAs('commerce-preparer')
  await page.goto(`${listPage}/shortage`)
  await expect(page.getByText('不同意').first()).toBeVisible()
  await page.getByLabel('提出理由').fill('结余资金 100 万元，按可用预算的最大系数调整。')
  await page.getByRole('button', { name: /^提出系数 0\.\d+$/ }).click()
  await expect(page.getByText('待另一人确认的系数')).toBeVisible()

  await signInAs('commerce-checker')
  await page.goto(`${listPage}/shortage`)
  await page.getByRole('button', { name: /^确认系数，调整 \d+ 个条目$/ }).click()
  await expect(page).toHaveURL(new RegExp(`${listPage}$`))
  await expect(page.getByText(/已按资金不足调整系数 0\.\d+ 计算/)).toBeVisible()
  await accessibleOnBoth(page)
})

test('[CASE-11] An applicant is told of the amount before and after, and why; its application explains it', async ({
  page,
  signInAs,
}) => {
  await signInAs('enterprise')
  await page.goto('/notifications')
  const notice = page.getByRole('listitem').filter({ hasText: '拟支持金额已按资金不足调整系数调整' }).first()
  await expect(notice).toContainText(/由 [\d,]+\.\d{2} 元调整为 [\d,]+\.\d{2} 元/)
  await expect(notice).toContainText('结余资金 100 万元，按可用预算的最大系数调整。')
  const [, before, after] = /由 ([\d,.]+) 元调整为 ([\d,.]+) 元/.exec(await notice.innerText())!
  await notice.getByRole('link').click()
  await page.waitForURL(/enterprise\/applications\/[0-9a-f-]{36}$/)
  const explained = page.locator('section').filter({ hasText: '预算不足，重新计算的金额' })
  await expect(explained).toContainText(before!)
  await expect(explained).toContainText(after!)
  await expect(explained).toContainText('资金不足调整系数')
  await accessibleOnBoth(page)
})

test('[CASE-11] Finance remarks row by row and sends back; commerce answers and sends again; finance concurs', async ({
  page,
  signInAs,
}) => {
  await signInAs('commerce-preparer')
  await page.goto(listPage)
  await page.getByLabel('说明').fill('已按系数调整，不超可用预算。')
  await page.getByRole('button', { name: '送财政会商' }).click()
  await expect(page.getByText('财政会商中')).toBeVisible()

  await signInAs('finance-preparer')
  await page.goto(consultationPage)
  for (const [index, remark] of ['请说明该企业保费来源。', '请核对保单号。'].entries()) {
    await page.getByRole('button', { name: '提出意见', exact: true }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: /^意见/ }).fill(remark)
    await dialog.getByLabel('标记为需调整').check()
    await dialog.getByRole('button', { name: '保存意见' }).click()
    await expect(page.getByRole('button', { name: '修改意见' })).toHaveCount(index + 1)
  }
  await accessibleOnBoth(page)

  await signInAs('finance-checker')
  await page.goto(consultationPage)
  await page.getByLabel('会商文号').fill('豫财贸函〔2026〕77号')
  await page.getByRole('button', { name: /^同意 \d+ 个条目$/ }).click()
  await expect(page.getByRole('alert').first()).toContainText('2 个条目标记为需调整')
  await page.getByRole('button', { name: '退回商务' }).click()
  await page.getByLabel('退回意见').fill('两个条目请核实。')
  await page.getByRole('button', { name: '退回名单' }).click()
  await expect(page).toHaveURL(/\/finance\/consultations$/)

  await signInAs('commerce-preparer')
  await page.goto(listPage)
  await expect(page.getByText('需调整的条目还有 2 个没有答复')).toBeVisible()
  await page.getByRole('button', { name: '答复', exact: true }).first().click()
  await page.getByRole('dialog').getByLabel('答复').fill('由企业基本户支付，回单已附。')
  await page.getByRole('dialog').getByRole('button', { name: '保存答复' }).click()
  await expect(page.getByText('需调整的条目还有 1 个没有答复')).toBeVisible()
  await page.getByRole('button', { name: '答复', exact: true }).first().click()
  await page.getByRole('dialog').getByLabel('答复').fill('保单号核对无误。')
  await page.getByRole('dialog').getByRole('button', { name: '保存答复' }).click()
  await expect(page.getByText('没有答复')).toHaveCount(0)
  await page.getByRole('button', { name: '送财政会商' }).click()
  await expect(page.getByText('财政会商中')).toBeVisible()

  await signInAs('finance-checker')
  await page.goto(consultationPage)
  await page.getByLabel('会商文号').fill('豫财贸函〔2026〕77号')
  await page.getByRole('button', { name: /^同意 \d+ 个条目$/ }).click()
  await expect(page).toHaveURL(/\/finance\/consultations$/)
  await page.goto(consultationPage)
  await expect(page.getByText('第 2 轮', { exact: true })).toBeVisible()
  await page.getByText('第 1 轮', { exact: true }).click()
  await expect(page.getByText('由企业基本户支付，回单已附。').first()).toBeVisible()
  await accessibleOnBoth(page)
})

test('[CASE-11] Beside the half-year before, sorted and filtered; the list in three formats', async ({
  page,
  signInAs,
}) => {
  await signInAs('commerce-preparer')
  await page.goto(listPage)
  const comparison = page.getByRole('table', { name: '与上一申报周期比较' })
  await expect(comparison).toBeVisible()
  await comparison.getByRole('link', { name: '上期（元）' }).click()
  await page.waitForURL(/sort=previous/)
  await page.goto(`${listPage}?change=NEW`)
  const kinds = await page
    .getByRole('table', { name: '与上一申报周期比较' })
    .locator('tbody tr td[data-label="变化"]')
    .allInnerTexts()
  expect(kinds.length).toBeGreaterThan(0)
  expect(kinds.every((kind) => kind.includes('新增'))).toBe(true)
  await accessibleOnBoth(page)
  for (const format of ['xlsx', 'docx', 'pdf']) {
    const file = await page.request.get(`${listPage}/files/${format}`)
    expect(file.status()).toBe(200)
    expect(decodeURIComponent(file.headers()['content-disposition'] ?? '')).toContain('拟支持名单汇总表')
  }
})

test('[CASE-11] After the publicity the dispatch number is recorded, once', async ({ page, signInAs }) => {
  await signInAs('commerce-approver')
  await page.goto(listPage)
  await page.getByLabel('公示首日').fill('2026-11-24')
  await page.getByRole('button', { name: '发布公示' }).click()
  await expect(page.getByText('名单还不能确定')).toBeVisible()
  const [publicity] = await inDatabase<{ id: string }>('SELECT id FROM publicity WHERE award_list_id = $1', [
    listPage.split('/').at(-1),
  ])
  await twoWeeksPass(publicity!.id)
  await page.goto(listPage)
  await page.getByRole('button', { name: '公示结束，确定名单' }).click()
  await expect(page.getByText('下一步：登记发文字号')).toBeVisible()
  await page.getByRole('textbox', { name: '发文字号' }).fill('六十六号')
  await page.getByLabel('发文日期').fill('2026-11-24')
  await page.getByRole('button', { name: '登记发文字号' }).click()
  await expect(page.getByRole('alert').first()).toContainText('请按文号填写')
  await page.getByRole('textbox', { name: '发文字号' }).fill(`豫商财[2026]${Number(serial)}号`)
  await page.getByRole('button', { name: '登记发文字号' }).click()
  await expect(page.getByText(`发文字号 豫商财〔2026〕${Number(serial)}号`)).toBeVisible()
  await accessibleOnBoth(page)
  await page.goto(`${listPage}/shortage`)
  await accessibleOnBoth(page)
})
