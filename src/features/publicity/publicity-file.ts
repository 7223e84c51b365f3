import { awardListXlsx } from '@/documents'
import { awardListDocx } from '@/documents/docx'
import { awardListPdf } from '@/documents/pdf'

import type { PublicDetail } from './publicities'

const formats = {
  xlsx: {
    render: awardListXlsx,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  docx: {
    render: awardListDocx,
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  pdf: { render: awardListPdf, mediaType: 'application/pdf' },
} as const

export type PublicityFormat = keyof typeof formats

/** The publicity as a file: the stored content, never today's data, so that every download says the same. */
export async function publicityFile(publicity: PublicDetail, format: PublicityFormat) {
  const { render, mediaType } = formats[format]
  const data = { ...publicity.content, createdAt: publicity.publishedAt }
  return { bytes: await render(data), name: `${publicity.title}.${format}`, mediaType }
}
