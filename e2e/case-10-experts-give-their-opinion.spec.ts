import { expect, expectAccessible, test } from './fixtures'

/** The demo's round that asks for experts has two applications without a panel; three experts can sign in. */
const experts = ['expert-a', 'expert-b', 'expert-c'] as const
let panelAddress = ''

test.describe.configure({ mode: 'serial' })

test('[CASE-10] a panel is composed, drawn by lot, drawn again to the seat, and opened by another', async ({
  page,
  signInAs,
}) => {
  await signInAs('commerce-preparer')
  await page.goto('/commerce/reviews/panels/new')
  await page.getByLabel('评审组名称').fill('补充申报第二评审组')
  const grid = page.getByRole('table', { name: '抽取分组' }).or(page.getByLabel('抽取分组')).first()
  const cells = grid.locator('input:not([type="hidden"])')
  await cells.nth(2).fill('3')
  for (const index of [3, 4, 5]) await cells.nth(index).fill('')
  await page.keyboard.press('Tab')
  await page.getByRole('button', { name: '组建评审组' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('补充申报第二评审组')
  panelAddress = new URL(page.url()).pathname

  await page.getByRole('button', { name: '抽取专家' }).click()
  await expect(page.getByText('已抽取，待启动')).toBeVisible()
  await expect(page.getByText(/^[0-9a-f]{32}$/)).toBeVisible()
  await page.getByRole('link', { name: '重新抽取第 1 次并比对' }).click()
  await expect(page.getByText('重新抽取结果一致')).toBeVisible()
  await page.getByRole('button', { name: '指定钱学文为组长' }).click()
  await expect(page.getByText('组长', { exact: true })).toBeVisible()
  await expectAccessible(page)

  await signInAs('commerce-checker')
  await page.goto(panelAddress)
  await page.getByRole('button', { name: '启动评审' }).click()
  await expect(page.locator('main header').getByText('评审中')).toBeVisible()
})

test('[CASE-10] experts declare, score apart, the chair sums up; only then is the application approved', async ({
  page,
  signInAs,
}) => {
  test.slow()
  await signInAs('commerce-checker')
  await page.goto(panelAddress)
  const application = page.locator('a[href^="/commerce/reviews/"]').filter({ hasText: '豫信保申' })
  const [address, receipt] = [
    await application.first().getAttribute('href'),
    await application.first().innerText(),
  ]
  await page.goto(address!)
  await expect(page.getByText('尚无专家意见')).toBeVisible()
  await page.getByRole('button', { name: '复核通过' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '复核通过' }).click()
  await expect(page.getByRole('dialog').getByText('还没有评审组的汇总意见', { exact: false })).toBeVisible()

  for (const name of experts) {
    await signInAs(name)
    await page.goto('/expert/reviews')
    const row = page.getByRole('listitem').filter({ hasText: receipt })
    await row.getByRole('button', { name: /无利害关系/ }).click()
    await row.getByRole('link', { name: '评审' }).click()
    await expect(page.getByText('您提交本轮意见后，才能看到其他专家已提交的意见。')).toBeVisible()
    for (const criterion of ['贸易与保险真实性', '材料完整与一致', '支持的必要性与效果'])
      await page.getByLabel(criterion).fill('85')
    await page.getByLabel('同意支持').check()
    await page.locator('textarea[name="opinion"]').fill('材料一致，同意支持。')
    await page.getByRole('button', { name: '提交评审意见' }).click()
    await expect(page.getByText('已提交，不能更改')).toBeVisible()
    await expectAccessible(page)
  }

  await signInAs('expert-a')
  await page.goto('/expert/reviews')
  await page.getByRole('listitem').filter({ hasText: receipt }).getByRole('link', { name: '汇总' }).click()
  await page.getByLabel('同意支持').check()
  await page.locator('textarea[name="summary"]').fill('三位专家意见一致，同意支持。')
  await page.getByRole('button', { name: '提交汇总意见' }).click()
  await expect(page.getByText('（85.00—85.00）', { exact: false })).toBeVisible()

  await signInAs('commerce-checker')
  await page.goto(address!)
  await expect(page.getByText('三位专家意见一致，同意支持。')).toBeVisible()
  await page.getByRole('button', { name: '复核通过' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '复核通过' }).click()
  await expect(page.getByText('目前：审核通过')).toBeVisible()
})

test('[CASE-10] a declared interest closes the application; the enterprise never sees an expert', async ({
  page,
  signInAs,
}) => {
  await signInAs('expert-b')
  await page.goto('/expert/reviews')
  const row = page.getByRole('listitem').filter({ hasText: '待声明' }).first()
  const receipt = /豫信保申〔\d+〕\d+号/.exec(await row.innerText())![0]
  await row.getByRole('button', { name: '有利害关系，申请回避' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('利害关系说明').fill('曾为该企业提供咨询')
  await dialog.getByRole('button', { name: '声明有利害关系' }).click()
  const closed = page.getByRole('listitem').filter({ hasText: receipt })
  await expect(closed).toContainText('您的声明：曾为该企业提供咨询')
  await expect(closed.getByRole('link')).toHaveCount(0)

  await signInAs('enterprise')
  for (const path of ['/commerce/reviews/panels', '/commerce/reviews/panels/pool', '/expert/reviews']) {
    const answer = await page.request.get(path)
    expect(await answer.text()).not.toContain('钱学文')
  }
})
