import { madeUpUscc } from '../tests/factories/uscc'
import { expect, expectAccessible, test } from './fixtures'
import { check, register } from './insurer-steps'

/** CASE-20: lists of codes, what a rival sees of them, reservations that end, cover that ends early, the night's recheck. */

test('[CASE-20] many codes are checked at once, reserved, given up and ended by the province', async ({
  page,
  signInAs,
}) => {
  const codes = [madeUpUscc('410100'), madeUpUscc('410200'), madeUpUscc('410300')] as const

  await test.step('pastes a list: the bad rows are named, the others answered', async () => {
    await signInAs('insurer')
    await page.goto('/insurer/duplicate-cover/batches')
    await expectAccessible(page)
    await page
      .getByLabel('统一社会信用代码')
      .fill(`${codes[0]}\t郑州某公司\n${codes[1]}\n123\n${codes[0]}\n${codes[2]}`)
    await page.getByRole('radio', { name: '查询并预留' }).check()
    await page.getByRole('button', { name: '提交查重' }).click()
    await page.waitForURL(/batches\/[0-9a-f-]{36}/)
    await expect(page.getByText('已答复')).toBeVisible({ timeout: 30_000 })
    await expect(page.getByText(/豫统保批查〔\d{4}〕\d{6}号/).first()).toBeVisible()
    await expect(page.getByText('“123”不是 18 位统一社会信用代码，请核对营业执照后填写。')).toBeVisible()
    await expect(page.getByText('与第 1 行是同一家企业，已按第 1 行查询。')).toBeVisible()
    await expect(page.getByRole('link', { name: /可以承保\s*3/ })).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('takes the answers and the certificate along', async () => {
    for (const [link, name] of [
      ['下载逐行结果', /批量查重结果.*\.xlsx/],
      ['下载凭证 PDF', /批量查重凭证.*\.pdf/],
    ] as const) {
      const download = page.waitForEvent('download')
      await page.getByRole('link', { name: link }).click()
      expect((await download).suggestedFilename()).toMatch(name)
    }
  })

  await test.step('a rival’s list tells until when, and nothing else', async () => {
    await signInAs('insurer-b')
    await page.goto('/insurer/duplicate-cover/batches')
    await page.getByLabel('或名单文件').setInputFiles({
      name: '名单.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`统一社会信用代码\n${codes.join('\n')}\n`),
    })
    await page.getByRole('button', { name: '提交查重' }).click()
    await page.waitForURL(/batches\/[0-9a-f-]{36}/)
    await expect(page.getByText('本次只查询，没有预留')).toBeVisible({ timeout: 30_000 })
    await expect(page.getByText(/该企业已由其他机构预留至/).first()).toBeVisible()
    await expect(page.getByText('中原信用保险')).toHaveCount(0)
  })

  await test.step('one reservation is given up, one is ended by the province with a reason', async () => {
    await signInAs('insurer')
    await page.goto('/insurer/duplicate-cover')
    await page
      .getByRole('link', { name: /豫统保批查.*-000001$/ })
      .first()
      .click()
    await page.getByRole('button', { name: '放弃预留' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '放弃预留' }).click()
    await expect(page.getByRole('link', { name: '登记保单' })).toHaveCount(0)
    await signInAs('commerce-checker')
    await page.goto(`/commerce/cover-reservations?q=${codes[1]}`)
    await expectAccessible(page)
    await page.getByRole('button', { name: '解除预留' }).click()
    await page.getByRole('dialog').getByLabel('理由').fill('企业来函称未委托该机构')
    await page.getByRole('dialog').getByRole('button', { name: '解除预留' }).click()
    await expect(page.getByText('目前没有预留')).toBeVisible()
    await signInAs('insurer-b')
    await check(page, codes[1])
    await expect(page.getByText(/已为贵机构预留至/)).toBeVisible()
  })
})

test('[CASE-20] a cover is ended early by two people, and the night’s recheck has its page', async ({
  page,
  signInAs,
}) => {
  const uscc = madeUpUscc('410400')
  await signInAs('insurer')
  await check(page, uscc)
  await register(page, '小微企业统保', '1000000', '0.08')
  await page.waitForURL(/policies\/[0-9a-f-]{36}/)
  const id = page.url().split('/').at(-1)!

  await test.step('the preparer proposes with document and reason', async () => {
    await signInAs('commerce-preparer')
    await page.goto(`/commerce/policies/${id}`)
    await page.getByRole('button', { name: '提出提前解除' }).click()
    await page.getByLabel('依据的文件或来文').fill('豫商财函〔2026〕7号')
    await page.getByLabel('理由').fill('双方协商解除保险合同')
    await page.getByRole('button', { name: '提出解除' }).click()
    await expect(page.getByText('待复核')).toBeVisible()
  })

  await test.step('the checker confirms; the cover ends today', async () => {
    await signInAs('commerce-checker')
    await page.goto(`/commerce/policies/${id}`)
    await page.getByRole('button', { name: '确认解除' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '确认解除' }).click()
    await expect(page.getByText('已解除').first()).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('what the night found is read by the province', async () => {
    await page.goto('/commerce/register-rechecks')
    await expect(page.getByRole('heading', { name: '统保复查' })).toBeVisible()
    await expectAccessible(page)
  })
})
