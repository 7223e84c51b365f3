import { createHash } from 'node:crypto'

import { keepUpload } from '@/features/stored-files'
import { command, done, notFound } from '@/server/use-case'

import { openApplication } from './gate'
import { materialInput, removeMaterialInput } from './schema'
import { addMaterial, removeMaterialRow } from './store'

const uploaders = ['ENTERPRISE_OPERATOR', 'ENTERPRISE_APPROVER', 'INSURER_OPERATOR'] as const

/**
 * A material (材料) under one of the round's requirements: checked by content, stored with its digest. Sent again because
 * an answer was lost, the same file under the same requirement is the one that is there.
 */
export const uploadMaterial = command({
  name: 'applications.uploadMaterial',
  allow: uploaders,
  input: materialInput,
  run: async (context, { applicationId, requirementId, file }) => {
    const { tx, now } = context
    const application = await openApplication(context, applicationId)
    if (!application.round.requirements.some(({ id }) => id === requirementId)) return notFound('材料要求')
    const subject = { kind: 'application', id: applicationId }
    const sha256 = createHash('sha256')
      .update(new Uint8Array(await file.arrayBuffer()))
      .digest('hex')
    const same = application.materials.find(
      (material) => material.requirementId === requirementId && material.sha256 === sha256,
    )
    if (same) return done({ materialId: same.id, name: same.name }, { subject })
    const fileId = await keepUpload(context, {
      file,
      ownerOrganisationId: application.applicant.id,
      purpose: 'application-material',
      field: 'file',
    })
    const materialId = await addMaterial(tx, { applicationId, requirementId, fileId, addedAt: now })
    return done(
      { materialId, name: file.name },
      { subject, detail: { requirementId, materialId, fileId, sha256 } },
    )
  },
})

/** Takes a material off the draft; a submission that held it keeps its digest. */
export const removeMaterial = command({
  name: 'applications.removeMaterial',
  allow: uploaders,
  input: removeMaterialInput,
  run: async ({ tx, actor, now }, { applicationId, materialId }) => {
    await openApplication({ tx, actor }, applicationId)
    if (!(await removeMaterialRow(tx, applicationId, materialId, now))) return notFound('材料')
    return done(
      { materialId },
      { subject: { kind: 'application', id: applicationId }, detail: { materialId } },
    )
  },
})
