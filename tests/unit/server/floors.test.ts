import { readFileSync } from 'node:fs'

import { expect, it } from 'vitest'

/** security.md: older ones have known holes. */
it.each([
  ['next', [16, 4, 6]],
  ['next-auth', [4, 24, 15]],
])('%s is at or above its security floor', (name, floor) => {
  const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'))
  const installed = version.split('.').map(Number)
  const weigh = (parts: number[]) => parts[0]! * 1e8 + parts[1]! * 1e4 + parts[2]!
  expect(weigh(installed)).toBeGreaterThanOrEqual(weigh(floor))
})
