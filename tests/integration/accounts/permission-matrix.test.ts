import '../../setup/test-database'
import { beforeAll, describe, expect, it } from 'vitest'

import { publicActor, type Actor } from '@/server/auth/actor'
import { useCases, type UseCase } from '@/server/use-case'

import { anyAccount, permissionMatrix } from '../../permission-matrix'
import { loadAllUseCases } from '../../setup/use-case-files'

const sorted = (roles: readonly string[]) => roles.toSorted()
const now = new Date('2026-08-20T02:00:00.000Z')

describe('the permission matrix', () => {
  let loaded: Awaited<ReturnType<typeof loadAllUseCases>>
  beforeAll(async () => {
    loaded = await loadAllUseCases()
  })

  it('has a row for each use case and no row without one', () => {
    expect(sorted(Object.keys(permissionMatrix))).toEqual(sorted([...useCases().keys()]))
  })

  it('says of each use case what the code says', () => {
    const code = Object.fromEntries([...useCases()].map(([name, { allow }]) => [name, sorted(allow)]))
    const table = Object.fromEntries(
      Object.entries(permissionMatrix).map(([name, roles]) => [name, sorted(roles)]),
    )
    expect(code).toEqual(table)
  })

  it('is what the use cases do: every other role is refused, before anything is read', async () => {
    expect(loaded.size).toBeGreaterThan(50)
    const wrong: string[] = []
    for (const [name, useCase] of loaded) {
      const others = [...anyAccount, 'PUBLIC'].filter((role) => !permissionMatrix[name]?.includes(role))
      const answers = await Promise.all(others.map((role) => refuses(useCase, role)))
      wrong.push(...others.filter((_, index) => !answers[index]).map((role) => `${name} ${role}`))
    }
    expect(wrong).toEqual([])
  }, 240_000)
})

async function refuses(useCase: UseCase<never, unknown>, role: string): Promise<boolean> {
  const actor = { ...publicActor('10.9.9.9'), role } as Actor
  const outcome = await useCase(actor, {} as never, { now })
  return !outcome.ok && outcome.refusal.code === 'FORBIDDEN'
}
