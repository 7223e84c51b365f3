import { z } from 'zod'

import { command, done, notFound } from '@/server/use-case'

import { bytesOf } from './bytes-of'
import { storedFileById } from './store'

/** Whose organisations' files the walls may show at all; the three administrators (三员) see no business. */
const readers = [
  'ENTERPRISE_OPERATOR',
  'ENTERPRISE_APPROVER',
  'INSURER_OPERATOR',
  'INSURER_CHECKER',
  'PROVIDER_OPERATOR',
  'DIVISION_COMMERCE',
  'DIVISION_FINANCE',
  'COMMERCE_PREPARER',
  'COMMERCE_CHECKER',
  'COMMERCE_APPROVER',
  'FINANCE_PREPARER',
  'FINANCE_CHECKER',
  'AUDITOR',
  // What an expert may open at all, the walls say: materials of the applications they are free for.
  'EXPERT',
] as const

export interface OpenedFile {
  name: string
  mediaType: string
  bytes: Uint8Array
}

/** The bytes of a file that the walls show to the asker; each opening is an audit entry (S12). */
export const openFile = command({
  name: 'files.open',
  allow: readers,
  input: z.strictObject({ id: z.uuid('没有找到这个文件。请返回列表核对。') }),
  run: async ({ tx }, { id }) => {
    const file = await storedFileById(tx, id)
    if (!file) return notFound('文件')
    const bytes = await bytesOf(file)
    const opened: OpenedFile = { name: file.displayName, mediaType: file.mediaType, bytes }
    return done(opened, {
      subject: { kind: 'stored_file', id },
      detail: { purpose: file.purpose, owner: file.ownerOrganisationId },
    })
  },
})
