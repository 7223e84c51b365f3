import { readFile } from 'node:fs/promises'

import type { Page } from '@playwright/test'
import { parseCsv } from 'hucre/csv'
import { readXlsx } from 'hucre/xlsx'

import { textOf } from '../tests/documents/pdf-text'
import { madeUpUscc } from '../tests/factories/uscc'
import { inDatabase, twoWeeksPass } from './database'
import { expect, expectAccessible, test } from './fixtures'
import { check, register } from './insurer-steps'
import { pdf as aPdf } from './payment-lines'

/** CASE-07: the prepayment is proposed, decided, paid; the insurer downloads its reconciliation, three formats as one. */

const insurer = '中原信用保险河南分公司'
const row = (page: Page) =>
  page.getByRole('row').filter({ hasText: insurer }).filter({ hasText: '小微企业统保' })

const grouped = (amount: string) => amount.replaceAll(/\B(?=(\d{3})+\.)/g, ',')

const fen = (amount: string) => BigInt(amount.replaceAll(/[,.]/g, ''))

/** What the ledger itself says was drawn from the insurer's prepayment of 2027, which is 100,000.00; in fen. */
async function drawnFrom2027(): Promise<bigint> {
  const [account] = await inDatabase<{ drawn: string }>(
    `SELECT coalesce(100000.00 - sum(p.amount_cny), 0.00)::text AS drawn
     FROM journal_posting p JOIN ledger_account a ON a.id = p.account_id JOIN organisation o ON o.id = a.organisation_id
     WHERE a.kind = 'PREPAYMENT' AND a.programme = 'MICRO' AND a.period = '2027' AND o.name = $1`,
    [insurer],
  )
  return fen(account!.drawn)
}

/** The open reconciliation in its three formats; `fact` is a value of the csv's head. */
async function downloads(page: Page) {
  const download = async (name: string) => {
    const waiting = page.waitForEvent('download')
    await page.getByRole('link', { name }).click()
    return new Uint8Array(await readFile(await (await waiting).path()))
  }
  const csv = parseCsv(new TextDecoder().decode(await download('下载 CSV')))
  const book = await readXlsx(await download('下载 Excel'))
  const pdf = textOf(await download('下载 PDF')).join('')
  return {
    fact: (name: string) => String(csv.find((cells) => cells[0] === name)![1]),
    formats: { csv, book, pdf },
  }
}

/** csv, xlsx, pdf and the page say the same: every figure of the head, the sum of the lines, the digest. */
async function agree(
  page: Page,
  fact: (name: string) => string,
  { csv, book, pdf }: Awaited<ReturnType<typeof downloads>>['formats'],
): Promise<void> {
  const drawn = fact('本期提取')
  expect(csv.at(-1)!.at(-1)).toBe(drawn)
  const total = book.sheets[1]!.rows.at(-1)!.at(-1) as number
  expect(total.toFixed(2)).toBe(drawn)
  for (const name of ['期初余额', '本期预拨', '本期提取', '本期结算', '结转下年', '期末余额']) {
    expect(pdf, name).toContain(grouped(fact(name)))
    await expect(page.getByText(grouped(fact(name))).first()).toBeVisible()
  }
  expect(pdf).toContain(fact('内容摘要（SHA-256）'))
  expect(JSON.stringify(book.sheets[0]!.rows)).toContain(fact('内容摘要（SHA-256）'))
}

test('[CASE-07] a year’s prepayment is proposed at half, decided by another, and paid from the budget', async ({
  page,
  signInAs,
}) => {
  // What an attempt before this one left.
  await inDatabase("DELETE FROM prepayment WHERE year = 2027 AND state <> 'PAID'")
  await test.step('finance proposes', async () => {
    await signInAs('finance-preparer')
    await page.goto('/finance/prepayments?year=2027')
    await page.getByRole('button', { name: '测算预拨' }).click()
    await expect(row(page)).toContainText('待核定')
    await expectAccessible(page)
  })
  await test.step('a second person decides less, with a reason', async () => {
    await signInAs('finance-checker')
    await page.goto('/finance/prepayments?year=2027')
    await row(page).getByRole('button', { name: '核定预拨' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('核定金额').fill('100,000.00')
    await dialog.getByLabel('资金文号').fill('豫财贸〔2026〕99号')
    await dialog.getByRole('button', { name: '核定预拨' }).click()
    await expect(dialog.getByRole('alert').filter({ hasText: '请填写理由' })).toBeVisible()
    await dialog.getByLabel('调减理由').fill('上年结余较多')
    await dialog.getByRole('button', { name: '核定预拨' }).click()
    await expect(row(page)).toContainText('待拨付')
  })
  await test.step('without a budget it is refused in words', async () => {
    await signInAs('finance-preparer')
    await page.goto('/finance/prepayments?year=2027')
    await row(page).getByRole('button', { name: '登记拨付' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('拨付日期').fill('2026-11-01')
    await dialog.getByRole('button', { name: '登记拨付' }).click()
    await expect(dialog.getByRole('alert').filter({ hasText: '不足以拨付' })).toBeVisible()
  })
})

test('[CASE-07] the insurer downloads its reconciliation, and the three formats agree', async ({
  page,
  signInAs,
}) => {
  await signInAs('insurer')
  await page.goto('/insurer/reconciliations')
  await expectAccessible(page)
  await page.getByRole('link', { name: '2026 年 小微企业统保' }).click()
  await page.waitForURL('**/insurer/reconciliations/MICRO/2026')
  await expectAccessible(page)

  const { fact, formats } = await downloads(page)
  await agree(page, fact, formats)
})

/** On the prepayment of 2027 that the first journey decided: budgeted, paid, applied for, drawn, reconciled. */
test('[CASE-07] the insurer applies for what it advanced; the closed list is drawn from its prepayment to the fen', async ({
  page,
  signInAs,
}) => {
  test.setTimeout(600_000)
  const serial = String(Date.now()).slice(-5)
  const title = `关于申报2026年下半年小微企业统保保费财政资金的通知（${serial}）`
  const listTitle = `2026年下半年小微企业统保拟支持名单（${serial}）`
  const dialog = page.getByRole('dialog')
  let application = ''
  let list = ''
  let requested = ''
  // An attempt before this one may have paid the prepayment, and drawn from it.
  const drawnBefore = await drawnFrom2027()

  await test.step('finance budgets 2027 by two people and pays the prepayment', async () => {
    const fundDocument = `豫财贸〔2026〕${Number(serial)}号`
    await signInAs('finance-preparer')
    await page.goto('/finance/budgets?year=2027')
    await page.getByLabel('支持项目').selectOption({ label: '小微企业统保' })
    await page.getByLabel('金额').fill('500,000.00')
    await page.getByRole('textbox', { name: '资金文件' }).fill(fundDocument)
    await page.getByRole('button', { name: '登记2027年预算' }).click()
    await expect(page.getByRole('row', { name: fundDocument })).toContainText('须由另一人确认')
    await signInAs('finance-checker')
    await page.goto('/finance/budgets?year=2027')
    await page.getByRole('row', { name: fundDocument }).getByRole('button', { name: '确认登记' }).click()
    await expect(
      page.getByRole('table', { name: '已登记的资金文件' }).getByRole('row', { name: fundDocument }),
    ).toContainText('500,000.00')

    await signInAs('finance-preparer')
    await page.goto('/finance/prepayments?year=2027')
    await expect(row(page)).toContainText(/待拨付|已拨付/)
    if ((await row(page).getByText('待拨付').count()) > 0) {
      await row(page).getByRole('button', { name: '登记拨付' }).click()
      await dialog.getByLabel('拨付日期').fill('2026-11-01')
      await dialog.getByRole('button', { name: '登记拨付' }).click()
    }
    await expect(row(page)).toContainText('已拨付')
  })

  await test.step('a round of the programme is opened by two officials', async () => {
    await signInAs('commerce-preparer')
    await page.goto('/commerce/rounds/new?programme=MICRO')
    await page.getByLabel('通知文号').fill(`豫商财函〔2026〕${Number(serial)}号`)
    await page.getByLabel('通知标题').fill(title)
    await page.getByLabel('通知正文').fill('各有关保险机构：\n\n现组织申报，请于截止日前提交。')
    await page.getByLabel('咨询电话').fill('0371-63576000')
    await page.getByLabel('申报周期', { exact: true }).selectOption('2026H2')
    await page.getByLabel('开始申报').fill('2026-11-20')
    await page.getByLabel('截止申报').fill('2026-12-31')
    await page.getByLabel('预算年度').selectOption('2027')
    await page.getByRole('textbox', { name: '资金文件' }).fill(`豫财贸〔2026〕${Number(serial)}号`)
    await page.getByRole('button', { name: '保存草稿' }).click()
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await page.getByRole('button', { name: '提交发布' }).click()
    await expect(page.getByText('待发布')).toBeVisible()
    const round = new URL(page.url()).pathname
    await signInAs('commerce-checker')
    await page.goto(round)
    await page.getByRole('button', { name: '发布批次' }).click()
    await expect(page.getByText('已发布').first()).toBeVisible()
  })

  await test.step('the insurer builds its application from its policies; a second person submits', async () => {
    await signInAs('insurer')
    await check(page, madeUpUscc('410100'))
    await register(page, '小微企业统保', '2083333.34', '0.08')
    await page.waitForURL(/policies\/[0-9a-f-]{36}/)
    await page.goto('/insurer/applications')
    await page
      .getByRole('row')
      .filter({ hasText: title })
      .getByRole('button', { name: '从保单生成申报' })
      .click()
    await page.waitForURL(/insurer\/applications\/[0-9a-f-]{36}/)
    application = new URL(page.url()).pathname
    await expect(page.getByText('请本机构复核人员登录')).toBeVisible()
    await expect(page.getByRole('button', { name: '提交申报' })).toHaveCount(0)
    for (const [index, name] of ['申请表', '统保保单清单', '保费发票'].entries()) {
      await page
        .locator('input[type=file]')
        .nth(index)
        .setInputFiles({ name: `${name}.pdf`, mimeType: 'application/pdf', buffer: aPdf(name) })
      await expect(page.getByRole('link', { name: `${name}.pdf` })).toBeVisible()
    }
    await expectAccessible(page)

    await signInAs('insurer-checker')
    await page.goto(application)
    await page.getByLabel('本机构承诺').check()
    await page.getByRole('button', { name: '提交申报' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('豫信保申')
    requested = (await page.getByRole('row', { name: /合计/ }).getByRole('cell').last().innerText()).trim()
    expect(requested).toMatch(/^[\d,]+\.\d\d$/)
  })

  await test.step('it is reviewed by two, listed, agreed with finance, published and closed', async () => {
    const review = application.replace('insurer/applications', 'commerce/reviews')
    await signInAs('commerce-preparer')
    await page.goto(review)
    await page.getByRole('button', { name: '受理审核' }).click()
    await expect(page.getByRole('button', { name: '提交复核' })).toBeVisible()
    const undecided = page.getByText('未核定', { exact: true })
    await expect(async () => {
      const left = await undecided.count()
      // The browser's PDF viewer takes the focus when the evidence has loaded.
      await page.locator('h1').click()
      if (left > 0) await page.keyboard.press('a')
      await expect(undecided).not.toHaveCount(left > 0 ? left : 1, { timeout: 5_000 })
      await expect(undecided).toHaveCount(0, { timeout: 1_000 })
    }).toPass({ timeout: 60_000 })
    await page.getByRole('button', { name: '提交复核' }).click()
    await dialog.getByLabel('审核意见').fill('保单齐全，同意。')
    await dialog.getByRole('button', { name: '提交复核' }).click()
    await expect(page.getByText('目前：待复核')).toBeVisible()
    await signInAs('commerce-checker')
    await page.goto(review)
    await page.getByRole('button', { name: '复核通过' }).click()
    await dialog.getByRole('button', { name: '复核通过' }).click()
    await expect(page.getByText('目前：审核通过')).toBeVisible()

    await signInAs('commerce-preparer')
    await page.goto('/commerce/award-lists/new')
    await page.getByRole('link', { name: title }).click()
    await page.waitForURL(/round=/)
    await page.getByLabel('名单标题').fill(listTitle)
    await page.getByRole('button', { name: /^全部 \d+ 件列入名单$/ }).click()
    await expect(page.getByRole('heading', { level: 1, name: listTitle })).toBeVisible()
    list = new URL(page.url()).pathname
    await page.getByRole('button', { name: '送财政会商' }).click()
    await expect(page.getByText('财政会商中')).toBeVisible()
    await signInAs('finance-checker')
    await page.goto(list.replace('commerce/award-lists', 'finance/consultations'))
    await page.getByLabel('会商文号').fill('豫财贸函〔2026〕77号')
    await page.getByRole('button', { name: /^同意 \d+ 个条目$/ }).click()
    await expect(page).toHaveURL(/\/finance\/consultations$/)
    await signInAs('commerce-approver')
    await page.goto(list)
    await page.getByLabel('公示首日').fill('2026-11-24')
    await page.getByRole('button', { name: '发布公示' }).click()
    await expect(page.getByText('名单还不能确定')).toBeVisible()
    const [publicity] = await inDatabase<{ id: string }>(
      'SELECT id FROM publicity WHERE award_list_id = $1',
      [list.split('/').at(-1)],
    )
    await twoWeeksPass(publicity!.id)
    await page.goto(list)
    await page.getByRole('button', { name: '公示结束，确定名单' }).click()
    await expect(page.getByText('公示结束，待拨付')).toBeVisible()
  })

  await test.step('the amount is drawn from the prepayment', async () => {
    await signInAs('finance-preparer')
    await page.goto('/finance/disbursements')
    const waiting = page.locator('form').filter({
      has: page.locator(`input[value="${list.split('/').at(-1)}"]`),
    })
    await waiting.getByRole('button', { name: '编制拨付单' }).click()
    await page.waitForURL(/disbursements\/[0-9a-f-]{36}$/)
    await expect(page.getByText('待复核').first()).toBeVisible()
    const order = new URL(page.url()).pathname
    await signInAs('finance-checker')
    await page.goto(order)
    await page.getByRole('button', { name: '复核下达' }).click()
    await expect(page.getByText('已全部拨付')).toBeVisible()
  })

  await test.step('the reconciliation: three formats, the page and the ledger agree to the fen', async () => {
    await signInAs('insurer')
    await page.goto(application)
    await expect(page.getByText(/已拨付|已提取/).first()).toBeVisible()
    await page.goto('/insurer/reconciliations/MICRO/2027')
    await expectAccessible(page)
    const { fact, formats } = await downloads(page)
    expect(grouped(fact('本期预拨'))).toBe('100,000.00')
    expect(fen(fact('本期提取')) - drawnBefore).toBe(fen(requested))
    expect(fen(fact('期末余额'))).toBe(10_000_000n - drawnBefore - fen(requested))
    await agree(page, fact, formats)
    expect(10_000_000n - (await drawnFrom2027())).toBe(fen(fact('期末余额')))
  })
})
