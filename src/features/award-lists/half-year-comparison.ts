import { Decimal, money, sumOfAmounts } from '@/policy-rules'

/** 与上一申报周期比较: pure. An enterprise (or institution) counts once a half-year, over all its lists. CNY strings. */

export interface Supported {
  organisationId: string
  name: string
  city: string
  amountCny: string
}

export const comparisonKinds = ['NEW', 'GONE', 'MORE', 'LESS', 'SAME'] as const
export type ComparisonKind = (typeof comparisonKinds)[number]

export const comparisonLabels: Record<ComparisonKind, string> = {
  NEW: '新增',
  GONE: '本期没有',
  MORE: '增加',
  LESS: '减少',
  SAME: '相同',
}

export interface ComparedRow {
  organisationId: string
  name: string
  city: string
  /** Null where it had nothing, or has nothing. */
  previousCny: string | null
  currentCny: string | null
  /** Signed: `-12.00`. */
  differenceCny: string
  kind: ComparisonKind
}

export interface Comparison {
  rows: ComparedRow[]
  previousCny: string
  currentCny: string
  differenceCny: string
  counts: Record<ComparisonKind, number>
}

export function compareHalfYears(previous: readonly Supported[], current: readonly Supported[]): Comparison {
  const before = new Map(previous.map((one) => [one.organisationId, one]))
  const now = new Map(current.map((one) => [one.organisationId, one]))
  const rows = [...new Set([...now.keys(), ...before.keys()])].map((organisationId): ComparedRow => {
    const [was, is] = [before.get(organisationId), now.get(organisationId)]
    const difference = new Decimal(is?.amountCny ?? 0).minus(was?.amountCny ?? 0)
    const { name, city } = (is ?? was)!
    return {
      organisationId,
      name,
      city,
      previousCny: was?.amountCny ?? null,
      currentCny: is?.amountCny ?? null,
      differenceCny: money(difference),
      kind: !was
        ? 'NEW'
        : !is
          ? 'GONE'
          : difference.isZero()
            ? 'SAME'
            : difference.isPositive()
              ? 'MORE'
              : 'LESS',
    }
  })
  const [previousCny, currentCny] = [previous, current].map((side) =>
    sumOfAmounts(side.map((one) => one.amountCny)),
  ) as [string, string]
  const count = (kind: ComparisonKind) => rows.filter((row) => row.kind === kind).length
  return {
    rows,
    previousCny,
    currentCny,
    differenceCny: money(new Decimal(currentCny).minus(previousCny)),
    counts: {
      NEW: count('NEW'),
      GONE: count('GONE'),
      MORE: count('MORE'),
      LESS: count('LESS'),
      SAME: count('SAME'),
    },
  }
}

export const comparisonSorts = ['name', 'previous', 'current', 'difference'] as const
type SortKey = (typeof comparisonSorts)[number]
export type ComparisonSort = SortKey | `-${SortKey}`

const values: Record<SortKey, (row: ComparedRow) => Decimal | string> = {
  name: (row) => row.name,
  previous: (row) => new Decimal(row.previousCny ?? 0),
  current: (row) => new Decimal(row.currentCny ?? 0),
  difference: (row) => new Decimal(row.differenceCny),
}

/** Sorted by a column, downwards with a `-`; equal ones by name. */
export function sortedComparison(rows: readonly ComparedRow[], sort: ComparisonSort): ComparedRow[] {
  const down = sort.startsWith('-')
  const value = values[sort.replace('-', '') as SortKey]
  return rows.toSorted((one, other) => {
    const [a, b] = [value(one), value(other)]
    const order = typeof a === 'string' ? a.localeCompare(String(b), 'zh-CN') : a.cmp(b)
    return (down ? -order : order) || one.name.localeCompare(other.name, 'zh-CN')
  })
}
