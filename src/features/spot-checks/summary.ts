import { type SpotCheckSummaryData, sumAmounts } from '@/documents'
import { Decimal, PROGRAMME_NAMES, type Programme } from '@/policy-rules'

import { checkLabel, flagLabels } from './checks'
import type { PopulationRow } from './draw'
import { groundLabels } from './state'

/** What a summary counts, of the frozen population and the signed sheets. Pure. Amounts CNY. */
export interface SignedSheet {
  position: number
  itemId: string
  byLot: boolean
  flags: readonly string[]
  paidCny: string
  wrongCny: string
  differing: readonly string[]
  correction: string
  asksClawback: boolean
  caseGround: 'MISREPORTED_EXPORTS' | 'DUPLICATE_COVER' | null
  conclusion: string
  checkedBy: string
  signedBy: string
}

type Counted = Omit<
  SpotCheckSummaryData,
  | 'number'
  | 'title'
  | 'reason'
  | 'scope'
  | 'sample'
  | 'seed'
  | 'seedSha256'
  | 'algorithm'
  | 'populationSha256'
  | 'preparedBy'
  | 'releasedBy'
  | 'closedBy'
  | 'closedOn'
  | 'createdAt'
>

/** Per cent with two decimals; of nothing, 0.00. */
const share = (part: string | number, whole: string | number): string =>
  new Decimal(whole).isZero() ? '0.00' : new Decimal(part).times(100).div(whole).toFixed(2)

const figures = (rows: readonly PopulationRow[], sheets: readonly SignedSheet[]) => ({
  population: rows.length,
  populationCny: sumAmounts(rows.map(({ paidCny }) => paidCny)),
  checked: sheets.length,
  checkedCny: sumAmounts(sheets.map(({ paidCny }) => paidCny)),
  differing: sheets.filter(({ differing }) => differing.length > 0).length,
  wrongCny: sumAmounts(sheets.map(({ wrongCny }) => wrongCny)),
})

export function countSpotCheck(
  population: readonly PopulationRow[],
  sheets: readonly SignedSheet[],
): Counted {
  const all = figures(population, sheets)
  const byId = new Map(population.map((row) => [row.id, row]))
  const divisions = [...Map.groupBy(population, ({ divisionCode }) => divisionCode ?? '')]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, rows]) => ({
      name: rows[0]!.divisionName,
      ...figures(
        rows,
        sheets.filter(({ itemId }) => (byId.get(itemId)!.divisionCode ?? '') === code),
      ),
    }))
  return {
    ...all,
    checkedShare: share(all.checked, all.population),
    checkedShareCny: share(all.checkedCny, all.populationCny),
    wrongShare: share(all.wrongCny, all.checkedCny),
    corrections: sheets.filter(({ correction }) => correction !== '').length,
    clawbacks: sheets.filter(({ asksClawback }) => asksClawback).length,
    cases: sheets.filter(({ caseGround }) => caseGround !== null).length,
    divisions,
    sheets: sheets.map((sheet) => {
      const row = byId.get(sheet.itemId)!
      return {
        position: sheet.position,
        receiptNumber: row.receiptNumber,
        partyName: row.partyName,
        uscc: row.uscc,
        divisionName: row.divisionName,
        programme: PROGRAMME_NAMES[row.programme as Programme],
        why: [...(sheet.byLot ? ['随机'] : []), ...sheet.flags.map((flag) => flagLabels[flag] ?? flag)].join(
          '、',
        ),
        paidCny: sheet.paidCny,
        wrongCny: sheet.wrongCny,
        differing: sheet.differing.map(checkLabel).join('、'),
        measures: measuresInWords(sheet).join('；'),
        conclusion: sheet.conclusion,
        checkedBy: sheet.checkedBy,
        signedBy: sheet.signedBy,
      }
    }),
  }
}

export const measuresInWords = ({
  correction,
  asksClawback,
  caseGround,
  wrongCny,
}: Pick<SignedSheet, 'correction' | 'asksClawback' | 'caseGround' | 'wrongCny'>): string[] => [
  ...(correction ? [`更正记录：${correction}`] : []),
  ...(asksClawback ? [`追回 ${wrongCny} 元`] : []),
  ...(caseGround ? [`立案（${groundLabels[caseGround]}）`] : []),
]
