import type { Page } from '@playwright/test'

import { expect, expectAccessible, test } from './fixtures'

/** The evidence as a browser would send it. */
const evidence = {
  name: '发票查验记录.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from(
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
  ),
}

async function look(page: Page): Promise<void> {
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await expectAccessible(page)
  await page.setViewportSize({ width: 1440, height: 900 })
}

/** All named checks answered; the first differs when asked so. */
async function answerChecks(page: Page, differs: boolean): Promise<void> {
  for (const group of await page.getByRole('group', { name: /核查结果/ }).all())
    await group.getByLabel('相符', { exact: true }).check()
  if (differs) {
    await page.getByRole('group', { name: '发票原件核查结果' }).getByLabel('不符').check()
    await page.getByLabel('发票原件核查事实').fill('税务平台查验显示已红冲。')
  }
  await page.getByRole('button', { name: '保存核查结果' }).click()
  await expect(page.getByText('已保存 7 项核查结果。')).toBeVisible()
}

test('[CASE-16] A spot check is planned, drawn, drawn again, checked, answered, signed and closed', async ({
  page,
  signInAs,
}) => {
  test.setTimeout(300_000)
  await signInAs('commerce-preparer')
  await page.goto('/commerce/spot-checks/new')
  await page.getByLabel('方案名称').fill('2025年下半年一般险资金抽查')
  await page.getByLabel('抽查事由').fill('年度例行抽查，核实发票、付款和出口数据。')
  await page.getByLabel('年度或半年').selectOption({ label: '2025年下半年' })
  await page.getByLabel('一般出口信用保险').check()
  await page.getByLabel('郑州市', { exact: true }).check()
  await page.getByLabel('比例或数量').fill('100')
  await look(page)
  await page.getByRole('button', { name: '提交方案' }).click()
  await expect(page.getByText('待下达', { exact: true })).toBeVisible()
  const { pathname } = new URL(page.url())
  await expect(page.getByRole('button', { name: '下达并抽取' })).toBeHidden()

  await signInAs('commerce-checker')
  await page.goto(pathname)
  await look(page)
  await page.getByRole('button', { name: '下达并抽取' }).click()
  await expect(page.getByRole('heading', { name: '抽取记录' })).toBeVisible()
  await page.getByRole('link', { name: '重新抽取并比对' }).click()
  await expect(page.getByText('重新抽取结果一致')).toBeVisible()

  await signInAs('commerce-preparer')
  await page.goto(pathname)
  await page.getByLabel('选择本页全部').check()
  await page.getByLabel('核查人').selectOption({ label: '王芳（河南省商务厅）' })
  await page.getByLabel('核查期限').fill('2099-12-31')
  await page.getByRole('button', { name: '分派核查人' }).click()
  await expect(page.getByText('曾经办或审批其审核').first()).toBeVisible()
  await page.getByLabel('选择本页全部').check()
  await page.getByLabel('核查人').selectOption({ label: '郭强（郑州市商务局）' })
  await page.getByLabel('核查期限').fill('2099-12-31')
  await look(page)
  await page.getByRole('button', { name: '分派核查人' }).click()
  await expect(page.getByText(/已分派 \d+ 份核查表/)).toBeVisible()

  await signInAs('division')
  await page.goto('/division/spot-checks')
  await look(page)
  const own = page.getByRole('row', { name: /郑州豫达/ })
  await own.getByRole('link').first().click()
  await expect(page.getByRole('heading', { name: /核查表：郑州豫达/ })).toBeVisible()
  const sheet = new URL(page.url()).pathname
  await answerChecks(page, true)
  await page.getByRole('combobox', { name: '核查项目' }).selectOption({ label: '发票原件' })
  await page.getByLabel('佐证文件').setInputFiles(evidence)
  await page.getByRole('button', { name: '上传佐证' }).click()
  await expect(page.getByText('佐证已上传。')).toBeVisible()
  await page.getByLabel('明细行号').fill('1')
  await page.getByLabel('差错金额', { exact: true }).fill('300.00')
  await page.getByLabel('差错事实').fill('发票已红冲，未报告。')
  await page.getByRole('button', { name: '登记差错明细' }).click()
  await expect(page.getByRole('button', { name: '删除第 1 行' })).toBeVisible()
  await page.getByLabel('请企业说明和提供').fill('贵公司第 1 行发票显示已红冲，请说明原因并提供发票原件。')
  await page.getByLabel('答复期限').fill('2099-11-30')
  await page.getByRole('button', { name: '通知企业' }).click()
  await expect(page.getByText('企业的答复期限未到，尚未答复。')).toBeVisible()
  await look(page)

  await signInAs('enterprise')
  await page.goto(sheet.replace('/division/', '/enterprise/'))
  await look(page)
  await page.getByLabel('情况说明').fill('因客户退保，保险机构红冲后重开，未及时报告。')
  await page.getByLabel('证明材料').setInputFiles({ ...evidence, name: '情况说明.pdf' })
  await page.getByRole('button', { name: '提交答复' }).click()
  await expect(page.getByText('答复已收到。')).toBeVisible()

  await signInAs('division')
  await page.goto(sheet)
  await expect(page.getByText('因客户退保，保险机构红冲后重开')).toBeVisible()
  await page.getByRole('textbox', { name: '结论' }).fill('第 1 行发票已红冲，多支持 300 元，应予追回。')
  await page.getByLabel(/^追回差错明细/).check()
  await page.getByRole('button', { name: '提交核查结论' }).click()
  await expect(page.getByText('待签署', { exact: true })).toBeVisible()
  for (;;) {
    await page.goto('/division/spot-checks')
    await expect(page.getByRole('row', { name: /郑州豫达/ })).toBeVisible()
    const next = page.getByRole('row', { name: /核查中/ })
    if ((await next.count()) === 0) break
    await next.first().getByRole('link').first().click()
    await expect(page.getByRole('heading', { name: /^核查表：/ })).toBeVisible()
    await answerChecks(page, false)
    await page.getByRole('textbox', { name: '结论' }).fill('各项核对相符。')
    await page.getByRole('button', { name: '提交核查结论' }).click()
    await expect(page.getByText('待签署', { exact: true })).toBeVisible()
  }

  await signInAs('division-finance')
  await page.goto(sheet)
  await look(page)
  await page.getByRole('button', { name: '签署核查表' }).click()
  await expect(page.getByText('已签署', { exact: true })).toBeVisible()
  for (;;) {
    await page.goto('/division/spot-checks')
    await expect(page.getByRole('row', { name: /郑州豫达/ })).toBeVisible()
    const next = page.getByRole('row', { name: /待签署/ })
    if ((await next.count()) === 0) break
    await next.first().getByRole('link').first().click()
    await page.getByRole('button', { name: '签署核查表' }).click()
    await expect(page.getByText('已签署', { exact: true })).toBeVisible()
  }

  await signInAs('commerce-preparer')
  await page.goto(sheet.replace('/division/spot-checks/', '/commerce/spot-checks/sheets/'))
  await look(page)
  await page.getByRole('link', { name: '编制追回通知' }).click()
  await expect(page.getByLabel('追回金额')).toHaveValue('300.00')
  await expect(page.getByLabel('追回原因')).toHaveValue(/发票已红冲，未报告。/)

  await signInAs('commerce-approver')
  await page.goto(pathname)
  await page.getByRole('button', { name: '结束抽查并生成汇总表' }).click()
  await expect(page.getByText('已结束', { exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: '下载汇总表（PDF）' })).toBeVisible()
  await look(page)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载汇总表（Excel）' }).click()
  expect((await download).suggestedFilename()).toContain('抽查汇总表')
  await page.goto('/commerce/spot-checks')
  await look(page)
})
