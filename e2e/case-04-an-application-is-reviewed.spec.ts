import { withdrawOwnApplication } from './database'
import { expect, expectAccessible, test } from './fixtures'
import { head, pdf, round, row } from './payment-lines'

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

test('[CASE-04] what was corrected is highlighted for the reviewer, beside what had been asked', async ({
  page,
  signInAs,
}) => {
  test.setTimeout(360_000)
  const saved = page.getByText(/^已保存 \d\d:\d\d$/)
  const dialog = page.getByRole('dialog')
  const upload = async (index: number, name: string) => {
    await page
      .locator('input[type=file]')
      .nth(index)
      .setInputFiles({ name, mimeType: 'application/pdf', buffer: pdf(name) })
    await expect(page.getByRole('link', { name })).toBeVisible()
  }
  const submit = async () => {
    await page.goto(`${edit}?step=check`)
    await page.getByRole('button', { name: /^(重新)?提交申报$/ }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/豫信保申/)
  }
  let edit = ''
  await withdrawOwnApplication(round)

  await test.step('two payments are filed', async () => {
    await signInAs('enterprise')
    await page.goto('/enterprise/applications')
    await page.locator('section').filter({ hasText: round }).getByRole('button', { name: '开始申报' }).click()
    await page.waitForURL('**/edit')
    edit = new URL(page.url()).pathname
    const table = [
      head,
      row('26412000000000741001', '2026-07-20', '60000.00'),
      row('26412000000000741002', '2026-08-05', '40000.00'),
    ].join('\n')
    await page
      .getByLabel('导入保险费缴纳明细表')
      .setInputFiles({ name: '明细表.csv', mimeType: 'text/csv', buffer: Buffer.from(table) })
    await page.getByRole('button', { name: '导入 2 行' }).click()
    await expect(saved).toBeVisible()
    await page.goto(`${edit}?step=materials`)
    await upload(0, '凭证.pdf')
    await upload(1, '承诺书.pdf')
    await page.goto(`${edit}?step=account`)
    await page.getByLabel('本企业已阅读并接受上述承诺').check()
    await expect(saved).toBeVisible()
    await submit()
  })
  const id = edit.split('/').at(-2)!

  await test.step('they are returned with all defects at once: two that the check against the insurers’ lists found, three more', async () => {
    await signInAs('commerce-preparer')
    await page.goto(`/commerce/reviews/${id}`)
    await page.getByRole('button', { name: '受理审核' }).click()
    await page.getByRole('button', { name: '退回补正' }).click()
    await dialog
      .locator('textarea')
      .fill('第 1 行实付金额与付款凭证不符。\n第 2 行的保单不在支持范围。\n承诺书缺少公章。')
    await dialog.getByLabel('补正截止日期').fill('2026-12-15')
    await dialog.getByRole('button', { name: '退回补正' }).click()
    await expect(page.getByText('目前：待补正')).toBeVisible()
  })

  await test.step('the enterprise corrects a cell, takes a row out, replaces a file', async () => {
    await signInAs('enterprise')
    await page.goto(`/enterprise/applications/${id}`)
    await expect(page.getByRole('listitem').filter({ hasText: '承诺书缺少公章。' })).toBeVisible()
    await page.getByRole('link', { name: '补正申报' }).click()
    await page.waitForURL('**/edit**')
    await page.getByRole('button', { name: '删除第 2 行' }).click()
    await page.getByLabel('第 1 行 实付原币').fill('55000.00')
    await page.getByLabel('第 1 行 实付原币').blur()
    // 55,000.00 × 50 %.
    await expect(page.getByText('27,500.00').first()).toBeVisible()
    await expect(saved).toBeVisible()
    await page.goto(`${edit}?step=materials`)
    await page.getByRole('button', { name: '删除文件' }).nth(1).click()
    await expect(page.getByRole('link', { name: '承诺书.pdf' })).toHaveCount(0)
    await upload(1, '承诺书（已盖章）.pdf')
    await submit()
    await expect(page.getByRole('heading', { name: '重新提交时的变化' })).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('the reviewer sees what was asked and what changed', async () => {
    await signInAs('commerce-preparer')
    await page.goto(`/commerce/reviews/${id}`)
    const asked = page.getByRole('region', { name: '上次要求补正' })
    const unmatched = '发票与保险机构报送的清单不符，请与保险机构核对后更正。'
    await expect(asked.getByRole('listitem')).toHaveText([
      `第 1 行：${unmatched}`,
      `第 2 行：${unmatched}`,
      '第 1 行实付金额与付款凭证不符。',
      '第 2 行的保单不在支持范围。',
      '承诺书缺少公章。',
    ])
    const changed = page.getByRole('region', { name: '申报单位的改动' })
    await expect(changed).toContainText('第 1 行（发票 26412000000000741001）改动：')
    await expect(changed).toContainText('实付原币 60,000.00 → 55,000.00')
    await expect(changed).toContainText('原第 2 行（发票 26412000000000741002）已删除')
    await expect(changed).toContainText('新增材料：承诺书：承诺书（已盖章）.pdf')
    await expect(changed).toContainText('撤下材料：承诺书：承诺书.pdf')
    await page.getByRole('button', { name: '受理审核' }).click()
    await expect(page.getByText('有改动', { exact: true })).toBeVisible()
    const lines = page.getByRole('region', { name: '申报明细' })
    await expect(lines.locator('del')).toContainText(['60,000.00'])
  })
})
