import type { Tx } from '@/server/db'

export async function addStoredFile(
  tx: Tx,
  file: {
    ownerOrganisationId: string
    purpose: string
    displayName: string
    mediaType: string
    sizeBytes: number
    sha256: string
    storageKey: string
    uploadedById: string | null
    uploadedAt: Date
  },
): Promise<string> {
  return (await tx.storedFile.create({ data: file, select: { id: true } })).id
}

/** Null when it does not exist, or the walls hide it. */
export function storedFileById(tx: Tx, id: string) {
  return tx.storedFile.findUnique({ where: { id } })
}
