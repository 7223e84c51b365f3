import { existsSync, readdirSync, readFileSync } from 'node:fs'

import { expect, it } from 'vitest'

/** docs/acceptance.md and the journeys name each other, both ways. */
it('every case has a journey, and every journey a case', () => {
  const cases = [...readFileSync('docs/acceptance.md', 'utf8').matchAll(/^\| (CASE-\d+) /gm)].map(
    (match) => match[1],
  )
  const journeys = existsSync('e2e')
    ? readdirSync('e2e')
        .filter((name) => name.endsWith('.spec.ts'))
        .flatMap((name) =>
          [...readFileSync(`e2e/${name}`, 'utf8').matchAll(/\[(CASE-\d+)\]/g)].map((match) => match[1]),
        )
    : []
  expect([...new Set(journeys)].toSorted()).toEqual(cases.toSorted())
})
