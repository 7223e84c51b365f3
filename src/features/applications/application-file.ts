import { z } from 'zod'

import { portalStorage } from '@/server/storage'
import { notFound, query } from '@/server/use-case'

import { fileOfApplication } from './history-store'
import { applicationId } from './schema'

/** The bytes of a material or of an issued 申请表, for whoever may see the application (row-level security decides whose). */
export const applicationFile = query({
  name: 'applications.file',
  allow: [
    'ENTERPRISE_OPERATOR',
    'ENTERPRISE_APPROVER',
    'INSURER_OPERATOR',
    'INSURER_CHECKER',
    'DIVISION_COMMERCE',
    'DIVISION_FINANCE',
    'COMMERCE_PREPARER',
    'COMMERCE_CHECKER',
    'COMMERCE_APPROVER',
    'FINANCE_PREPARER',
    'FINANCE_CHECKER',
    'AUDITOR',
  ],
  input: z.strictObject({ applicationId, fileId: z.uuid() }),
  run: async ({ tx }, input) => {
    const file = await fileOfApplication(tx, input.applicationId, input.fileId)
    if (!file) return notFound('文件')
    const storage = await portalStorage()
    return {
      bytes: await storage.getFile(file.storageKey),
      displayName: file.displayName,
      mediaType: file.mediaType,
    }
  },
})
