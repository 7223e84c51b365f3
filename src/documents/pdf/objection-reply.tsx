import { Text } from '@react-pdf/renderer'

import { contentDigest } from '../content-digest'
import { formatDate } from '../format'
import { Frame, renderPdf, styles } from './frame'
import { Facts, Signatures } from './parts'

export interface ObjectionReplyData {
  /** 受理号 of the objection. */
  number: string
  /** 异议答复书, or 异议不予受理告知书. */
  title: string
  /** To whom: the objector, or 异议人 where none is named. */
  objector: string
  publicityNumber: string
  publicityTitle: string
  /** The line objected to, as it was published. */
  item: string
  receivedOn: string
  outcome: string
  /** The reply's paragraphs. */
  reply: readonly string[]
  office: string
  telephone: string
  decidedOn: string
  createdAt: Date
}

/** 异议答复书 as PDF (L5), for the objector and the department. */
export function objectionReplyPdf(data: ObjectionReplyData): Promise<Uint8Array> {
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
      <Text style={styles.paragraph}>
        {`您对上述公示提出的异议（受理号 ${data.number}），办理结果为：${data.outcome}。`}
      </Text>
      {data.reply.map((paragraph, index) => (
        <Text key={`${index}`} style={styles.paragraph}>
          {paragraph}
        </Text>
      ))}
      <Text style={styles.paragraph}>{`对本答复有疑问的，请拨打 ${data.telephone}（${data.office}）。`}</Text>
      <Signatures lines={[data.office, formatDate(data.decidedOn)]} />
    </Frame>,
  )
}
