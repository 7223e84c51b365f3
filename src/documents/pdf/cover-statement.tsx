import { Text } from '@react-pdf/renderer'

import { contentDigest } from '../content-digest'
import { formatAmount, formatDate, formatPercent } from '../format'
import { Frame, Heading, renderPdf, styles } from './frame'
import { Facts, Signatures, Table } from './parts'

export interface CoverStatementData {
  number: string
  /** Stands on this document and nowhere else. */
  code: string
  /** The address of the page that confirms it. */
  confirmAt: string
  enterpriseName: string
  uscc: string
  bankName: string
  /** `YYYY-MM-DD`; the last day is included. */
  issuedOn: string
  expiresOn: string
  policies: readonly {
    insurerName: string
    insurancePolicyNumber: string
    programme: string
    inception: string
    expiry: string
    sumInsuredUsd: string
    insuredPercentage: string
    maximumLiabilityUsd: string
  }[]
  createdAt: Date
}

/** 投保情况证明 as PDF (三(三)), for a bank. */
export function coverStatementPdf(data: CoverStatementData): Promise<Uint8Array> {
  const { code: _code, ...told } = data
  return renderPdf(
    <Frame
      title="出口信用保险投保情况证明"
      number={data.number}
      createdAt={data.createdAt}
      digest={contentDigest(told)}
    >
      <Facts
        lines={[
          [['致', data.bankName]],
          [['企业名称', data.enterpriseName]],
          [['统一社会信用代码', data.uscc]],
          [
            ['出具日期', formatDate(data.issuedOn)],
            ['有效期至', `${formatDate(data.expiresOn)}（含当日）`],
          ],
        ]}
      />
      <Heading>有效保单</Heading>
      <Table
        columns={[
          { header: '保险机构', share: 2.2 },
          { header: '保单号', share: 2 },
          { header: '险种', share: 1.8 },
          { header: '保险期间（含首尾日）', share: 2 },
          { header: '投保金额（美元）', share: 1.7, align: 'right' },
          { header: '赔付比例', share: 0.9, align: 'right' },
          { header: '最高赔偿限额（美元）', share: 1.7, align: 'right' },
        ]}
        rows={data.policies.map((policy) => [
          policy.insurerName,
          policy.insurancePolicyNumber,
          policy.programme,
          `${policy.inception} 至 ${policy.expiry}`,
          formatAmount(policy.sumInsuredUsd),
          formatPercent(policy.insuredPercentage),
          formatAmount(policy.maximumLiabilityUsd),
        ])}
      />
      <Heading>查验</Heading>
      <Text style={styles.paragraph}>
        {`请打开 ${data.confirmAt}，填写证明编号和查验码 ${data.code}，核对本证明是否有效、所列保单是否仍然有效。`}
      </Text>
      <Text style={styles.paragraph}>
        本证明按出具当日平台登记的保单生成，仅供上列银行办理保单融资时参考，不是保险合同，也不构成对赔付的承诺。企业可以随时撤销本证明。
      </Text>
      <Signatures lines={[data.enterpriseName, formatDate(data.issuedOn)]} />
    </Frame>,
  )
}
