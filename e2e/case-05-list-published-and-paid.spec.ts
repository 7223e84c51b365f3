import { twoWeeksPass } from './database'
import { expect, expectAccessible, test } from './fixtures'

test.describe.configure({ mode: 'serial' })

const title = `2026年下半年第一批拟支持名单（${String(Date.now()).slice(-5)}）`
let listPage = ''
let publicPage = ''
let followPage = ''

test('[CASE-05] Approved applications form a list; finance sends it back, then concurs', async ({
  page,
  signInAs,
}) => {
  await signInAs('commerce-preparer')
  await page.goto('/commerce/award-lists/new')
  await page.getByRole('link', { name: /2026年下半年/ }).click()
  await page.waitForURL(/round=/)
  await page.getByLabel('名单标题').fill(title)
  await expectAccessible(page)
  await page.getByRole('button', { name: /^全部 \d+ 件列入名单$/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(page.getByText('此前已用')).toBeVisible()
  listPage = new URL(page.url()).pathname
  await expectAccessible(page)
  await page.getByRole('button', { name: '送财政会商' }).click()
  await expect(page.getByText('财政会商中')).toBeVisible()

  await signInAs('finance-checker')
  await page.goto('/finance/consultations')
  await page.getByRole('row', { name: title }).getByRole('link').click()
  await expectAccessible(page)
  await page.getByRole('button', { name: '退回商务' }).click()
  await page.getByLabel('退回意见').fill('第一个条目请再核减。')
  await page.getByRole('button', { name: '退回名单' }).click()
  await expect(page).toHaveURL(/\/finance\/consultations$/)

  await signInAs('commerce-preparer')
  await page.goto(listPage)
  await expect(page.getByText('第一个条目请再核减。')).toBeVisible()
  await page.getByRole('button', { name: '核减', exact: true }).first().click()
  await page.getByLabel('核减后金额').fill('12,345.67')
  await page.getByLabel('核减原因').fill('一张发票的付款凭证不全')
  await page.getByRole('button', { name: '核减金额' }).click()
  await expect(page.getByText('12,345.67').first()).toBeVisible()
  await page.getByRole('button', { name: '送财政会商' }).click()
  await expect(page.getByText('财政会商中')).toBeVisible()

  await signInAs('finance-checker')
  await page.goto(listPage.replace('commerce/award-lists', 'finance/consultations'))
  await page.getByLabel('会商文号').fill('豫财贸函〔2026〕66号')
  await page.getByRole('button', { name: /^同意 \d+ 个条目$/ }).click()
  await expect(page).toHaveURL(/\/finance\/consultations$/)
})

test('[CASE-05] It is published on a working day, for everybody, with what L6 allows', async ({
  page,
  signInAs,
  request,
}) => {
  await signInAs('commerce-approver')
  await page.goto(listPage)
  await page.getByLabel('公示首日').fill('2026-11-28')
  await page.getByRole('button', { name: '发布公示' }).click()
  await expect(page.getByRole('alert').first()).toContainText('2026年11月28日不是工作日')
  await page.getByLabel('公示首日').fill('2026-11-24')
  await page.getByRole('button', { name: '发布公示' }).click()
  await expect(page.getByText('名单还不能确定')).toBeVisible()
  await expect(page.getByText('公示期至2026年11月30日24:00 结束')).toBeVisible()

  await page.context().clearCookies()
  await page.goto('/publicity')
  await expectAccessible(page)
  await page
    .getByRole('link', { name: new RegExp(title.slice(0, 20)) })
    .first()
    .click()
  await expect(page.getByText('12,345.67')).toBeVisible()
  await expect(page.getByText(/公示内容摘要（SHA-256）：[0-9a-f]{64}/)).toBeVisible()
  expect(await page.content()).not.toMatch(/91\d{6}[0-9A-Z]{10}/)
  publicPage = new URL(page.url()).pathname
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await expectAccessible(page)
  for (const format of ['xlsx', 'docx', 'pdf']) {
    const file = await request.get(`${publicPage}/${format}`)
    expect(file.status()).toBe(200)
    expect(file.headers()['content-disposition']).toContain('attachment')
  }
})

test('[CASE-05] A citizen objects with evidence; an official decides; the citizen reads the reply', async ({
  page,
  signInAs,
}) => {
  await page.goto(publicPage)
  await page.getByRole('link', { name: '提出异议' }).click()
  await page.getByRole('button', { name: '提交异议' }).click()
  await expect(page.getByRole('alert').first()).toContainText('请选择有异议的条目')
  await expectAccessible(page)
  await page.getByLabel('有异议的条目').selectOption('1')
  await page.getByLabel('异议事项和理由').fill('该企业的一张发票去年已经申报过，请核实。')
  await page.getByLabel('证明材料').setInputFiles({
    name: '发票对照.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
  })
  await page.getByLabel('您的姓名或单位名称').fill('赵一诺')
  await page.getByLabel('联系方式').fill('13800002222')
  await page.getByRole('button', { name: '提交异议' }).click()
  await expect(page.getByText('已收到，正在核实')).toBeVisible()
  followPage = page.url()
  const number = /豫信保异〔\d+〕\d+号/.exec(await page.locator('main').innerText())![0]
  await expectAccessible(page)

  await signInAs('commerce-checker')
  await page.goto('/commerce/objections')
  await page.getByRole('link', { name: number }).click()
  await expect(page.getByText('赵一诺')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: '异议不成立' }).click()
  await page.getByLabel('给异议人的答复意见').fill('经核对，两张发票号码不同，未重复申报。')
  await page.getByRole('button', { name: '决定：异议不成立' }).click()
  await expect(page).toHaveURL(/\/commerce\/objections$/)

  await page.context().clearCookies()
  await page.goto(followPage)
  await expect(page.getByText('经核对，两张发票号码不同，未重复申报。')).toBeVisible()
})

test('[CASE-05] The list closes; it is paid, a payment comes back and is paid again', async ({
  page,
  signInAs,
}) => {
  await twoWeeksPass(publicPage.split('/').at(-1)!)
  await signInAs('commerce-approver')
  await page.goto(listPage)
  await page.getByRole('button', { name: '公示结束，确定名单' }).click()
  await expect(page.getByText('公示结束，待拨付')).toBeVisible()

  await signInAs('finance-preparer')
  await page.goto('/finance/disbursements')
  await expectAccessible(page)
  await page.getByRole('region', { name: title }).getByRole('button', { name: '编制拨付单' }).click()
  await page.waitForURL(/disbursements\/[0-9a-f-]{36}$/)
  await expect(page.getByText('待复核').first()).toBeVisible()
  const orderPage = new URL(page.url()).pathname
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '导出拨付清单' }).click()
  expect((await download).suggestedFilename()).toMatch(/^拨付清单.*\.xlsx$/)

  await signInAs('finance-checker')
  await page.goto(orderPage)
  await page.getByRole('button', { name: '复核下达' }).click()
  await expect(page.getByText('已下达，拨付中')).toBeVisible()

  await signInAs('finance-preparer')
  await page.goto(orderPage)
  await expectAccessible(page)
  await page
    .getByRole('button', { name: /^登记退汇/ })
    .first()
    .click()
  await page.getByLabel('退汇原因').fill('户名与账号不符')
  await page.getByRole('button', { name: '登记 1 笔退汇' }).click()
  await expect(page.getByText('户名与账号不符').first()).toBeVisible()
  await recordAll()

  await signInAs('finance-checker')
  await page.goto(orderPage)
  await page.getByRole('button', { name: '重新拨付' }).click()
  await page.getByRole('button', { name: '重新拨付 1 笔' }).click()
  await expect(page.getByText('（第 2 次）')).toBeVisible()

  await signInAs('finance-preparer')
  await page.goto(orderPage)
  await recordAll()
  await expect(page.getByText('已全部拨付')).toBeVisible()
  await expectAccessible(page)

  async function recordAll() {
    await page.getByRole('checkbox', { name: '选择本页全部' }).check()
    await page.getByLabel('到账日期').fill('2026-11-24')
    await page.getByLabel('银行流水号').fill('ZY20261124000017')
    await page.getByRole('button', { name: '登记为已拨付' }).click()
    await expect(page.getByText('ZY20261124000017').first()).toBeVisible()
  }
})
