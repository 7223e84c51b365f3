import type { z } from 'zod'

import type { UseCase } from '@/server/use-case'

/** A step that can be done to many records: the use case of the button that does it to one. */
export interface BulkKind<S extends z.ZodType, T> {
  /** `room.verb`, unique and stored: a job outlives the process that began it. */
  kind: string
  /** What the job is called: 批量受理. */
  title: string
  /** The verb of its button: 受理. */
  label: string
  useCase: UseCase<S, T>
  /** What a row says when it is done; `label` otherwise. */
  said?: (value: T) => string
}

/** A kind as the runner meets it: the rows' inputs come out of the database and are parsed by the use case. */
type StoredKind = BulkKind<z.ZodType<unknown, never>, never>

const kinds = new Map<string, StoredKind>()

/** Registers a kind. Call it in the room that owns the use case, and name the room's door in `src/jobs/run-bulk-jobs.ts`. */
export function bulkKind<S extends z.ZodType, T>(definition: BulkKind<S, T>): BulkKind<S, T> {
  const known = kinds.get(definition.kind)
  if (known && known.useCase.useCaseName !== definition.useCase.useCaseName)
    throw new Error(`bulk kind ${definition.kind} is registered twice`)
  kinds.set(definition.kind, definition as unknown as StoredKind)
  return definition
}

export const registeredKind = (kind: string): StoredKind | null => kinds.get(kind) ?? null
