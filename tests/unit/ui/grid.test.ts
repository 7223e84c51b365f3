import { describe, expect, it } from 'vitest'

import { cellError, parseBlock, sumAmounts, tidyCell, type GridColumn } from '@/ui/grid-cells'
import { filledRows, gridStep, startGrid } from '@/ui/grid-state'

const NUMBER: GridColumn = { key: 'number', header: '发票号码', type: 'digits' }
const PAID_ON: GridColumn = { key: 'paidOn', header: '付款日期', type: 'date' }
const PAID: GridColumn = { key: 'paid', header: '实付金额', type: 'amount' }
const KIND: GridColumn = {
  key: 'kind',
  header: '险种',
  type: 'select',
  options: [{ value: 's', label: '短期险' }],
}
const LOCKED: GridColumn = { key: 'locked', header: '序号', type: 'text', readOnly: true }
const COLUMNS = [NUMBER, PAID_ON, PAID]

describe('a cell', () => {
  it.each([
    [PAID_ON, '2026.3.5', '2026-03-05'],
    [PAID_ON, '2026年3月5日', '2026-03-05'],
    [PAID_ON, '２０２６／３／５', '2026-03-05'],
    [PAID_ON, '20260305', '2026-03-05'],
    [PAID, ' ¥1,234.50 ', '1234.50'],
    [PAID, '１２３．４', '123.4'],
    [NUMBER, '2641 0000　0001', '264100000001'],
    [KIND, '短期险', 's'],
  ])('of $0.type tidies %s', (column, text, tidy) => expect(tidyCell(column, text)).toBe(tidy))

  it('says what is wrong with it', () => {
    expect(cellError(PAID_ON, '2026-02-29')).toMatch('日期无法识别')
    expect(cellError(PAID_ON, '2024-02-29')).toBeUndefined()
    expect(cellError(PAID, '1.234')).toBe('最多 2 位小数')
    expect(cellError(PAID, '约10')).toMatch('不是数字')
    expect(cellError(KIND, '长期')).toMatch('请从列表中选择')
    expect(cellError(PAID, '')).toBeUndefined()
  })
})

describe('a block from a spreadsheet', () => {
  it('has cells at tabs, rows at line ends, and quoted cells that hold both', () => {
    expect(parseBlock('a\tb\r\nc\td\r\n')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
    expect(parseBlock('"x\ny ""z"""\t2')).toEqual([['x\ny "z"', '2']])
    expect(parseBlock('a\t\t')).toEqual([['a', '', '']])
  })
})

describe('the sum below', () => {
  it('is exact where floats are not', () => {
    expect(sumAmounts(['0.1', '0.2'])).toBe('0.30')
    expect(sumAmounts(['90071992547409.93', '0.01', 'x', ''])).toBe('90071992547409.94')
    expect(sumAmounts(['-0.50', '0.25'])).toBe('-0.25')
  })
})

describe('the grid', () => {
  const paste = (text: string, maxRows = 10) =>
    gridStep(startGrid([{ id: '7', number: 'A', paidOn: '', paid: '' }], 2), {
      type: 'paste',
      row: 1,
      columnIndex: 1,
      block: parseBlock(text),
      columns: COLUMNS,
      maxRows,
    })

  it('pastes from the cell to the right and down, and grows', () => {
    const { rows } = paste('2026.3.5\t1,000\toutside\n2026.3.6\t2')
    expect(filledRows(rows)).toEqual([
      { id: '7', number: 'A', paidOn: '', paid: '' },
      { paidOn: '2026-03-05', paid: '1000' },
      { paidOn: '2026-03-06', paid: '2' },
    ])
  })

  it('never grows beyond its limit', () => {
    expect(paste('2026.3.5\n2026.3.6\n2026.3.7', 2).rows).toHaveLength(2)
  })

  it('leaves a locked cell alone', () => {
    const state = gridStep(startGrid([{ locked: '1', number: 'A' }], 1), {
      type: 'paste',
      row: 0,
      columnIndex: 0,
      block: [['9', 'B']],
      columns: [LOCKED, NUMBER],
      maxRows: 5,
    })
    expect(filledRows(state.rows)).toEqual([{ locked: '1', number: 'B' }])
  })

  it('takes back a word as one step, and does it again', () => {
    let state = startGrid([], 1)
    for (const text of ['1', '12', '123'])
      state = gridStep(state, { type: 'type', row: 0, column: PAID, text })
    state = gridStep(state, { type: 'undo' })
    expect(filledRows(state.rows)).toEqual([])
    state = gridStep(state, { type: 'redo' })
    expect(filledRows(state.rows)).toEqual([{ paid: '123' }])
  })

  it('takes back a removed row', () => {
    let state = gridStep(startGrid([{ number: 'A' }, { number: 'B' }], 0), { type: 'remove', row: 0 })
    expect(filledRows(state.rows)).toEqual([{ number: 'B' }])
    state = gridStep(state, { type: 'undo' })
    expect(filledRows(state.rows)).toEqual([{ number: 'A' }, { number: 'B' }])
  })
})
