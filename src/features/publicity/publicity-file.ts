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

/** What is said instead of a file once the publicity is withdrawn. */
export const withdrawnWords = ({ reason }: { reason: string }): string =>
  `本公示已撤回，不再提供下载。原因：${reason}请查看公示页面。`

export type PublicityFormat = keyof typeof formats

/** The publicity as a file: the stored content, never today's data, so that every download says the same. */
export async function publicityFile(
  publicity: Pick<PublicDetail, 'content' | 'publishedAt' | 'title'>,
  format: PublicityFormat,
) {
  const { render, mediaType } = formats[format]
  const data = { ...publicity.content, createdAt: publicity.publishedAt }
  return { bytes: await render(data), name: `${publicity.title}.${format}`, mediaType }
}
