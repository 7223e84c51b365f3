import { Text } from '@react-pdf/renderer'

import { contentDigest } from '../content-digest'
import { formatAmount } from '../format'
import { Frame, Heading, renderPdf, styles } from './frame'
import { Facts, Seals, Table } from './parts'

export interface PanelSummaryData {
  number: string
  title: string
  roundTitle: string
  noticeNumber: string
  criteria: string
  spreadThreshold: string
  composition: string
  draws: { seed: string; poolSha256: string; algorithm: string }[]
  members: { seat: number; name: string; employer: string }[]
  /** Amounts in 元, null where there is no summary yet. */
  lines: {
    position: number
    receiptNumber: string
    applicantName: string
    requestedAmountCny: string | null
    recommendedAmountCny: string | null
    average: string | null
    spread: string | null
    opinions: number | null
    opinionRound: number | null
    conclusion: string
    text: string
  }[]
  createdAt: Date
}

const amount = (value: string | null) => (value === null ? '—' : formatAmount(value))

/** 专家评审意见汇总表 as PDF, to be signed by the members. For the departments only: it names the experts. */
export function panelSummaryPdf(data: PanelSummaryData): Promise<Uint8Array> {
  return renderPdf(
    <Frame
      title="专家评审意见汇总表"
      number={data.number}
      createdAt={data.createdAt}
      digest={contentDigest(data)}
    >
      <Facts
        lines={[
          [['评审组', data.title]],
          [['申报通知', `${data.roundTitle}（${data.noticeNumber}）`]],
          [['专家组成', data.composition]],
          [['指标与权重', data.criteria]],
          [['分差上限', `${data.spreadThreshold} 分`]],
        ]}
      />
      <Heading>评审结果</Heading>
      <Table
        columns={[
          { header: '序号', share: 5 },
          { header: '受理号与申报单位', share: 26 },
          { header: '申请金额', share: 13, align: 'right' },
          { header: '建议金额', share: 13, align: 'right' },
          { header: '平均分（最低—最高）', share: 15 },
          { header: '结论与汇总意见', share: 28 },
        ]}
        rows={data.lines.map((line) => [
          String(line.position),
          `${line.receiptNumber} ${line.applicantName}`,
          amount(line.requestedAmountCny),
          amount(line.recommendedAmountCny),
          line.average === null
            ? '—'
            : `${line.average}（${line.spread}），${line.opinions} 份${(line.opinionRound ?? 1) > 1 ? '，经复评' : ''}`,
          `${line.conclusion}${line.text ? `。${line.text}` : ''}`,
        ])}
      />
      <Heading>专家</Heading>
      <Table
        columns={[
          { header: '席次', share: 8 },
          { header: '姓名', share: 22 },
          { header: '任职单位', share: 45 },
          { header: '签字', share: 25 },
        ]}
        rows={data.members.map(({ seat, name, employer }) => [String(seat), name, employer, ''])}
      />
      <Heading>抽取记录</Heading>
      {data.draws.map(({ seed, poolSha256, algorithm }, index) => (
        <Text key={seed} style={styles.paragraph}>
          {`第 ${index + 1} 次：种子 ${seed}；名库摘要 ${poolSha256}；算法 ${algorithm}。`}
        </Text>
      ))}
      <Seals blocks={[{ heading: '河南省商务厅', lines: ['经办：', '复核：'] }]} />
    </Frame>,
  )
}
