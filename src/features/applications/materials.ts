import { createHash } from 'node:crypto'

import { FileRefused } from '@/documents'
import { checkUpload, portalStorage, portalUploadCheck, type CheckedUpload } from '@/server/storage'
import { command, done, notFound, refuse } from '@/server/use-case'

import { openDraft } from './gate'
import { materialInput, removeMaterialInput } from './schema'
import { addMaterial, addStoredFile, removeMaterialRow } from './store'

/** What people scan and issue (practice.md): no office documents as evidence. */
const ACCEPTED = ['pdf', 'jpg', 'png', 'ofd'] as const

/**
 * A material (材料) under one of the round's requirements: checked by content, stored with its digest. Sent again after a
 * broken upload, the same file under the same requirement is the one that is there.
 */
export const uploadMaterial = command({
  name: 'applications.uploadMaterial',
  allow: ['ENTERPRISE_OPERATOR', 'ENTERPRISE_APPROVER'],
  input: materialInput,
  run: async ({ tx, actor, now }, { applicationId, requirementId, fileName, bytes }) => {
    const checked = await check(fileName, bytes)
    const application = await openDraft({ tx, actor }, applicationId, null)
    if (!application.round.requirements.some(({ id }) => id === requirementId)) return notFound('材料要求')
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const subject = { kind: 'application', id: applicationId }
    const same = application.materials.find(
      (material) => material.requirementId === requirementId && material.sha256 === sha256,
    )
    if (same)
      return done({ materialId: same.id, name: same.name, sizeBytes: same.sizeBytes, sha256 }, { subject })

    const storage = await portalStorage()
    const stored = await storage.putFile(bytes, checked.contentType)
    try {
      const fileId = await addStoredFile(tx, {
        ownerOrganisationId: application.applicant.id,
        purpose: 'application-material',
        displayName: checked.displayName,
        mediaType: checked.contentType,
        sizeBytes: stored.size,
        sha256: stored.sha256,
        storageKey: stored.key,
        uploadedById: actor.accountId,
        uploadedAt: now,
      })
      const materialId = await addMaterial(tx, { applicationId, requirementId, fileId, addedAt: now })
      return done(
        { materialId, name: checked.displayName, sizeBytes: stored.size, sha256 },
        { subject, detail: { requirementId, materialId, sha256 } },
      )
    } catch (error) {
      await storage.deleteFile(stored.key)
      throw error
    }
  },
})

/** Takes a material off the draft; a submission that held it keeps its digest. */
export const removeMaterial = command({
  name: 'applications.removeMaterial',
  allow: ['ENTERPRISE_OPERATOR', 'ENTERPRISE_APPROVER'],
  input: removeMaterialInput,
  run: async ({ tx, actor, now }, { applicationId, materialId }) => {
    await openDraft({ tx, actor }, applicationId, null)
    if (!(await removeMaterialRow(tx, applicationId, materialId, now))) return notFound('材料')
    return done(
      { materialId },
      { subject: { kind: 'application', id: applicationId }, detail: { materialId } },
    )
  },
})

async function check(fileName: string, bytes: Uint8Array): Promise<CheckedUpload> {
  try {
    return await checkUpload({ fileName, bytes }, ACCEPTED, portalUploadCheck())
  } catch (error) {
    if (error instanceof FileRefused) return refuse('INVALID', error.message)
    throw error
  }
}
