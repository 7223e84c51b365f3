import { randomUUID } from 'node:crypto'

import type { Page } from '@playwright/test'

import { demoPassword } from '../prisma/seed/demo-accounts'
import { expect } from './fixtures'

/** Asking the running server without opening a page. */

/** The id of no record. */
export const someId = randomUUID()

export const get = (page: Page, address: string, headers: Record<string, string> = {}) =>
  page.request.get(address, { maxRedirects: 0, headers })

/** Where the portal is served: what a form of its own pages names as its Origin. */
const origin = async (page: Page) => new URL((await get(page, '/healthz')).url()).origin

/** Signs in without opening a page: most of these tests only ask for answers. */
export async function signIn(page: Page, loginName: string): Promise<void> {
  await page.context().clearCookies()
  const { csrfToken } = await (await page.request.get('/api/auth/csrf')).json()
  const response = await page.request.post('/api/auth/callback/credentials', {
    form: { csrfToken, loginName, password: demoPassword, json: 'true' },
    headers: { origin: await origin(page) },
  })
  expect(response.status(), `${loginName} signs in`).toBe(200)
}

/** What a reader sees of an answer, the address's own id and the request's nonce apart. */
export async function seen(page: Page, method: 'GET' | 'POST', address: string, id: string) {
  const response =
    method === 'GET'
      ? await get(page, address)
      : await page.request.post(address, {
          headers: { origin: await origin(page) },
          multipart: {
            requirementId: someId,
            file: { name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b') },
          },
        })
  const body = (await response.text())
    .replaceAll(/<script\b[\s\S]*?<\/script>|<link\b[^>]*>|<!--[\s\S]*?-->/g, '')
    .replaceAll(/ nonce="[^"]*"/g, '')
    .replaceAll(id, 'ID')
    .replaceAll(/"(reference|requestId)":"[^"]*"/g, '')
  const location = response.headers().location?.replaceAll(id, 'ID')
  return { status: response.status(), location, body }
}
