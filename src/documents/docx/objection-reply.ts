import { AlignmentType } from 'docx'

import { formatDate } from '../format'
import { type ObjectionReplyData, replySentences } from '../objection-reply-data'
import { line, officialLetter, TITLE } from './official-letter'

/** 异议答复书 as .docx, for the office that seals and sends it on paper; what was answered is the stored PDF. */
export function objectionReplyDocx(data: ObjectionReplyData): Promise<Uint8Array> {
  const { opening, closing } = replySentences(data)
  const paragraphs = [
    `公示：${data.publicityTitle}（${data.publicityNumber}）。`,
    `所涉条目：${data.item}。`,
    `收到日期：${formatDate(data.receivedOn)}。`,
    opening,
    ...data.reply,
    closing,
  ]
  return officialLetter(data.title, [
    line(data.title, { run: TITLE, align: AlignmentType.CENTER, pitch: 640 }),
    line(data.number, { align: AlignmentType.CENTER }),
    line(''),
    line(`${data.objector}：`),
    ...paragraphs.map((text) => line(text, { indent: true })),
    line(''),
    ...[data.office, formatDate(data.decidedOn)].map((text) =>
      line(text, { align: AlignmentType.RIGHT, inset: true }),
    ),
  ])
}
