import { Text } from '@react-pdf/renderer'

import { contentDigest } from '../content-digest'
import { formatDate } from '../format'
import { type ObjectionReplyData, replySentences } from '../objection-reply-data'
import { Frame, renderPdf, styles } from './frame'
import { Facts, Signatures } from './parts'

/** 异议答复书 as PDF (L5), for the objector and the department. */
export function objectionReplyPdf(data: ObjectionReplyData): Promise<Uint8Array> {
  const { opening, closing } = replySentences(data)
  return renderPdf(
    <Frame title={data.title} number={data.number} createdAt={data.createdAt} digest={contentDigest(data)}>
      <Facts
        lines={[
          [['公示', `${data.publicityTitle}（${data.publicityNumber}）`]],
          [['所涉条目', data.item]],
          [
            ['收到日期', formatDate(data.receivedOn)],
            ['办理结果', data.outcome],
          ],
        ]}
      />
      <Text style={[styles.paragraph, { textIndent: 0, marginTop: 14 }]}>{`${data.objector}：`}</Text>
      <Text style={styles.paragraph}>{opening}</Text>
      {data.reply.map((paragraph, index) => (
        <Text key={`${index}`} style={styles.paragraph}>
          {paragraph}
        </Text>
      ))}
      <Text style={styles.paragraph}>{closing}</Text>
      <Signatures lines={[data.office, formatDate(data.decidedOn)]} />
    </Frame>,
  )
}
