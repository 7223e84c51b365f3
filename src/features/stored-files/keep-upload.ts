import { FileRefused } from '@/documents'
import { checkUpload, portalStorage, portalUploadCheck, type FileKind } from '@/server/storage'
import { refuse, type Context } from '@/server/use-case'

import { addStoredFile } from './store'

interface Upload {
  file: File
  /** Whose it is: row-level security shows it to that organisation, its division office and the province. */
  ownerOrganisationId: string
  /** e.g. `licence`, `export-evidence`, `material` */
  purpose: string
  /** The form's field, where a refusal is shown. */
  field: string
  accepted?: readonly FileKind[]
}

/**
 * Checks an upload (S9), stores its bytes and its record; returns the record's id. Refuses beside the field in the check's
 * words. Bytes whose transaction rolls back stay behind without a record: nothing leads to them.
 */
export async function keepUpload(context: Context, upload: Upload): Promise<string> {
  const { tx, actor, now } = context
  const bytes = new Uint8Array(await upload.file.arrayBuffer())
  try {
    const checked = await checkUpload(
      { fileName: upload.file.name, bytes },
      upload.accepted ?? ['pdf', 'jpg', 'png', 'ofd'],
      portalUploadCheck(),
    )
    const stored = await (await portalStorage()).putFile(bytes, checked.contentType)
    return await addStoredFile(tx, {
      ownerOrganisationId: upload.ownerOrganisationId,
      purpose: upload.purpose,
      displayName: checked.displayName,
      mediaType: checked.contentType,
      sizeBytes: stored.size,
      sha256: stored.sha256,
      storageKey: stored.key,
      uploadedById: actor.accountId,
      uploadedAt: now,
    })
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error
    return refuse('INVALID', '所附文件需要更正，请按提示重新选择文件。', {
      fieldErrors: { [upload.field]: [error.message] },
    })
  }
}
