import { readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import { bareActions, bareRoutes } from './endpoints'
import { sourceFiles } from './imports'

const read = (file: string) => readFileSync(file, 'utf8')
const files = sourceFiles('app', 'src')
const routes = files.filter((file) => file.startsWith('app/') && /\/route\.tsx?$/.test(file))
const actions = files.filter((file) => /^['"]use server['"]/.test(read(file)))

describe('what a browser can reach (S1)', () => {
  it('is found at all', () => {
    expect(actions.length).toBeGreaterThan(3)
    expect(routes.length).toBeGreaterThan(10)
  })

  it('is, for actions, always serverAction', () => {
    expect(files.flatMap((file) => bareActions(file, read(file)))).toEqual([])
  })

  it('is, for route handlers, always routeHandler or authHandler', () => {
    expect(routes.flatMap((file) => bareRoutes(file, read(file)))).toEqual([])
  })

  it.each([
    ["'use server'\n\nexport async function pay(form: FormData) {}", 1],
    ["'use server'\nexport const pay = async () => undefined", 1],
    ["'use server'\nexport { pay } from './pay'", 1],
    ["'use server'\nexport default serverAction(pay)", 1],
    ["'use server'\nexport const wrapped = serverAction(pay)", 0],
    ["export function Page() {\n  async function pay() {\n    'use server'\n  }\n}", 1],
  ])('a planted action is judged: %s', (text, count) => {
    expect(bareActions('planted.ts', text)).toHaveLength(count)
  })

  it.each([
    ['export async function GET() {}', 1],
    ['export const POST = async () => new Response()', 1],
    ["export { handler as GET } from './handler'", 1],
    ['export default function handler() {}', 1],
    ['export const GET = routeHandler(async () => new Response())', 0],
    ['export const GET = routeHandler<{ id: string }>(async () => new Response())', 0],
    ['export { authHandler as GET, authHandler as POST }', 0],
    ["export const dynamic = 'force-dynamic'", 0],
  ])('a planted route is judged: %s', (text, count) => {
    expect(bareRoutes('planted.ts', text)).toHaveLength(count)
  })
})
