import { expect, expectAccessible, test } from './fixtures'

test.describe.configure({ mode: 'serial' })

/** Made up, in the form of the State Council's notices; the weekdays are those of 2027. */
const notice2027 = `一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（农历除夕、周五）至11日（周四）放假调休，共7天。1月31日（周日）、2月20日（周六）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。4月25日（周日）、5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天。
六、中秋节：9月15日（周三）放假1天。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。`

const why = '公示正文中受理电话有误，更正后重新公示。'
const evidence = {
  name: '情况说明.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
}
let listPage = ''
let withdrawnPage = ''
let newNumber = ''

/** Both widths, no rule switched off. */
async function accessibleAtBothWidths(page: import('@playwright/test').Page) {
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await expectAccessible(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await page.setViewportSize({ width: 1440, height: 900 })
}

test('[CASE-12] The calendar of 2027 is read from the notice, entered by one and confirmed by another', async ({
  page,
  signInAs,
}) => {
  await signInAs('commerce-preparer')
  await page.goto('/commerce/settings/calendar')
  await expect(page.getByRole('row', { name: /2027 年/ })).toContainText('尚未录入')
  await page.getByLabel('年度', { exact: true }).fill('2027')
  await page.getByLabel('通知文号').fill('国办发明电〔2026〕9号')
  await page.getByLabel('放假和调休上班的内容').fill(notice2027.replace('1月1日（周五）', '1月1日（周四）'))
  await page.getByRole('button', { name: '录入，送另一人确认' }).click()
  await expect(page.getByRole('alert').first()).toContainText('2027年1月1日是周五，原文写为周四')
  await page.getByLabel('放假和调休上班的内容').fill(notice2027)
  await page.getByRole('button', { name: '录入，送另一人确认' }).click()
  await expect(page.getByRole('heading', { name: '待确认：2027 年放假调休安排' })).toBeVisible()
  await expect(page.getByRole('button', { name: '确认 2027 年安排' })).toHaveCount(0)

  await signInAs('commerce-checker')
  await page.goto('/commerce/settings/calendar')
  await accessibleAtBothWidths(page)
  await page.getByRole('button', { name: '确认 2027 年安排' }).click()
  await expect(page.getByRole('row', { name: /2027 年/ }).first()).toContainText('已录入并确认')
})

test('[CASE-12] A publicity is withdrawn by two people; the public reads the reason instead of the list', async ({
  page,
  signInAs,
  request,
}) => {
  await page.goto('/publicity')
  await page
    .getByRole('row', { name: /公示中/ })
    .filter({ hasText: '小微' })
    .getByRole('link')
    .first()
    .click()
  await page.waitForURL(/\/publicity\/[0-9a-f-]{36}$/)
  withdrawnPage = new URL(page.url()).pathname
  const name = await page.getByRole('table').getByRole('row').nth(1).getByRole('rowheader').innerText()

  await signInAs('commerce-preparer')
  await page.goto('/commerce/award-lists')
  await page
    .getByRole('row', { name: /公示中/ })
    .filter({ hasText: '小微' })
    .getByRole('link')
    .first()
    .click()
  await page.waitForURL(/award-lists\/[0-9a-f-]{36}$/)
  listPage = new URL(page.url()).pathname
  await page.getByRole('button', { name: '申请撤回公示' }).click()
  await page.getByLabel('撤回原因').fill(why)
  await page.getByRole('button', { name: '提交撤回申请' }).click()
  await expect(page.getByText('须由另一位审批人员确认。确认前公示照常进行。')).toBeVisible()

  await signInAs('commerce-approver')
  await expect(page.getByRole('main')).toContainText('确认撤回公示')
  await page.goto(listPage)
  await page.getByRole('button', { name: '同意撤回', exact: true }).click()
  await expect(page.getByRole('heading', { name: '下一步：发布公示' })).toBeVisible()

  await page.context().clearCookies()
  await page.goto(withdrawnPage)
  await expect(page.getByText('本公示已撤回')).toBeVisible()
  await expect(page.getByText(why)).toBeVisible()
  expect(await page.content()).not.toContain(name)
  await accessibleAtBothWidths(page)
  expect((await request.get(`${withdrawnPage}/pdf`)).status()).toBe(410)
})

test('[CASE-12] It is published again at the minute named, as a version that names what it replaces', async ({
  page,
  signInAs,
}) => {
  test.setTimeout(300_000)
  await signInAs('commerce-approver')
  await page.goto(listPage)
  const minute = new Date(Date.now() + 75_000).toLocaleTimeString('zh-CN', {
    timeZone: 'Asia/Shanghai',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  })
  await page.getByLabel('公示首日').fill('2026-11-24')
  await page.getByLabel('发布时间').fill(minute)
  await page.getByRole('button', { name: '发布公示' }).click()
  await expect(page.getByRole('main')).toContainText(/号\s*待发布/)
  newNumber = /豫商财公示〔\d+〕\d+号(?=\s*待发布)/.exec(await page.getByRole('main').innerText())![0]
  await accessibleAtBothWidths(page)
  const visitor = await page.context().browser()!.newPage()
  await visitor.goto(new URL('/publicity', page.url()).href)
  await expect(visitor.getByText(newNumber)).toHaveCount(0)
  await expect(async () => {
    await visitor.reload()
    await expect(visitor.getByText(newNumber)).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 180_000, intervals: [2000] })
  await visitor.close()

  await page.context().clearCookies()
  await page.goto(withdrawnPage)
  await page.getByRole('link', { name: newNumber }).click()
  await expect(page.getByText(/本公示替代豫商财公示〔\d+〕\d+号（已于2026年11月24日撤回）/)).toBeVisible()
  await expect(page.getByText(/公示内容摘要（SHA-256）：[0-9a-f]{64}/)).toBeVisible()
  await accessibleAtBothWidths(page)
})

test('[CASE-12] A signed objection gets a reply as a document; an anonymous and a late one are not accepted, and told so', async ({
  page,
  signInAs,
  request,
}) => {
  test.setTimeout(180_000)
  const object = async (signed: boolean) => {
    await page.getByLabel('有异议的条目').selectOption('1')
    await page.getByLabel('异议事项和理由').fill('该机构的一张保单不在本期，请核实。')
    await page.getByLabel('证明材料').setInputFiles(evidence)
    if (signed) {
      await page.getByLabel('您的姓名或单位名称').fill('钱先生')
      await page.getByLabel('联系方式').fill('13800003333')
    } else await page.getByRole('radio', { name: /匿名提出/ }).check()
    await page.getByRole('button', { name: '提交异议' }).click()
    await page.waitForURL(/filed=1/)
    return new URL(page.url())
  }
  const download = async (followed: URL) => {
    const file = await request.get(`${followed.pathname}/reply?code=${followed.searchParams.get('code')}`)
    return [file.status(), file.headers()['content-type']]
  }

  // Anonymous.
  await page.goto('/publicity')
  await page.getByRole('row', { name: newNumber }).getByRole('link').first().click()
  await page.getByRole('link', { name: '提出异议' }).click()
  await accessibleAtBothWidths(page)
  const anonymous = await object(false)
  await expect(page.getByText('异议已登记为不予受理')).toBeVisible()
  await expect(page.getByText(/没有署真实姓名和联系方式/)).toBeVisible()
  await accessibleAtBothWidths(page)
  expect(await download(anonymous)).toEqual([200, 'application/pdf'])

  // Late, on what is an archive by now.
  await page.goto('/publicity')
  await page
    .getByRole('row', { name: /已结束/ })
    .getByRole('link')
    .first()
    .click()
  await page.getByRole('link', { name: '仍要提出' }).click()
  const late = await object(true)
  await expect(page.getByText(/已超过公示期，按公示要求不予受理/)).toBeVisible()
  expect(await download(late)).toEqual([200, 'application/pdf'])

  // Signed and in time.
  await page.goto('/publicity')
  await page.getByRole('row', { name: newNumber }).getByRole('link').first().click()
  await page.getByRole('link', { name: '提出异议' }).click()
  const signed = await object(true)
  await expect(page.getByText('已收到，正在核实')).toBeVisible()
  expect((await download(signed))[0]).toBe(409)
  const number = decodeURIComponent(signed.pathname.split('/').at(-1)!)

  await signInAs('commerce-checker')
  await page.goto('/commerce/objections')
  await page.getByRole('link', { name: number }).click()
  await page.getByRole('button', { name: '异议不成立' }).click()
  await page.getByLabel('给异议人的答复意见').fill('经核对，该保单的保险期间在本期内。')
  await page.getByRole('button', { name: '决定：异议不成立' }).click()
  await expect(page).toHaveURL(/\/commerce\/objections$/)
  await page.goto('/commerce/objections?all=1')
  await page.getByRole('link', { name: number }).click()
  await expect(page.getByRole('link', { name: `下载异议答复书 ${number}.pdf` })).toBeVisible()
  await accessibleAtBothWidths(page)

  await page.context().clearCookies()
  await page.goto(`${signed.pathname}?code=${signed.searchParams.get('code')}`)
  await expect(page.getByText('经核对，该保单的保险期间在本期内。')).toBeVisible()
  await expect(page.getByRole('link', { name: '下载答复书（PDF）' })).toBeVisible()
  expect(await download(signed)).toEqual([200, 'application/pdf'])
  await expectAccessible(page)
})
