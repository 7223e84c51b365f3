import { StyleSheet, Text, View } from '@react-pdf/renderer'

import { formatAmount } from '../format'
import type { CalculationStep } from '../step'
import { SERIF } from './fonts'
import { GREY, HAIRLINE, RULE } from './frame'

// A line height is a factor of the font size in the same style, so the two always stand together.
const styles = StyleSheet.create({
  table: { borderTopWidth: 1, borderTopColor: RULE, borderBottomWidth: 1, borderBottomColor: RULE },
  head: {
    flexDirection: 'row',
    backgroundColor: '#eef1f5',
    borderBottomWidth: 0.75,
    borderBottomColor: RULE,
  },
  row: { flexDirection: 'row', borderBottomWidth: 0.5, borderBottomColor: HAIRLINE },
  cell: { paddingVertical: 3.5, paddingHorizontal: 4, fontSize: 8.5, lineHeight: 1.4 },
  strong: { fontWeight: 700 },
  pair: { flexDirection: 'row', borderBottomWidth: 0.5, borderBottomColor: HAIRLINE },
  label: { width: 92, padding: 5, color: GREY, backgroundColor: '#f5f7f9', lineHeight: 1.5, fontSize: 9.5 },
  value: { flex: 1, padding: 5, lineHeight: 1.5, fontSize: 9.5 },
  step: { flexDirection: 'row', borderBottomWidth: 0.5, borderBottomColor: HAIRLINE, paddingVertical: 6 },
  margin: { width: 84, paddingHorizontal: 4, color: GREY, fontSize: 8.5, lineHeight: 1.5 },
  stepBody: { flex: 1 },
  stepTitle: { fontFamily: SERIF, fontWeight: 700, lineHeight: 1.5, fontSize: 9.5 },
  formula: { color: GREY, marginTop: 2, lineHeight: 1.5, fontSize: 9.5 },
  result: {
    width: 120,
    paddingRight: 4,
    textAlign: 'right',
    fontWeight: 700,
    lineHeight: 1.5,
    fontSize: 9.5,
  },
  amountBox: { borderWidth: 1, borderColor: RULE, padding: 10, marginTop: 12 },
  amount: { fontSize: 16, fontWeight: 700, lineHeight: 1.5 },
  line: { fontSize: 9.5, lineHeight: 1.6 },
  signature: { fontFamily: SERIF, fontSize: 10.5, lineHeight: 1.7, textAlign: 'center' },
  signatures: { marginTop: 28, width: 180, alignSelf: 'flex-end' },
  seals: { flexDirection: 'row', marginTop: 28 },
  seal: { flex: 1, minHeight: 120, paddingRight: 20 },
})

export interface PdfColumn {
  header: string
  /** Share of the width. */
  share: number
  align?: 'left' | 'center' | 'right'
}

/** A ruled table whose head is repeated on every page and whose rows are never cut in two. */
export function Table({
  columns,
  rows,
  total,
}: {
  columns: readonly PdfColumn[]
  rows: readonly string[][]
  total?: string[]
}) {
  return (
    <View style={styles.table}>
      <View style={styles.head} fixed>
        {columns.map((column) => (
          <Text
            key={column.header}
            style={[styles.cell, styles.strong, { flex: column.share, textAlign: column.align ?? 'left' }]}
          >
            {column.header}
          </Text>
        ))}
      </View>
      {rows.map((row, i) => (
        // Rows have no identity of their own and never move: the document is rendered once.
        <Row key={`${i}`} columns={columns} cells={row} />
      ))}
      {total ? <Row columns={columns} cells={total} strong /> : null}
    </View>
  )
}

function Row({
  columns,
  cells,
  strong,
}: {
  columns: readonly PdfColumn[]
  cells: readonly string[]
  strong?: boolean
}) {
  return (
    <View style={styles.row} wrap={false}>
      {columns.map((column, i) => (
        <Text
          key={column.header}
          style={[
            styles.cell,
            strong ? styles.strong : {},
            { flex: column.share, textAlign: column.align ?? 'left' },
          ]}
        >
          {cells[i] ?? ''}
        </Text>
      ))}
    </View>
  )
}

/** Two facts a line: label, value, label, value. A single pair takes the whole line. */
export function Facts({ lines }: { lines: readonly (readonly [string, string][])[] }) {
  return (
    <View style={styles.table}>
      {lines.map((pairs) => (
        <View key={pairs[0]![0]} style={styles.pair} wrap={false}>
          {pairs.flatMap(([label, value]) => [
            <Text key={label} style={styles.label}>
              {label}
            </Text>,
            <Text key={`${label}：`} style={styles.value}>
              {value}
            </Text>,
          ])}
        </View>
      ))}
    </View>
  )
}

/** The calculation sheet: the clause at the margin, step and formula in the middle, the result on the right. */
export function Steps({ steps }: { steps: readonly CalculationStep[] }) {
  return (
    <View style={styles.table}>
      {steps.map((step, i) => (
        <View key={`${i}`} style={styles.step} wrap={false}>
          <View style={styles.margin}>
            <Text>{step.clause}</Text>
            {step.rulings.length > 0 ? <Text>{`口径 ${step.rulings.join('、')}`}</Text> : null}
          </View>
          <View style={styles.stepBody}>
            <Text style={styles.stepTitle}>{`${i + 1}. ${step.description}`}</Text>
            <Text style={styles.formula}>{step.formula}</Text>
          </View>
          <Text style={styles.result}>{resultInWords(step.result)}</Text>
        </View>
      ))}
    </View>
  )
}

/** An amount is grouped; a ratio or a word stays as the rules wrote it. */
const resultInWords = (result: string) => (/^-?\d{4,}\.\d\d$/.test(result) ? formatAmount(result) : result)

/** The amount that it is all about, in figures and in capitals. */
export function AmountBox({ label, amount, capitals }: { label: string; amount: string; capitals: string }) {
  return (
    <View style={styles.amountBox} wrap={false}>
      <Text style={styles.line}>{label}</Text>
      <Text style={styles.amount}>{`¥ ${amount}`}</Text>
      <Text style={styles.line}>{`人民币（大写）：${capitals}`}</Text>
    </View>
  )
}

/** Room for signatures and seals, side by side, kept together on one page. */
export function Seals({ blocks }: { blocks: readonly { heading: string; lines: readonly string[] }[] }) {
  return (
    <View style={styles.seals} wrap={false}>
      {blocks.map((block) => (
        <View key={block.heading} style={styles.seal}>
          <Text style={{ marginBottom: 46 }}>{block.heading}</Text>
          {block.lines.map((line) => (
            <Text key={line} style={styles.line}>
              {line}
            </Text>
          ))}
        </View>
      ))}
    </View>
  )
}

/** Who issued it, and when: at the right, below the text. */
export function Signatures({ lines }: { lines: readonly string[] }) {
  return (
    <View style={styles.signatures} wrap={false}>
      {lines.map((line) => (
        <Text key={line} style={styles.signature}>
          {line}
        </Text>
      ))}
    </View>
  )
}
