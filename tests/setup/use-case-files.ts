import path from 'node:path'

import type { UseCase } from '@/server/use-case'

import { sourceFiles } from '../architecture/imports'

/** Loads every file of the rooms that may define a use case; answers with those that are exported, by name. */
export async function loadAllUseCases(): Promise<Map<string, UseCase<never, unknown>>> {
  const found = new Map<string, UseCase<never, unknown>>()
  const files = sourceFiles('src/features').filter(
    (file) => file.endsWith('.ts') && !file.endsWith('actions.ts') && !file.includes('/components/'),
  )
  for (const file of files) {
    const exported: Record<string, unknown> = await import(path.resolve(file))
    for (const value of Object.values(exported)) if (isUseCase(value)) found.set(value.useCaseName, value)
  }
  return found
}

function isUseCase(value: unknown): value is UseCase<never, unknown> {
  return typeof value === 'function' && 'useCaseName' in value
}
