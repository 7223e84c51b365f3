import { chromium } from '@playwright/test'

import { addressOf, firstLinkTo, portalPages } from '../../e2e/all-pages'
import { demoPassword } from '../../prisma/seed/demo-accounts'

export interface Opened {
  /** The address with [id] in it, and the person who opens it. */
  page: string
  as: string
  address: string
  cookie: string
}

/** Signs everybody in and finds the address of each page with something on it; what a database has no record for is left out. */
export async function openAll(origin: string, only: RegExp): Promise<Map<string, Opened>> {
  const browser = await chromium.launch({
    ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }),
    args: ['--no-sandbox'],
  })
  const opened = new Map<string, Opened>()
  const wanted = portalPages.filter(({ file }) => !file.startsWith('ui') && only.test(addressOf(file)))
  for (const as of new Set(wanted.map((entry) => entry.as))) {
    const context = await browser.newContext({ baseURL: origin })
    const page = await context.newPage()
    page.setDefaultTimeout(120_000)
    page.setDefaultNavigationTimeout(120_000)
    if (as) {
      await page.goto('/sign-in')
      await page.getByLabel('登录名', { exact: true }).fill(as)
      await page.getByLabel('口令', { exact: true }).fill(demoPassword)
      await page.getByRole('button', { name: '登录', exact: true }).click()
      await page.waitForURL('**/home')
    }
    const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
    for (const entry of wanted.filter((each) => each.as === as)) {
      const pattern = addressOf(entry.file)
      let address: string | undefined = pattern
      if (entry.list) {
        await page.goto(entry.list.replace(/\/\[id\]$/, ''))
        if (entry.list.endsWith('/[id]')) {
          const record = await firstLinkTo(page, entry.list)
          if (record) await page.goto(record)
          address = record ? await firstLinkTo(page, pattern) : undefined
        } else address = await firstLinkTo(page, pattern)
      } else if (pattern.includes('[')) address = undefined
      if (address) opened.set(pattern, { page: pattern, as: as ?? 'visitor', address, cookie })
    }
    await context.close()
  }
  await browser.close()
  return opened
}

/** Milliseconds until the whole answer is there. */
export async function timeOf(origin: string, { address, cookie }: Opened): Promise<number> {
  const started = performance.now()
  const response = await fetch(origin + address, { headers: { cookie }, redirect: 'manual' })
  await response.arrayBuffer()
  if (response.status !== 200) throw new Error(`${address}: ${response.status}`)
  return performance.now() - started
}
