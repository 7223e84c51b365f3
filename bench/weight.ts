// npm run bench:weight [-- <address of a running production server>]
//
// The compressed JavaScript that each page asks for, over what an empty page of the same framework asks for.
// Limits (kB = 1,000 bytes): 15 for pages that show, 90 for pages that are worked in. Ends with 1 when one is over.
import { chromium, type BrowserContext, type Page } from '@playwright/test'

import { addressOf, firstLinkTo, portalPages } from '../e2e/all-pages'
import { demoPassword } from '../prisma/seed/demo-accounts'

const origin = process.argv[2] ?? 'http://localhost:3000'
/** A page without an island of its own: what the framework costs by itself. */
const emptyPage = '/nothing-here'
const limits = { show: 15_000, work: 90_000 }
/** Pages in which somebody types, pastes or decides; the others only show. */
const worked = /\/(new|edit|object|register|reviews\/\[id\]|profile|duplicate-cover|parity-rates)$/

/** Bytes of script as they came over the wire, for one page opened with an empty cache. */
async function scriptBytes(context: BrowserContext, address: string): Promise<number> {
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  const scripts = new Set<string>()
  let bytes = 0
  await session.send('Network.enable')
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  session.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.add(requestId)
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength
  })
  await page.goto(origin + address, { waitUntil: 'networkidle' })
  await page.close()
  return bytes
}

async function signIn(page: Page, loginName: string): Promise<void> {
  await page.goto(`${origin}/sign-in`)
  await page.getByLabel('登录名', { exact: true }).fill(loginName)
  await page.getByLabel('口令', { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.waitForURL('**/home')
}

/** The page's address, or that of the first record that its list leads to. */
async function find(page: Page, address: string, list: string | undefined): Promise<string | undefined> {
  if (!list) return address.replace('[number]', 'YY-0000')
  await page.goto(origin + list.replace(/\/\[id\]$/, ''))
  if (!list.endsWith('/[id]')) return firstLinkTo(page, address)
  const record = await firstLinkTo(page, list)
  if (record) await page.goto(origin + record)
  return record && firstLinkTo(page, address)
}

const browser = await chromium.launch({
  ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }),
  args: ['--no-sandbox'],
})
const kB = (bytes: number) => (bytes / 1000).toFixed(1).padStart(7)
let over = 0
const people = [...new Set(portalPages.map((entry) => entry.as))]
const visitors = await browser.newContext()
const empty = await scriptBytes(visitors, emptyPage)
console.log(`${kB(empty)} kB  an empty page`)
for (const as of people) {
  const context = await browser.newContext({ baseURL: origin })
  const page = await context.newPage()
  if (as) await signIn(page, as)
  for (const entry of portalPages.filter((each) => each.as === as && !each.file.startsWith('ui'))) {
    const address = addressOf(entry.file)
    const found = await find(page, address, entry.list)
    if (!found) {
      console.log(`      ?      ${address}: the demo has none`)
      continue
    }
    const own = (await scriptBytes(context, found)) - empty
    const kind = worked.test(address) ? 'work' : 'show'
    if (own > limits[kind]) over += 1
    console.log(`${kB(own)} kB  ${kind}  ${address}${own > limits[kind] ? '  ← over' : ''}`)
  }
  await context.close()
}
await browser.close()
console.log(
  `\n${over} over the limit (${limits.show / 1000} kB to show, ${limits.work / 1000} kB to work in)`,
)
process.exit(over === 0 ? 0 : 1)
