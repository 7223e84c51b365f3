'use client'

import { useState } from 'react'

import { LinkButton } from '@/ui/button'
import { GridEntry, type GridColumn, type GridError, type GridRow } from '@/ui/grid-entry'

import type { DraftView } from '../draft-dto'
import type { DraftRow } from '../payment-line'
import { DraftFoot } from './draft-foot'
import { useDraftSaving } from './draft-saving'
import { DraftSheet } from './draft-sheet'
import { ImportPanel } from './import-panel'
import { LineIssues } from './line-issues'
import { SavingState } from './saving-state'

interface LinesStepProps {
  draft: DraftView
  columns: readonly GridColumn[]
  clauses: Readonly<Record<string, string>>
  period: string
  nextHref: string
}

/** 缴费明细: type, paste or import; saved while typed, with the calculation sheet below as it now stands. */
export function LinesStep({ draft, columns, clauses, period, nextHref }: LinesStepProps) {
  const saving = useDraftSaving(draft)
  const { view } = saving
  // The grid keeps its own rows; imported ones come in with a new grid.
  const [grid, setGrid] = useState({ key: 0, rows: draft.rows })
  const [sent, setSent] = useState<readonly DraftRow[]>(draft.rows)
  const [errors, setErrors] = useState(() => gridErrors(draft, draft.rows))

  const save = async (rows: readonly DraftRow[]): Promise<DraftView | null> => {
    setSent(rows)
    const saved = await saving.save({ rows: [...rows] })
    if (saved) setErrors(gridErrors(saved, rows))
    return saved
  }
  const take = async (rows: readonly DraftRow[], how: 'replace' | 'append') => {
    const saved = await save(how === 'append' ? [...sent, ...rows] : rows)
    if (!saved) return
    setGrid(({ key }) => ({ key: key + 1, rows: saved.rows }))
    setSent(saved.rows)
    setErrors(gridErrors(saved, saved.rows))
  }

  return (
    <>
      <ImportPanel applicationId={draft.id} onTake={take} />
      <GridEntry
        key={grid.key}
        label="保险费缴纳明细"
        columns={columns}
        initialRows={grid.rows.map(gridRow)}
        errors={errors}
        maxRows={1000}
        totals={['invoiceAmount', 'paidAmount']}
        onChange={(rows) => void save(rows.map(draftRow))}
      />
      <LineIssues issues={view.issues} />
      <div className="mt-8">
        <DraftSheet calculation={view.calculation} clauses={clauses} period={period} />
      </div>
      <DraftFoot
        requestedAmountCny={view.calculation.requestedAmountCny}
        saved={<SavingState saving={saving} />}
      >
        <LinkButton href={nextHref} variant="primary">
          下一步：上传材料
        </LinkButton>
      </DraftFoot>
    </>
  )
}

const gridRow = ({ id, values }: DraftRow): GridRow => ({ ...values, id })

function draftRow({ id = '', ...values }: GridRow): DraftRow {
  return { id, values }
}

/** The server numbers the rows that hold something; the grid those that it sent. */
function gridErrors(view: DraftView, sent: readonly DraftRow[]): GridError[] {
  const filled = sent.flatMap(({ values }, index) =>
    Object.values(values).some((value) => value.trim() !== '') ? [index] : [],
  )
  // What is not typed yet the grid marks by itself.
  const wrong = view.problems.filter((problem) => problem.kind === 'WRONG')
  return [...wrong, ...view.issues.filter((issue) => issue.level !== 'FLAG')].flatMap(
    ({ position, column, message }) => {
      const row = filled[position - 1]
      return row === undefined ? [] : [{ row, ...(column ? { key: column } : {}), message: spoken(message) }]
    },
  )
}

/** In its own cell, the number of the row and the name of the column go without saying. */
const spoken = (message: string) => message.replace(/^第 \d+ 行(“[^”]*”)?[:：]?/, '')
