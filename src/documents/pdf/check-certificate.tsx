import { Text } from '@react-pdf/renderer'

import { contentDigest } from '../content-digest'
import { formatDate } from '../format'
import { Frame, Heading, renderPdf, styles } from './frame'
import { Facts, Signatures } from './parts'

export interface CheckCertificateData {
  certificateNumber: string
  insurerName: string
  enterpriseName: string
  uscc: string
  /** `YYYY-MM-DD` and `HH:mm` in Shanghai. */
  checkedOn: string
  checkedAtTime: string
  outcome: 'CLEAR' | 'COVERED' | 'RESERVED'
  /** Last day of the cover in force, when COVERED. Nothing else of a rival's terms is printed (E8). */
  coveredUntil: string | null
  /** Last day of the reservation: this insurer's when CLEAR, another's when RESERVED. */
  reservedUntil: string | null
  createdAt: Date
}

/** 查重凭证 as PDF (二(五), ruling E8). */
export function checkCertificatePdf(data: CheckCertificateData): Promise<Uint8Array> {
  return renderPdf(
    <Frame
      title="统保平台信息查重凭证"
      number={data.certificateNumber}
      createdAt={data.createdAt}
      digest={contentDigest(data)}
    >
      <Facts
        lines={[
          [['查询机构', data.insurerName]],
          [['企业名称', data.enterpriseName || '（未登记）']],
          [['统一社会信用代码', data.uscc]],
          [['查询时间', `${formatDate(data.checkedOn)} ${data.checkedAtTime}`]],
          [['查询结果', OUTCOMES[data.outcome]]],
        ]}
      />
      <Heading>说明</Heading>
      {explanation(data).map((sentence) => (
        <Text key={sentence} style={styles.paragraph}>
          {sentence}
        </Text>
      ))}
      <Signatures lines={['河南省商务厅', formatDate(data.checkedOn)]} />
    </Frame>,
  )
}

const OUTCOMES: Record<CheckCertificateData['outcome'], string> = {
  CLEAR: '未发现在保的统保保单',
  COVERED: '已在保',
  RESERVED: '已由其他机构预留',
}

function explanation(data: CheckCertificateData): string[] {
  const basis =
    '依据《河南省商务厅 河南省财政厅关于优化出口信用保险支持政策的通知》（豫商财〔2024〕15号）第二条第（五）项出具。'
  if (data.outcome === 'COVERED') {
    const until = data.coveredUntil ? `至${formatDate(data.coveredUntil)}止` : ''
    return [`该企业已有统保保单在保${until}。同一时间段不得重复投保，请在现有保单到期后承保。`, basis]
  }
  if (data.outcome === 'RESERVED') {
    const until = data.reservedUntil ? `，预留至${formatDate(data.reservedUntil)}` : ''
    return [`该企业已由其他保险机构查重预留${until}。请在预留到期后重新查询。`, basis]
  }
  const until = data.reservedUntil ? `，至${formatDate(data.reservedUntil)}止` : ''
  return [
    `截至查询时间，该企业没有在保的统保保单。现为查询机构预留该企业${until}；逾期未出具保单的，预留自动解除。`,
    basis,
  ]
}
