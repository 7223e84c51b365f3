import { FileRefused } from '@/documents'
import { checkUpload, openStorage, storageConfigFrom, uploadCheckConfigFrom } from '@/server/storage'
import { refuse, type Context } from '@/server/use-case'

import { keepEvidenceFile } from './store'

/** Checks the stamped letter or certificate (S9) and keeps it as the insurer's file; refuses beside the field. */
export async function keepExportEvidence({ tx, actor, now }: Context, file: File): Promise<string> {
  try {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const checked = await checkUpload(
      { fileName: file.name, bytes },
      ['pdf', 'jpg', 'png', 'ofd'],
      uploadCheckConfigFrom(process.env),
    )
    const storage = await openStorage(storageConfigFrom(process.env))
    const stored = await storage.putFile(bytes, checked.contentType)
    return await keepEvidenceFile(tx, {
      ownerOrganisationId: actor.organisationId!,
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
    return refuse('INVALID', '有内容需要更正，请按提示修改后再提交。', {
      fieldErrors: { exportEvidence: [error.message] },
    })
  }
}
