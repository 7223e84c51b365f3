import AxeBuilder from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'

import { demoPassword } from '../prisma/seed/demo-accounts'

/** What every journey has: sign in as one of the demo's people, and pages that must stay accessible and quiet. */
export const test = base.extend<{ signInAs: (loginName: string) => Promise<void>; quiet: void }>({
  quiet: [
    async ({ page }, use) => {
      const complaints: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(String(error)))
      await use()
      expect(complaints, 'the browser console stays quiet').toEqual([])
    },
    { auto: true },
  ],
  signInAs: async ({ page }, use) => {
    await use(async (loginName) => {
      await page.context().clearCookies()
      await page.goto('/sign-in')
      await page.getByLabel('登录名', { exact: true }).fill(loginName)
      await page.getByLabel('口令', { exact: true }).fill(demoPassword)
      await page.getByRole('button', { name: '登录', exact: true }).click()
      await page.waitForURL('**/home')
    })
  },
})

export { expect }

/** At 1440 and at 390 pixels, no rule switched off, nothing wider than the phone. */
export async function accessibleOnBoth(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 900 })
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await expectAccessible(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth), 'fits the phone').toBe(390)
  await page.setViewportSize({ width: 1440, height: 900 })
}

/** No rule switched off. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`),
  ).toEqual([])
}
