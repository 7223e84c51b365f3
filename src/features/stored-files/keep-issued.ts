import { portalStorage } from '@/server/storage'
import type { Context } from '@/server/use-case'

import { addStoredFile } from './store'

interface Issued {
  bytes: Uint8Array
  mediaType: string
  displayName: string
  /** Whose it is: row-level security shows it to that organisation, its division office and the province. */
  ownerOrganisationId: string
  /** e.g. `application-form`, `division-summary`. */
  purpose: string
}

/** Stores bytes as they were issued, with their record and digest: never rendered again. Without the record no bytes stay. */
export async function keepIssued(
  { tx, actor, now }: Context,
  { bytes, ...file }: Issued,
): Promise<{ id: string; sha256: string }> {
  const storage = await portalStorage()
  const stored = await storage.putFile(bytes, file.mediaType)
  try {
    const id = await addStoredFile(tx, {
      ...file,
      sizeBytes: stored.size,
      sha256: stored.sha256,
      storageKey: stored.key,
      uploadedById: actor.accountId,
      uploadedAt: now,
    })
    return { id, sha256: stored.sha256 }
  } catch (error) {
    await storage.deleteFile(stored.key)
    throw error
  }
}
