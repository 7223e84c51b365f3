import type { Column } from '@/documents'
import { amount, grouped } from '@/policy-rules'

import type { ConvertedLine } from './calculation'
import { paymentLineTable } from './payment-line'
import type { SubmissionFacts } from './submission-facts'

/** What changed from one submission to the next, by line and cell, in the words of the form. Pure. */
export interface SubmissionDiff {
  lines: LineChange[]
  materialsAdded: string[]
  materialsRemoved: string[]
  /** Other facts, by their name on the form. */
  facts: { label: string; before: string; after: string }[]
}

export interface LineChange {
  lineId: string
  kind: 'ADDED' | 'REMOVED' | 'CHANGED'
  /** Its place in the later submission; of a removed line, in the earlier. */
  position: number
  invoiceNumber: string
  cells: { column: string; label: string; before: string | null; after: string | null }[]
}

const compared = [...paymentLineTable.columns]
  .filter((column) => column.key !== 'position' && column.key !== 'requestedAmountCny')
  .map((column) => ({ key: column.key as keyof ConvertedLine, label: column.header, column }))

export function submissionDiff(previous: SubmissionFacts, current: SubmissionFacts): SubmissionDiff {
  const before = new Map(previous.lines.map((line) => [line.id, line]))
  const after = new Set(current.lines.map((line) => line.id))
  return {
    lines: [
      ...current.lines.flatMap((line) => lineChange(before.get(line.id), line)),
      ...previous.lines.filter((line) => !after.has(line.id)).map((line) => whole(line, 'REMOVED')),
    ],
    materialsAdded: missingFrom(previous, current),
    materialsRemoved: missingFrom(current, previous),
    facts: [
      fact(
        '已获其他补助（元）',
        grouped(amount(previous.otherSubsidiesCny)),
        grouped(amount(current.otherSubsidiesCny)),
      ),
      fact('收款账号', previous.account.accountNumber, current.account.accountNumber),
    ].filter(({ before, after }) => before !== after),
  }
}

function lineChange(before: ConvertedLine | undefined, after: ConvertedLine): LineChange[] {
  if (!before) return [whole(after, 'ADDED')]
  const cells = compared.flatMap(({ key, label, column }) =>
    before[key] === after[key]
      ? []
      : [{ column: key, label, before: inWords(column, before[key]), after: inWords(column, after[key]) }],
  )
  return cells.length > 0 ? [{ ...whole(after, 'CHANGED'), cells }] : []
}

const whole = (line: ConvertedLine, kind: LineChange['kind']): LineChange => ({
  lineId: line.id,
  kind,
  position: line.position,
  invoiceNumber: line.invoiceNumber,
  cells: [],
})

/** As the form says it: amounts grouped, a choice by its label; null for an empty cell. */
function inWords(column: Column, value: string | number | null): string | null {
  if (value === null || value === '') return null
  if (column.kind === 'amount') return grouped(amount(String(value)))
  return column.options?.find((option) => option.value === value)?.label ?? String(value)
}

const fact = (label: string, before: string, after: string) => ({ label, before, after })

/** By digest: the same bytes under another name did not change. */
const missingFrom = (one: SubmissionFacts, other: SubmissionFacts) =>
  other.materials
    .filter((material) => !one.materials.some((each) => each.sha256 === material.sha256))
    .map((material) => `${material.requirement}：${material.name}`)
