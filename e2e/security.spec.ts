import { readdirSync } from 'node:fs'
import { request as httpRequest } from 'node:http'

import type { Page } from '@playwright/test'

import { addressOf, portalPages } from './all-pages'
import { get, signIn, someId } from './answers'
import { expect, test } from './fixtures'
import { expectHeaders, sources } from './headers'

/** What security.md asks of the running server, tried from outside. */

const withSomeRecord = (address: string) => address.replaceAll(/\[\w+\]/g, someId)
const workPages = portalPages
  .filter(({ file }) => file.startsWith('(work)/'))
  .map(({ file }) => withSomeRecord(addressOf(file)))
const workRoutes = readdirSync('app/(work)', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('/route.ts'))
  .map((file) => withSomeRecord(`/${file.replace(/\/route\.ts$/, '')}`))

test('Every kind of answer carries the headers, refusals and unknown addresses included', async ({
  page,
}) => {
  for (const address of [
    '/',
    '/calculator',
    '/sign-in',
    '/register',
    '/publicity',
    '/home',
    '/nothing-here',
    '/api/nothing-here',
    '/api/v1/openapi.json',
    '/api/v1/policy/evaluate',
    '/api/auth/csrf',
    '/healthz',
    '/readyz',
    `/files/${someId}`,
    `/publicity/${someId}/xlsx`,
    `/notices/${someId}`,
  ])
    expectHeaders(await get(page, address), address)
  expectHeaders(await page.request.post('/api/v1/policy/evaluate', { data: {} }), 'evaluate')
  expectHeaders(await page.request.post('/api/v1/policy/evaluate-batch', { data: '{}' }), 'evaluate-batch')
})

test('Every script of a page carries the nonce of its answer; nothing may be evaluated', async ({ page }) => {
  const response = await get(page, '/calculator')
  const nonce = sources(response, 'script-src')
    .find((source) => source.startsWith("'nonce-"))!
    .slice(7, -1)
  const scripts = (await response.text()).match(/<script\b[^>]*>/g) ?? []
  expect(scripts.length).toBeGreaterThan(0)
  expect(scripts.filter((script) => !script.includes(`nonce="${nonce}"`))).toEqual([])
  const again = await get(page, '/calculator')
  expect(again.headers()['content-security-policy']).not.toContain(nonce)
  expect(sources(response, 'script-src')).not.toContain("'unsafe-eval'")
})

test('What is behind sign-in is stored by nobody, and carries the headers', async ({ page }) => {
  await signIn(page, 'enterprise')
  for (const address of [
    '/home',
    '/account',
    '/enterprise/applications',
    '/enterprise/profile',
    '/enterprise/applications/template',
    `/enterprise/applications/${someId}`,
    `/files/${someId}`,
  ]) {
    const response = await get(page, address)
    expectHeaders(response, address)
    expect.soft(response.headers()['cache-control'], address).toContain('no-store')
  }
})

test('TRACE, the internal header and the image optimizer are refused', async ({ page, baseURL }) => {
  expect((await get(page, '/', { 'x-middleware-subrequest': 'proxy:proxy' })).status()).toBe(405)
  expect((await get(page, '/_next/image?url=%2Ficon.png&w=64&q=75')).status()).toBe(405)
  const traced = await new Promise<{ status: number; body: string }>((resolve, reject) => {
    httpRequest(`${baseURL}/`, { method: 'TRACE', headers: { 'x-echo': 'reflected' } }, (answer) => {
      let body = ''
      answer.on('data', (chunk: Buffer) => (body += chunk.toString()))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body }))
    })
      .on('error', reject)
      .end()
  })
  // Next answers TRACE with 500 before our proxy is asked; a reverse proxy in front says 405 (docs/threat-model.md).
  expect(traced.status).toBeGreaterThanOrEqual(400)
  expect(traced.body).not.toContain('reflected')
})

test('A server action without an Origin, or with a foreign one, is refused', async ({ page, baseURL }) => {
  await signIn(page, 'commerce-preparer')
  await page.goto('/commerce/parity-rates')
  await page.getByLabel('币种').first().selectOption('GBP')
  await page.getByLabel('公布日期').fill('2026-11-20')
  await page.getByLabel('中间价', { exact: true }).fill('9.1234')
  const [captured] = await Promise.all([
    page.waitForRequest((request) => request.method() === 'POST' && !!request.headers()['next-action']),
    page.getByRole('button', { name: '保存中间价' }).click(),
  ])
  await expect(page.getByText('已录入 2026-11-20 GBP 中间价 9.1234，待另一人确认。')).toBeVisible()

  const sent = captured.headers()
  const replay = async (headers: Record<string, string>) => {
    const response = await page.request.post(captured.url(), {
      headers: {
        'next-action': sent['next-action']!,
        'content-type': sent['content-type']!,
        accept: 'text/x-component',
        ...headers,
      },
      data: captured.postDataBuffer()!,
    })
    return { status: response.status(), text: await response.text() }
  }
  const foreign = { origin: 'https://example.org' }
  for (const headers of [
    {},
    foreign,
    { ...foreign, 'x-forwarded-host': 'example.org' },
    { origin: 'null' },
  ] as Record<string, string>[]) {
    const refused = await replay(headers)
    const what = JSON.stringify(headers)
    expect.soft(refused.status >= 400 || refused.text.includes('请求来自其他网站'), what).toBe(true)
    expect.soft(refused.text, what).not.toContain('已录入 2026-11-20 GBP')
  }
  // The same request from our own pages is heard: the refusals above were of the Origin alone.
  expect((await replay({ origin: new URL(baseURL!).origin })).text).toContain('GBP 中间价 9.1234')
})

/** The records that a list leads to, each once, in its order. */
async function idsIn(page: Page, list: string): Promise<string[]> {
  const text = await (await get(page, list)).text()
  return [
    ...new Set([...text.matchAll(new RegExp(`${list}/([0-9a-f-]{36})`, 'g'))].map((match) => match[1]!)),
  ]
}

test('A visitor is sent from every page behind sign-in to the sign-in page, and downloads nothing', async ({
  page,
}) => {
  for (const address of workPages) {
    const response = await get(page, address)
    expect.soft(response.status(), address).toBe(307)
    expect.soft(response.headers().location, address).toMatch(/^\/sign-in/)
  }
  for (const address of workRoutes)
    expect.soft((await get(page, address)).status(), address).toBeGreaterThanOrEqual(400)
})

/** Whose areas a person's kind may see; home, account and notifications are everyone's. */
const areas: Record<string, string[]> = {
  enterprise: ['enterprise', 'clawbacks'],
  'enterprise-operator': ['enterprise', 'clawbacks'],
  insurer: ['insurer', 'clawbacks', 'jobs'],
  division: ['division', 'jobs'],
  'commerce-preparer': ['commerce', 'finance', 'jobs', 'trails'],
  'finance-preparer': ['commerce', 'finance', 'jobs', 'trails'],
  auditor: ['commerce', 'finance', 'audit', 'jobs', 'trails'],
}
const everyone = ['home', 'account', 'notifications']

for (const [loginName, own] of Object.entries(areas)) {
  test(`${loginName} opens no page of another's area`, async ({ page }) => {
    await signIn(page, loginName)
    const foreign = workPages.filter((address) => ![...own, ...everyone].includes(address.split('/')[1]!))
    expect(foreign.length).toBeGreaterThan(5)
    for (const address of foreign) {
      const response = await get(page, address)
      expect.soft([307, 403, 404], `${address}: ${response.status()}`).toContain(response.status())
      if (response.status() === 307) expect.soft(response.headers().location, address).toBe('/home')
    }
  })
}

test('The session cookie is closed to scripts, and dead after signing out', async ({
  page,
  playwright,
  baseURL,
}) => {
  await signIn(page, 'enterprise-operator')
  await page.goto('/home')
  const cookie = (await page.context().cookies()).find(({ name }) => name.endsWith('export-credit-session'))!
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
  expect(await page.evaluate(() => document.cookie)).not.toContain('session')

  const thief = await playwright.request.newContext({
    baseURL: baseURL!,
    extraHTTPHeaders: { cookie: `${cookie.name}=${cookie.value}` },
  })
  expect((await thief.get('/home', { maxRedirects: 0 })).status()).toBe(200)
  await page.getByRole('button', { name: '退出' }).click()
  await page.waitForURL('**/sign-in*')
  const replayed = await thief.get('/home', { maxRedirects: 0 })
  expect(replayed.status()).toBe(307)
  expect(replayed.headers().location).toMatch(/^\/sign-in/)
  await thief.dispose()
})

test('Lists and the review workspace send no bank account and no password hash to the browser', async ({
  page,
}) => {
  test.setTimeout(180_000)
  // Enterprises' and insurers' accounts as the demo numbers them.
  const secret = /4100\d{11}|2596\d{7,}|\$argon2/
  expect('410010000007919').toMatch(secret)
  expect('259600000001').toMatch(secret)
  const secretFree = async (address: string) => {
    for (const headers of [{}, { rsc: '1' }] as Record<string, string>[]) {
      const response = await page.request.get(address, { headers })
      expect.soft(response.status(), address).toBe(200)
      expect.soft(secret.exec(await response.text())?.[0], address).toBeUndefined()
    }
  }
  await signIn(page, 'commerce-preparer')
  for (const list of ['/commerce/reviews', '/commerce/enterprises', '/commerce/award-lists']) {
    await secretFree(list)
    const [record] = await idsIn(page, list)
    expect(record, list).toBeTruthy()
    await secretFree(`${list}/${record}`)
  }
  await signIn(page, 'division')
  for (const list of ['/division/enterprises', '/division/applications']) await secretFree(list)
  await signIn(page, 'finance-preparer')
  for (const list of ['/finance/consultations', '/finance/disbursements']) await secretFree(list)
  await signIn(page, 'enterprise')
  for (const list of ['/enterprise/applications', '/home', '/account']) await secretFree(list)
})

test('Metrics are for private networks', async ({ page }) => {
  const status = async (from: string) => (await get(page, '/metrics', { 'x-forwarded-for': from })).status()
  expect(await status('127.0.0.1')).toBe(200)
  expect(await status('203.0.113.9')).toBe(404)
  expect(await status('10.0.0.1, 203.0.113.9')).toBe(404)
  expect(await status('172.32.0.1')).toBe(404)
})

test('An unknown address is a 404 that says so in Chinese', async ({ page }) => {
  const response = await get(page, '/nothing-here')
  expect(response.status()).toBe(404)
  const body = await response.text()
  expect(body).toContain('lang="zh-CN"')
  expect(body).toContain('没有找到这个页面')
  expect(body).not.toContain('This page could not be found')
})
