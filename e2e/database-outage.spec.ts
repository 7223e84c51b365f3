import { test } from '@playwright/test'
import pg from 'pg'

import { demoPassword, demoToday } from '../prisma/seed/demo-accounts'
import { derivedUrls } from '../scripts/database'
import { freePort } from '../scripts/embedded-postgres'
import { run } from '../tests/setup/start-process'
import { cuttableProxy } from './cuttable-proxy'
import { ownerUrl } from './database'
import { expect } from './fixtures'
import { expectHeaders } from './headers'

/** S13: the database goes away in mid-request. A second portal reaches the tests' database by a way that can be cut. */

const inside = /\n\s+at |node_modules|Prisma|ECONN|parity_rate|127\.0\.0\.1/

test('The database is cut off in mid-request: a sentence, a number, nothing partial, and then it works again', async ({
  page,
}) => {
  test.setTimeout(120_000)
  const port = await freePort()
  const home = `http://localhost:${port}`
  const owner = ownerUrl()
  const real = Number(new URL(owner).port)
  const proxy = await cuttableProxy(real)
  const cuttable = (url: string) => url.replace(`:${real}/`, `:${proxy.port}/`)
  const urls = derivedUrls(owner)
  const portal = run('next', ['start', '-p', String(port), '-H', '127.0.0.1'], {
    NODE_ENV: 'production',
    PORT: String(port),
    NEXT_DIST_DIR: '.next-e2e',
    DATA_DIR: '.data/e2e',
    DATABASE_URL: cuttable(urls.owner),
    DATABASE_APP_URL: cuttable(urls.app),
    DATABASE_SEALER_URL: cuttable(urls.sealer),
    NEXTAUTH_SECRET: 'kX9v2Lq7RzT4mWp8YbN3cHj6GdF5sAe1',
    NEXTAUTH_URL: home,
    DEMO: '1',
    PORTAL_TODAY: demoToday,
    RUN_JOBS: '0',
  })
  const database = new pg.Client(owner)
  await database.connect()
  const count = async (sql: string) => (await database.query(sql)).rowCount
  const rates = () => count(`SELECT FROM parity_rate_entry WHERE rates::text LIKE '%1.1357%'`)
  const entries = () => count(`SELECT FROM audit_entry WHERE action LIKE 'exchange-rates.%'`)

  try {
    await portal.says('Ready')
    await page.goto(`${home}/sign-in`)
    await page.getByLabel('登录名', { exact: true }).fill('commerce-preparer')
    await page.getByLabel('口令', { exact: true }).fill(demoPassword)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.waitForURL('**/home')
    await page.goto(`${home}/commerce/parity-rates`)
    const save = async () => {
      await page.getByLabel('币种').first().selectOption('GBP')
      await page.getByLabel('公布日期').fill('2026-11-19')
      await page.getByLabel('中间价', { exact: true }).fill('1.1357')
      await page.getByRole('button', { name: '保存中间价' }).click()
    }
    const before = { rates: await rates(), entries: await entries() }

    await test.step('an action, cut between its writes and its commit', async () => {
      proxy.cutAt('INSERT INTO "public"."audit_entry"')
      await save()
      const said = page.getByText(/系统暂时无法完成，未作任何更改/)
      await expect(said).toBeVisible({ timeout: 40_000 })
      expect(proxy.isCut()).toBe(true)
      const text = (await said.textContent())!
      const [reference] = /[0-9A-F]{10}/.exec(text)!
      expect(await page.content()).not.toMatch(inside)
      const line = portal
        .output()
        .split('\n')
        .find((each) => each.includes(reference))!
      expect(JSON.parse(line)).toMatchObject({ msg: 'unexpected error', reference })
      expect(JSON.parse(line).error, 'the cause is in the log').toMatch(/connection|terminated|closed/i)
      expect(await rates(), 'no rate').toBe(before.rates)
      expect(await entries(), 'no audit entry').toBe(before.entries)
    })

    await test.step('a download', async () => {
      const response = await page.request.get(`${home}/commerce/reviews/xlsx`)
      expect(response.status()).toBe(500)
      expectHeaders(response, 'a download that failed')
      const problem = await response.json()
      expect(problem.detail).toContain(`告知编号 ${problem.reference}`)
      expect(JSON.stringify(problem)).not.toMatch(inside)
      expect(portal.output()).toContain(problem.reference)
    })

    await test.step('a page', async () => {
      const response = await page.request.get(`${home}/commerce/rounds`)
      expect(response.status()).toBe(500)
      expectHeaders(response, 'a page that failed')
      expect(response.headers()['cache-control']).toContain('no-store')
      expect(response.headers()['x-frame-options']).toBe('DENY')
      expect(await response.text()).not.toMatch(inside)
      await page.goto(`${home}/commerce/rounds`)
      await expect(page.getByRole('heading', { name: '系统暂时无法显示这个页面' })).toBeVisible()
      const [, digest] = /编号：(\S+)/.exec((await page.locator('main').textContent())!)!
      expect(digest!.length).toBeGreaterThan(4)
      expect(portal.output(), 'the log has it').toContain(digest!.replace(/重新加载.*/, ''))
    })

    await test.step('signing in, and what watches the portal', async () => {
      expect((await page.request.get(`${home}/readyz`)).status()).toBe(503)
      expect((await page.request.get(`${home}/healthz`)).status()).toBe(200)
      const sessions = await page.request.get(`${home}/home`, { maxRedirects: 0 })
      expect(sessions.status(), 'nobody is let in, nobody is taken for signed out').toBe(500)
    })

    await test.step('the database is back', async () => {
      proxy.open()
      await page.goto(`${home}/commerce/parity-rates`)
      await save()
      await expect(page.getByText('已录入 2026-11-19 GBP 中间价 1.1357，待另一人确认。')).toBeVisible()
      expect(await rates()).toBe(before.rates! + 1)
    })
  } finally {
    await database.end()
    portal.child.kill('SIGTERM')
    await portal.ended
    proxy.close()
  }
})
