import { readdirSync } from 'node:fs'

import type { Page } from '@playwright/test'

import { addressOf, firstLinkTo, portalPages, type PortalPage } from './all-pages'
import { expect, expectAccessible, test } from './fixtures'

/** Every page, as the person it is for, on a desk's screen and on a telephone's. */

const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]

async function look(page: Page, address: string): Promise<void> {
  await page.setViewportSize(sizes[0]!)
  const response = await page.goto(address)
  expect(response?.status()).toBe(200)
  expect(new URL(page.url()).pathname).toBe(new URL(address, page.url()).pathname)
  for (const size of sizes) {
    await page.setViewportSize(size)
    await expect(page.locator('h1').first()).toBeVisible()
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width, `no wider than ${size.width}`).toBeLessThanOrEqual(size.width)
    await expectAccessible(page)
  }
}

/** Where a page with a record in its address is found: from the list of its kind, if need be by way of a record. */
async function find(page: Page, { file, list }: PortalPage): Promise<string> {
  const address = addressOf(file)
  if (!list) return address.replace('[number]', 'YY-0000')
  expect((await page.goto(list.replace(/\/\[id\]$/, '')))?.status(), list).toBe(200)
  if (list.endsWith('/[id]')) {
    const record = await firstLinkTo(page, list)
    expect(record, `${list} is reached from its list`).toBeTruthy()
    await page.goto(record!)
  }
  const link = await firstLinkTo(page, address)
  expect(link, `${address} is reached from ${list}`).toBeTruthy()
  return link!
}

test('Every page of the portal is in the table', () => {
  const built = readdirSync('app', { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file === 'page.tsx' || file.endsWith('/page.tsx'))
    .map((file) => file.replace(/\/?page\.tsx$/, ''))
  expect(portalPages.map((entry) => entry.file).toSorted()).toEqual(built.toSorted())
})

for (const as of new Set(portalPages.map((entry) => entry.as))) {
  test(`The pages of ${as ?? 'a visitor'} are whole, accessible and fit both screens`, async ({
    page,
    signInAs,
  }) => {
    test.setTimeout(900_000)
    if (as) await signInAs(as)
    const failures: string[] = []
    for (const entry of portalPages.filter((each) => each.as === as && !each.seenIn)) {
      await test.step(addressOf(entry.file), async () => {
        try {
          await look(page, await find(page, entry))
        } catch (error) {
          failures.push(`${addressOf(entry.file)}: ${error instanceof Error ? error.message : String(error)}`)
        }
      })
    }
    expect(failures.join('\n\n')).toBe('')
  })
}
