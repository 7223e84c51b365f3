import workedCases from '../tests/policy-rules/worked-cases.json' with { type: 'json' }
import { expect, expectAccessible, test } from './fixtures'

/** What a visitor asks before signing in, on the page and over HTTP. Every expected amount was worked by hand. */

const general = {
  programme: 'GENERAL',
  period: '2026H1',
  supportRatio: '0.5',
  alreadySupportedCny: '0',
  payments: [{ paidOn: '2026-02-03', amountCny: '100.00' }],
}

test('A visitor finds the programme that fits, and what it costs: 7,777,777.77 × 0.12 % split 80 : 20', async ({
  page,
}) => {
  await page.goto('/calculator')
  await page.getByLabel('企业上年出口金额').fill('7777777.77')
  await page.getByRole('button', { name: '查看适用政策' }).click()
  const fits = page.locator('#fits').getByRole('listitem')
  await expect(fits.filter({ hasText: '适用' }).first()).toBeVisible()
  const medium = fits.filter({ has: page.locator('a[href*="programme=MEDIUM"]') })
  await expect(medium.getByText('适用', { exact: true })).toBeVisible()
  const micro = fits.filter({ has: page.locator('a[href*="programme=MICRO"]') })
  await expect(micro.getByText('不适用', { exact: true })).toBeVisible()

  await medium.getByRole('link').first().click()
  await expect(page.getByLabel('上年出口金额', { exact: true })).toHaveValue('7777777.77')
  await page.getByRole('button', { name: '计算', exact: true }).click()
  const result = page.locator('#result')
  await expect(result).toContainText('符合条件')
  await expect(result).toContainText('7,466.66')
  await expect(result).toContainText('1,866.67')
  await expectAccessible(page)

  const shared = page.url()
  await page.goto('/')
  await page.goto(shared)
  await expect(page.locator('#result')).toContainText('1,866.67')
})

test('Two payments, one in dollars: 1,234.57 + 100.01 × 7.1234 = 1,946.98, and half of it', async ({
  page,
}) => {
  await page.goto('/calculator?programme=GENERAL')
  await page.getByLabel('申报周期').fill('2026H1')
  await page.getByLabel('支持比例').fill('0.5')
  await page.getByLabel('第 1 笔付款日期').fill('2026-02-03')
  await page.getByLabel('第 1 笔金额').fill('1,234.57')
  await page.getByLabel('第 2 笔付款日期').fill('2026-06-30')
  await page.getByLabel('第 2 笔金额').fill('100.01')
  await page.getByLabel('第 2 笔币种').fill('USD')
  await page.getByLabel('第 2 笔汇率').fill('7.1234')
  await page.getByRole('button', { name: '计算', exact: true }).click()
  await expect(page.locator('#result')).toContainText('1,946.98')
  await expect(page.locator('#result')).toContainText('973.49')
})

test('What is wrong is said beside its field, and what was typed stays', async ({ page }) => {
  await page.goto('/calculator?programme=MEDIUM')
  const exports = page.getByLabel('上年出口金额', { exact: true })
  await exports.fill('七百万')
  await page.getByRole('button', { name: '计算', exact: true }).click()
  await expect(exports).toHaveValue('七百万')
  await expect(exports).toHaveAttribute('aria-invalid', 'true')
  await expect(exports).toHaveAccessibleDescription(/请|应|须/)
  await expect(page.locator('#result')).toHaveCount(0)
  await expectAccessible(page)
})

test('The page answers without JavaScript, and prints its sheet without the form', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto('/calculator?programme=MEDIUM')
  await page.getByLabel('起保日期').fill('2026-03-01')
  await page.getByLabel('上年出口金额', { exact: true }).fill('7777777.77')
  await page.getByRole('button', { name: '计算', exact: true }).click()
  await expect(page.locator('#result')).toContainText('7,466.66')

  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('#result')).toBeVisible()
  await expect(page.getByRole('button', { name: '计算', exact: true })).toBeHidden()
  const printed = await page.pdf({ format: 'A4' })
  expect(printed.subarray(0, 5).toString()).toBe('%PDF-')
  await context.close()
})

test('Every worked case is answered over HTTP', async ({ request }) => {
  for (const worked of workedCases) {
    const response = await request.post(`/api/v1/policy/${worked.path}`, { data: worked.question })
    const { reasonCodes, ...expected } = worked.answer as Record<string, unknown>
    expect(response.status(), worked.why).toBe(200)
    const answer = await response.json()
    expect.soft(answer, worked.why).toMatchObject(expected)
    if (reasonCodes)
      expect
        .soft(
          answer.reasons.map((reason: { code: string }) => reason.code),
          worked.why,
        )
        .toEqual(reasonCodes)
  }
})

test('A wrong question is a 422 that names the paths', async ({ request }) => {
  const pathsOf = async (data: unknown) => {
    const response = await request.post('/api/v1/policy/evaluate', { data })
    expect(response.status()).toBe(422)
    expect(response.headers()['content-type']).toContain('application/problem+json')
    return (await response.json()).errors.map((error: { path: string }) => error.path)
  }
  expect(await pathsOf({ ...general, extra: 1 })).toEqual(['extra'])
  expect(await pathsOf({ programme: 'LARGE' })).toEqual(['programme'])
  expect(await pathsOf({ ...general, payments: [{ paidOn: '2026-02-30', amountCny: '1' }] })).toEqual([
    'payments[0].paidOn',
  ])
  expect(
    await pathsOf({ ...general, payments: [...general.payments, { paidOn: '2026-02-03', amountCny: 100 }] }),
  ).toEqual(['payments[1].amountCny'])
  expect(await pathsOf('not an object')).toEqual([''])
})

/** Half of n yuan: `7` → `3.50`. */
const halfOf = (yuan: number) => `${Math.floor(yuan / 2)}.${yuan % 2 === 0 ? '00' : '50'}`

test('20,000 questions stream through, in order, the first answered before the last is asked', async ({
  baseURL,
}) => {
  const lines = 20_000
  const broken = 9_999
  const line = (index: number) =>
    index === broken
      ? 'not json'
      : JSON.stringify({
          ...general,
          payments: [{ paidOn: '2026-02-03', amountCny: `${index + 1}.00` }],
        })
  const block = (from: number, to: number) =>
    new TextEncoder().encode(
      `${Array.from({ length: to - from }, (_, at) => line(from + at)).join('\n')}${to === lines ? '' : '\n'}`,
    )
  let firstAnswered = () => {}
  const answered = new Promise<void>((resolve) => (firstAnswered = resolve))
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      controller.enqueue(block(0, 500))
      await answered
      for (let at = 500; at < lines; at += 500) controller.enqueue(block(at, at + 500))
      controller.close()
    },
  })
  const response = await fetch(`${baseURL}/api/v1/policy/evaluate-batch`, {
    method: 'POST',
    body,
    duplex: 'half',
  } as RequestInit)
  expect(response.status).toBe(200)

  let text = ''
  const decoder = new TextDecoder()
  for await (const chunk of response.body!) {
    text += decoder.decode(chunk, { stream: true })
    firstAnswered()
  }
  const answers = text.trim().split('\n')
  expect(answers).toHaveLength(lines)
  const wrong = answers.findIndex((answer, index) => {
    const { supportCny, status } = JSON.parse(answer)
    return index === broken ? status !== 422 : supportCny !== halfOf(index + 1)
  })
  expect(wrong, 'the first answer out of place').toBe(-1)
})

test('The description of the interface is complete: OpenAPI 3.1, every reference leads somewhere', async ({
  request,
}) => {
  const response = await request.get('/api/v1/openapi.json')
  expect(response.status()).toBe(200)
  const document = await response.json()
  expect(document.openapi).toMatch(/^3\.1\./)
  expect(document.info.title).toBeTruthy()
  expect(document.info.version).toBeTruthy()
  for (const path of ['evaluate', 'evaluate-batch', 'indemnity']) {
    const { post } = document.paths[`/api/v1/policy/${path}`]
    expect(post.requestBody.content, path).toBeTruthy()
    expect(Object.keys(post.responses), path).toContain('200')
  }
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map((match) => match[1]!)
  const lost = references.filter(
    (reference) =>
      reference
        .split('/')
        .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document) ===
      undefined,
  )
  expect(lost).toEqual([])
})
