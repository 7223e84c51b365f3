import { readFile } from 'node:fs/promises'

import type { Page } from '@playwright/test'
import { readXlsx } from 'hucre/xlsx'

import { bankReceipts, exportXlsx } from '../src/documents'
import { accessibleOnBoth, expect, test } from './fixtures'

test.describe.configure({ timeout: 300_000 })

/**
 * CASE-13: from the order to the account, with everything that goes wrong on the way. Of each kind the demo has two, so that
 * another attempt finds one to begin with.
 */

interface Payment {
  payeeName: string
  accountNumber: string
  amount: string
}
const ours = '郑州豫达进出口有限公司'
const corrected = {
  bankName: '交通银行郑州分行营业部',
  bankCode: '301491000014',
  accountNumber: `411899001${String(Date.now()).slice(-10)}`,
}
let references = 0

/** The rows of the bank's file, as .xlsx. */
async function bankFile(rows: (Payment & { outcome?: 'PAID' | 'FAILED'; failureReason?: string })[]) {
  const table = rows.map(({ outcome = 'PAID', failureReason = '', ...row }) => ({
    ...row,
    outcome,
    failureReason,
    receivedOn: '2026-11-24',
    bankReference: `C13-${Date.now()}-${(references += 1)}`,
  }))
  return {
    name: '银行回单.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(await exportXlsx(bankReceipts, table)),
  }
}

async function importReceipts(page: Page, rows: Parameters<typeof bankFile>[0], words: string[]) {
  await page.getByLabel('银行回单文件').setInputFiles(await bankFile(rows))
  await page.getByRole('button', { name: '核对回单' }).click()
  const preview = page.getByRole('table', { name: '回单核对结果' })
  for (const word of words) await expect(preview.getByText(word, { exact: true }).first()).toBeVisible()
  await page.getByRole('button', { name: `登记 ${rows.length} 行回单` }).click()
  await expect(preview).toBeHidden()
}

const half = (amount: string) => (Math.floor(Number(amount)) / 2).toFixed(2)
const rest = (amount: string, paid: string) =>
  ((Math.round(Number(amount) * 100) - Math.round(Number(paid) * 100)) / 100).toFixed(2)

test('[CASE-13] two people order; a part and a failure; the account is corrected, verified by the division, paid again; a payment comes back', async ({
  page,
  signInAs,
}) => {
  let orderPage = ''
  const payments: Payment[] = []
  await test.step('one of finance makes the order, with document and budget head, and exports it', async () => {
    await signInAs('finance-preparer')
    await page.goto('/finance/disbursements')
    await accessibleOnBoth(page)
    const list = page.getByRole('region', { name: /2025年上半年.*补充拟支持名单/ }).first()
    await list.getByLabel('资金文号').fill('豫财贸〔2026〕58号')
    await list.getByLabel('预算科目').fill('2160699 其他涉外发展服务支出')
    await list.getByRole('button', { name: '编制拨付单' }).click()
    await expect(page.getByText('尚未复核')).toBeVisible()
    await expect(page.getByRole('button', { name: '复核下达' })).toHaveCount(0)
    orderPage = new URL(page.url()).pathname
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: '导出拨付清单' }).click()
    const book = await readXlsx(new Uint8Array(await readFile(await (await download).path())))
    const { rows } = book.sheets[0]!
    const head = rows.findIndex((row) => row.includes('收款单位'))
    expect(rows[head]).toEqual([
      '序号',
      '收款单位',
      '统一社会信用代码',
      '开户行',
      '联行号',
      '账号',
      '金额（元）',
      '大写',
      '预算科目',
      '资金文号',
    ])
    for (const row of rows.slice(head + 1).filter((cells) => cells[1])) {
      expect(row.slice(8, 10)).toEqual(['2160699 其他涉外发展服务支出', '豫财贸〔2026〕58号'])
      payments.push({
        payeeName: String(row[1]),
        accountNumber: String(row[5]),
        amount: Number(row[6]).toFixed(2),
      })
    }
    expect(payments).toHaveLength(3)
  })
  const failed = payments.find(({ payeeName }) => payeeName === ours)!
  const [whole, parted] = payments.filter((payment) => payment !== failed) as [Payment, Payment]
  const firstPart = half(parted.amount)

  await test.step('another of finance approves', async () => {
    await signInAs('finance-checker')
    await page.goto(orderPage)
    await accessibleOnBoth(page)
    await page.getByRole('button', { name: '复核下达' }).click()
    await expect(page.getByText('已下达，拨付中')).toBeVisible()
  })

  await test.step('the bank’s file: one whole, one in part, one failed', async () => {
    await signInAs('finance-preparer')
    await page.goto(orderPage)
    await importReceipts(
      page,
      [
        whole,
        { ...parted, amount: firstPart },
        { ...failed, outcome: 'FAILED', failureReason: '收款账户已销户' },
      ],
      ['全额到账', '部分到账', '退汇'],
    )
    await expect(page.getByText('收款单位尚未更换账户。')).toBeVisible()
    await accessibleOnBoth(page)
  })

  await test.step('the enterprise corrects its account; finance waits for the division', async () => {
    await signInAs('enterprise')
    await page.goto('/enterprise/profile')
    await page.getByLabel('开户名称').fill(ours)
    await page.getByLabel('开户银行').fill(corrected.bankName)
    await page.getByLabel('支付系统行号').fill(corrected.bankCode)
    await page.getByLabel('银行账号').fill(corrected.accountNumber.replaceAll(/(\d{4})/g, '$1 '))
    await page.getByRole('button', { name: '提交新账户' }).click()
    await expect(page.getByText('待所在地商务局核验；核验前仍向原账户拨付')).toBeVisible()
    await signInAs('finance-checker')
    await page.goto(orderPage)
    await expect(page.getByText('收款单位已提交新账户，待所在地商务局核验。')).toBeVisible()
    await expect(page.getByRole('button', { name: '重新拨付' })).toHaveCount(0)
  })

  await test.step('its division verifies, finance’s checker orders it again', async () => {
    await signInAs('division')
    await page.goto(`/division/enterprises?state=VERIFIED&q=${ours}`)
    await page
      .getByRole('row', { name: new RegExp(ours) })
      .getByRole('link')
      .first()
      .click()
    await expect(page.getByRole('button', { name: '退回新账户' })).toBeVisible()
    await accessibleOnBoth(page)
    await page.getByRole('button', { name: '核验新账户' }).click()
    await expect(page.getByRole('button', { name: '核验新账户' })).toHaveCount(0)
    await signInAs('finance-checker')
    await page.goto(orderPage)
    await expect(
      page.getByText(`新账户已核实：${corrected.bankName} ${corrected.accountNumber}。`),
    ).toBeVisible()
    await page.getByRole('button', { name: '重新拨付' }).click()
    await page.getByRole('button', { name: '重新拨付 1 笔' }).click()
    await expect(page.getByText('（第 2 次）')).toBeVisible()
  })

  await test.step('the rest arrives; the order is complete', async () => {
    await signInAs('finance-preparer')
    await page.goto(orderPage)
    await importReceipts(
      page,
      [
        { ...parted, amount: rest(parted.amount, firstPart) },
        { ...failed, accountNumber: corrected.accountNumber },
      ],
      ['全额到账'],
    )
    await expect(page.getByText('已全部拨付')).toBeVisible()
  })

  await test.step('days later the bank sends one back: the order is open again', async () => {
    await importReceipts(page, [{ ...whole, outcome: 'FAILED', failureReason: '账户冻结' }], ['到账后退回'])
    await expect(page.getByText('已下达，拨付中')).toBeVisible()
    await expect(page.getByText(/到账后于2026年11月24日被银行退回：账户冻结/)).toBeVisible()
    await accessibleOnBoth(page)
  })
})

test('[CASE-13] an insurer is drawn down, then settled; its settlement fails, its account is verified by the province, it is paid again', async ({
  page,
  signInAs,
}) => {
  let insurer = ''
  let checker = ''
  let orderPage = ''
  let settlement = ''
  await test.step('the approval draws what the prepayment holds and leaves the rest to settle', async () => {
    await signInAs('finance-checker')
    await page.goto('/finance/disbursements')
    await page
      .getByRole('row', { name: /2025年下半年中型企业统保/ })
      .filter({ hasText: '待复核' })
      .getByRole('link')
      .first()
      .click()
    await expect(page.getByText('预计提取预拨（元）').first()).toBeVisible()
    insurer = (
      await page.getByRole('table', { name: '拨付明细' }).getByRole('rowheader').first().innerText()
    ).trim()
    checker = insurer.startsWith('中原') ? 'insurer-checker' : 'insurer-b'
    orderPage = new URL(page.url()).pathname
    await page.getByRole('button', { name: '复核下达' }).click()
    await expect(page.getByText('已下达，拨付中')).toBeVisible()
    const drawn = page.getByRole('row', { name: new RegExp(insurer) }).filter({ hasText: '提取预拨资金' })
    await expect(drawn).toContainText('已拨付')
    await signInAs('finance-preparer')
    await page.goto(orderPage)
    const open = page.getByRole('row', { name: new RegExp(insurer) }).filter({ hasText: '补足结算' })
    const [, accountNumber, amount] = /(2596\d+)[\s\S]*?([\d,]+\.\d\d)/.exec(await open.innerText())!
    settlement = amount!.replaceAll(',', '')
    await accessibleOnBoth(page)
    await importReceipts(
      page,
      [
        {
          payeeName: insurer,
          accountNumber: accountNumber!,
          amount: settlement,
          outcome: 'FAILED',
          failureReason: '户名与账号不符',
        },
      ],
      ['退汇'],
    )
    await expect(page.getByText('户名与账号不符').first()).toBeVisible()
  })

  await test.step('the insurer enters another account, the province verifies it', async () => {
    await signInAs(checker)
    await page.goto('/insurer/account')
    await accessibleOnBoth(page)
    await page.getByLabel('开户名称').fill(insurer)
    await page.getByLabel('开户银行').fill(corrected.bankName)
    await page.getByLabel('支付系统行号').fill(corrected.bankCode)
    await page.getByLabel('银行账号').fill(corrected.accountNumber)
    await page.getByRole('button', { name: '提交新账户' }).click()
    await expect(page.getByText('新账户正由省商务厅核验。')).toBeVisible()
    await signInAs('finance-checker')
    await page.goto(orderPage)
    await expect(page.getByText('收款单位已提交新账户，待省商务厅核验。')).toBeVisible()
    await signInAs('commerce-checker')
    await page.goto('/commerce/bank-accounts')
    await accessibleOnBoth(page)
    const verified = page.getByRole('button', { name: `核验通过：${insurer}` })
    await page
      .locator('form')
      .filter({ has: verified })
      .getByLabel('核验依据')
      .fill('与盖章的账户证明一致，已向其财务部核实。')
    await verified.click()
    await expect(verified).toHaveCount(0)
  })

  await test.step('it is settled; the insurer sees drawdown and settlement in its reconciliation', async () => {
    await signInAs('finance-checker')
    await page.goto(orderPage)
    await page
      .getByRole('row', { name: new RegExp(insurer) })
      .getByRole('button', { name: '重新拨付' })
      .click()
    await page.getByRole('button', { name: '重新拨付 1 笔' }).click()
    await expect(page.getByText('（第 2 次）')).toBeVisible()
    await signInAs('finance-preparer')
    await page.goto(orderPage)
    await importReceipts(
      page,
      [{ payeeName: insurer, accountNumber: corrected.accountNumber, amount: settlement }],
      ['全额到账'],
    )
    await signInAs(checker)
    await page.goto('/insurer/reconciliations/MEDIUM/2026')
    await expect(page.getByRole('row', { name: /结算/ }).first()).toContainText(
      settlement.replace(/\B(?=(\d{3})+\.)/g, ','),
    )
    await expect(page.getByRole('row', { name: /提取/ }).first()).toBeVisible()
    await accessibleOnBoth(page)
  })
})
