import { exportXlsx, insurancePolicyList, officialExportList } from '../src/documents'
import { expect, expectAccessible, test } from './fixtures'

const lists = '/commerce/official-exports'
const differences = '/commerce/export-differences'

test('[CASE-19] An official export list differs: previewed, confirmed by another, upheld, and a case', async ({
  page,
  signInAs,
}) => {
  test.setTimeout(240_000)
  // Enterprises that no other journey works with; most of them had cover in 2025, rated on 2024.
  await signInAs('commerce-preparer')
  await page.goto('/commerce/enterprises?state=VERIFIED&page=4')
  const codes = [...new Set((await page.locator('tbody').textContent())!.match(/91[0-9A-Z]{16}/g))].slice(
    0,
    4,
  )
  const upload = async (rows: { uscc: string; amountUsd: string }[]) => {
    await page.goto(lists)
    await page.getByLabel('出口年份').fill('2024')
    await page.getByLabel('提供单位').fill('郑州海关')
    await page.getByLabel('来文文号').fill('郑关函〔2026〕77号')
    await page.getByLabel('取得日期').fill('2026-11-20')
    await page.getByLabel('名单文件').setInputFiles({
      name: '2024年官方出口名单.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: await listOf(rows),
    })
    await page
      .getByLabel('来文扫描件')
      .setInputFiles({ name: '来文.pdf', mimeType: 'application/pdf', buffer: pdf })
    await page.getByRole('button', { name: '检查名单' }).click()
  }

  await upload([
    { uscc: codes[0]!, amountUsd: '7654321.09' },
    { uscc: '123', amountUsd: '1.00' },
  ])
  await expect(page.getByText('一行也没有导入')).toBeVisible()
  await expect(page.getByText(/第 3 行“统一社会信用代码”/).first()).toBeVisible()
  await expectAccessible(page)

  const rows = codes.map((uscc) => ({ uscc, amountUsd: '7654321.09' }))
  await upload(rows)
  await page.waitForURL(/official-exports\/[0-9a-f-]{36}/)
  await expect(page.getByRole('heading', { name: '启用后的影响' })).toBeVisible()
  await both(page)
  const list = new URL(page.url()).pathname
  await page.getByRole('button', { name: '送复核' }).click()
  await expect(page.getByText('待复核').first()).toBeVisible()

  await signInAs('commerce-checker')
  await page.goto('/home')
  await page.locator(`a[href="${list}"]`).first().click()
  await page.getByRole('button', { name: '确认启用名单' }).click()
  await expect(page.getByText('名单已启用')).toBeVisible()

  await signInAs('commerce-preparer')
  await upload(rows.toReversed())
  await expect(page.getByText('没有作任何更改')).toBeVisible()
  await page.getByRole('link', { name: '查看与平台记录不一致的企业' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /出口额差异/ })).toBeVisible()
  await both(page)
  const file = await page.request.get(`${differences}/xlsx?q=${codes[0]}`)
  expect(file.headers()['content-type']).toContain('spreadsheetml')
  await page.locator('tbody').getByRole('link').first().click()
  await page.waitForURL(/export-differences\/[0-9a-f-]{36}/)
  const difference = new URL(page.url()).pathname
  const uscc = (await page.locator('main').textContent())!.match(/91[0-9A-Z]{16}/)![0]
  await page
    .getByText(/的计算书$/)
    .first()
    .click()
  await both(page)

  await page.getByRole('button', { name: '认定不实，立案' }).click()
  await expectAccessible(page)
  await page.getByRole('textbox', { name: '理由' }).fill('海关数据复核无误，企业填报与之不符。')
  await page.getByRole('button', { name: '认定不实并转立案' }).click()
  await page.waitForURL(/negative-list\/new\?difference=/)
  await expect(page.getByLabel('统一社会信用代码')).toHaveValue(uscc)
  await expect(page.getByLabel('查明的事实')).toHaveValue(/7,654,321\.09 美元/)
  await expectAccessible(page)
  await page.getByRole('button', { name: '立案' }).click()
  await expect(page.getByText('已立案')).toBeVisible()
  await expect(
    page.getByRole('link', { name: /官方出口名单（郑关函〔2026〕77号）的出口额差异/ }),
  ).toHaveAttribute('href', difference)
  await both(page)

  await page.goto(difference)
  await expect(page.getByText('认定不实').first()).toBeVisible()
  await expect(page.getByRole('link', { name: /豫信保案/ })).toBeVisible()

  await page.goto('/commerce/cover-overlaps')
  await page.getByLabel('报送清单的保险机构').selectOption({ index: 1 })
  await page.getByLabel('清单来源').fill('2025年历史档案')
  await page.getByLabel('统保保单清单').setInputFiles({
    name: '统保保单清单.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: await coversOf(codes),
  })
  await page.getByRole('button', { name: '核对清单' }).click()
  await expect(page.getByText(/其中新登记线索 [1-9]/)).toBeVisible()
  await both(page)
  await page.locator('tbody').getByRole('link').first().click()
  await page.waitForURL(/cover-overlaps\/[0-9a-f-]{36}/)
  await both(page)
  await page.getByRole('button', { name: '记录说明' }).click()
  await page.getByRole('textbox', { name: '理由' }).fill('历史档案的保单已于当月注销，附注销批单。')
  await page.getByRole('button', { name: '记录说明' }).last().click()
  await expect(page.getByText('已说明').first()).toBeVisible()
})

async function both(page: Parameters<typeof expectAccessible>[0]) {
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await expectAccessible(page)
  await page.setViewportSize({ width: 1440, height: 900 })
}

const listOf = async (rows: { uscc: string; amountUsd: string }[]) =>
  Buffer.from(
    await exportXlsx(
      officialExportList,
      rows.map((row, index) => ({
        position: index + 1,
        name: '河南示例进出口有限公司',
        year: '2024',
        ...row,
      })),
    ),
  )
const coversOf = async (codes: string[]) =>
  Buffer.from(
    await exportXlsx(
      insurancePolicyList,
      codes.map((uscc, index) => ({
        position: index + 1,
        insurancePolicyNumber: `LS2025${String(index).padStart(5, '0')}`,
        enterpriseName: '河南示例进出口有限公司',
        uscc,
        division: '郑州市',
        priorYearExportsUsd: '1000000.00',
        exportSource: 'OFFICIAL',
        sumInsuredUsd: '1000000.00',
        premiumRate: '0.0008',
        premiumUsd: '800.00',
        insuredPercentage: '0.8',
        buyerLimitUsd: '100000.00',
        maximumLiabilityUsd: '100000.00',
        inception: '2025-12-01',
        expiry: '2026-11-30',
        certificateNumber: '无凭证',
      })),
    ),
  )
const pdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
)
