import { View } from '@react-pdf/renderer'
import type { ReactNode } from 'react'

import { Heading } from './frame'
import { type PdfColumn, Table } from './parts'

/** Up to here a table stands in the text; a longer one becomes an annex of full pages. */
const INLINE_ROWS = 60

// In points, of the page that `frame` draws and the rows that `parts` draws.
const PORTRAIT = { width: 499, height: 640 }
const LANDSCAPE = { width: 745, height: 395 }
const FONT_SIZE = 8.5
const LINE_HEIGHT = 11.9
const ROW_PADDING = 7.5
const CELL_PADDING = 8
/** A digit or Latin letter is narrower than a Chinese character. */
const NARROW = 0.6
/** Lines end early where a word or a bracket may not be broken. */
const RAGGED = 1.06

export interface LongTable {
  heading: string
  columns: readonly PdfColumn[]
  rows: readonly string[][]
  total: string[]
  landscape?: boolean
}

export function isLong(rows: readonly unknown[]): boolean {
  return rows.length > INLINE_ROWS
}

/**
 * A long table cut into pages beforehand, by an estimate of its rows' heights on the safe side. The renderer lays a page
 * out anew for every page that flows out of it, so that one flowing table of 2,000 rows takes a minute; cut, seconds.
 */
export function tablePages({ heading, columns, rows, total, landscape }: LongTable): ReactNode[] {
  const chunks = chunkRows(rows, columns, landscape ? LANDSCAPE : PORTRAIT)
  return chunks.map((chunk, i) => (
    <View key={`${i}`}>
      {i === 0 ? <Heading>{heading}</Heading> : null}
      <Table columns={columns} rows={chunk} total={i === chunks.length - 1 ? total : undefined} />
    </View>
  ))
}

function chunkRows(
  rows: readonly string[][],
  columns: readonly PdfColumn[],
  page: { width: number; height: number },
): string[][][] {
  const shares = columns.reduce((sum, column) => sum + column.share, 0)
  const widths = columns.map((column) => (page.width * column.share) / shares - CELL_PADDING)
  const chunks: string[][][] = [[]]
  let filled = 0
  for (const row of rows) {
    const lines = Math.max(...row.map((cell, i) => linesOf(cell, widths[i]!)))
    const height = lines * LINE_HEIGHT + ROW_PADDING
    if (filled + height > page.height) {
      chunks.push([])
      filled = 0
    }
    chunks.at(-1)!.push(row)
    filled += height
  }
  return chunks
}

function linesOf(cell: string, width: number): number {
  let text = 0
  for (const char of cell) text += char > '\u2E7F' ? FONT_SIZE : FONT_SIZE * NARROW
  return Math.max(1, Math.ceil((text * RAGGED) / width))
}
