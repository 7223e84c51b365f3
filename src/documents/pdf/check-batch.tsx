import { Text } from '@react-pdf/renderer'

import { contentDigest } from '../content-digest'
import { formatDate } from '../format'
import { Frame, Heading, renderPdf, styles } from './frame'
import { Facts, Signatures } from './parts'

export interface CheckBatchData {
  certificateNumber: string
  insurerName: string
  askedBy: string
  /** `YYYY-MM-DD` and `HH:mm` in Shanghai: when the list was handed in, and when its last row was answered. */
  askedOn: string
  askedAtTime: string
  endedOn: string
  endedAtTime: string
  source: string
  rowCount: number
  rowsSha256: string
  reserves: boolean
  clear: number
  covered: number
  reservedByOthers: number
  bad: number
  createdAt: Date
}

/** 批量查重凭证 as PDF (二(五), E8): what was asked, when, and how many of each answer; the rows are its xlsx. */
export function checkBatchPdf(data: CheckBatchData): Promise<Uint8Array> {
  return renderPdf(
    <Frame
      title="统保平台信息批量查重凭证"
      number={data.certificateNumber}
      createdAt={data.createdAt}
      digest={contentDigest(data)}
    >
      <Facts
        lines={[
          [['查询机构', data.insurerName]],
          [['查询人', data.askedBy]],
          [['提交时间', `${formatDate(data.askedOn)} ${data.askedAtTime}`]],
          [['答复时间', `${formatDate(data.endedOn)} ${data.endedAtTime}`]],
          [['名单', `${data.source}，共 ${data.rowCount} 行`]],
          [['名单摘要', data.rowsSha256]],
          [['可以承保', `${data.clear} 家`]],
          [['已在保', `${data.covered} 家`]],
          [['其他机构预留', `${data.reservedByOthers} 家`]],
          [['有误、未查询', `${data.bad} 行`]],
        ]}
      />
      <Heading>说明</Heading>
      {[
        data.reserves
          ? '每一行另有凭证，凭证号为本凭证号加行号；可以承保的企业已逐户预留，预留期限见各凭证。'
          : '本次只查询，没有预留企业。登记保单前须逐户查重并预留。',
        '逐行结果见同一编号的《批量查重结果》。',
        '依据《河南省商务厅 河南省财政厅关于优化出口信用保险支持政策的通知》（豫商财〔2024〕15号）第二条第（五）项出具。',
      ].map((sentence) => (
        <Text key={sentence} style={styles.paragraph}>
          {sentence}
        </Text>
      ))}
      <Signatures lines={['河南省商务厅', formatDate(data.endedOn)]} />
    </Frame>,
  )
}
