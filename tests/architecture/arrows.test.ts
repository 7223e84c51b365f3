import { describe, expect, it } from 'vitest'

import { allImports, brokenArrows, importsOf, roomCircles } from './imports'

describe('the arrows of the house', () => {
  const arrows = allImports()

  it('finds imports at all', () => {
    expect(arrows.length).toBeGreaterThan(50)
  })

  it('all point one way', () => {
    expect(brokenArrows(arrows)).toEqual([])
  })

  it('make no circle between rooms', () => {
    expect(roomCircles(arrows)).toEqual([])
  })

  it.each([
    ['src/policy-rules/x.ts', "import { z } from 'zod'"],
    ['src/features/reviews/x.ts', "import { y } from '@/features/applications/store'"],
    ['src/features/reviews/x.ts', "import { prisma } from '@/server/db/client'"],
    ['src/server/x.ts', "import { y } from '@/features/funds'"],
    ['app/x/page.tsx', "import { asActor } from '@/server/db'"],
    ['src/ui/x.tsx', "export { y } from '@/features/funds'"],
  ])('a planted wrong arrow in %s is named', (file, text) => {
    expect(brokenArrows(importsOf(file, text))).toHaveLength(1)
  })
})
