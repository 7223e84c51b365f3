import { FileRefused } from '@/documents'
import { checkUpload } from '@/server/storage'
import { portalStorage, portalUploadCheck } from '@/server/storage/portal-storage'
import { refuse } from '@/server/use-case'

export interface KeptFile {
  displayName: string
  mediaType: string
  sizeBytes: number
  sha256: string
  storageKey: string
}

/** Checks the evidence (S9) and stores it; refuses beside the field when the check does. */
export async function keepEvidence(file: File): Promise<KeptFile> {
  try {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const checked = await checkUpload(
      { fileName: file.name, bytes },
      ['pdf', 'jpg', 'png', 'ofd'],
      portalUploadCheck(),
    )
    const stored = await (await portalStorage()).putFile(bytes, checked.contentType)
    return {
      displayName: checked.displayName,
      mediaType: checked.contentType,
      sizeBytes: stored.size,
      sha256: stored.sha256,
      storageKey: stored.key,
    }
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error
    return refuse('INVALID', '证明材料需要更正，请按提示修改后再提交。', {
      fieldErrors: { evidence: [error.message] },
    })
  }
}

export const dropFile = async (storageKey: string) => (await portalStorage()).deleteFile(storageKey)
