import { StyleSheet, Text, View } from '@react-pdf/renderer'

import { contentDigest } from '../content-digest'
import { formatAmount } from '../format'
import type { CalculationStep } from '../step'
import { Frame, GREY, HAIRLINE, Heading, renderPdf, styles } from './frame'
import { Facts, Steps } from './parts'

export interface TrailPdfData {
  number: string
  line: string
  applicant: string
  amountCny: string | null
  verdict: string
  steps: {
    title: string
    note: string
    rows: { name: string; facts: string; deeds: string[]; sha256: string; mark: string }[]
  }[]
  sheet: readonly CalculationStep[]
  limits: string[]
  createdAt: Date
}

const look = StyleSheet.create({
  row: { borderBottomWidth: 0.5, borderBottomColor: HAIRLINE, paddingVertical: 5 },
  name: { fontSize: 9.5, lineHeight: 1.5, fontWeight: 700 },
  words: { fontSize: 9, lineHeight: 1.5 },
  small: { fontSize: 8, lineHeight: 1.5, color: GREY },
})

/** 资金轨迹 for auditors: each row of one yuan's way with its digest, its deeds and their places in the sealed chain. */
export function trailPdf(data: TrailPdfData): Promise<Uint8Array> {
  return renderPdf(
    <Frame
      title="资金轨迹"
      subtitle={data.line}
      number={data.number}
      createdAt={data.createdAt}
      digest={contentDigest(data)}
    >
      <Facts
        lines={[
          [['申报单位', data.applicant]],
          [['本行金额', data.amountCny === null ? '—' : `${formatAmount(data.amountCny)} 元`]],
          [['核对结果', data.verdict]],
        ]}
      />
      {data.steps.map((step, index) => (
        <View key={step.title}>
          <Heading>{`${index + 1}. ${step.title}`}</Heading>
          {step.note ? <Text style={look.small}>{step.note}</Text> : null}
          {step.rows.map((row) => (
            <View key={`${row.name}${row.sha256}`} style={look.row} wrap={false}>
              <Text style={look.name}>{`${row.name}　${row.mark}`}</Text>
              {row.facts ? <Text style={look.words}>{row.facts}</Text> : null}
              {row.deeds.map((deed) => (
                <Text key={deed} style={look.small}>
                  {deed}
                </Text>
              ))}
              <Text style={look.small}>{`留存版本摘要（SHA-256）${row.sha256}`}</Text>
            </View>
          ))}
        </View>
      ))}
      {data.sheet.length > 0 ? <Heading>计算书与条款</Heading> : null}
      {data.sheet.length > 0 ? <Steps steps={data.sheet} /> : null}
      <Heading>未在此核对的</Heading>
      {data.limits.map((limit) => (
        <Text key={limit} style={styles.paragraph}>
          {limit}
        </Text>
      ))}
    </Frame>,
  )
}
