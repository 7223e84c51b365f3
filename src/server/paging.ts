import { z } from 'zod'

/** Rows on one page of a list that grows with the round: enough to work through, few enough to be shown at once. */
export const PAGE_SIZE = 100

/** Which page of a list is asked for, and what is searched in it. What makes no sense opens the first page of everything. */
export const pagingShape = {
  q: z.string().trim().max(100).default('').catch(''),
  page: z.number().int().min(1).max(100_000).default(1).catch(1),
}

export interface Asked {
  q: string
  page: number
}

/** The page and the search as they stand in an address: `?q=…&page=…`, or under other names where a page has two lists. */
export function pageAsked(
  params: Readonly<Record<string, string | readonly string[] | undefined>>,
  names: { q?: string; page?: string } = {},
): Asked {
  const one = (name: string) => {
    const value = params[name]
    return typeof value === 'string' ? value : (value?.[0] ?? '')
  }
  const page = one(names.page ?? 'page')
  return {
    q: one(names.q ?? 'q')
      .trim()
      .slice(0, 100),
    page: /^[1-9]\d{0,4}$/.test(page) ? Number(page) : 1,
  }
}

/** What of a list one page shows: `total` rows are found in all. */
export interface Page<Row> {
  rows: Row[]
  total: number
  page: number
  pageSize: number
}

/** The page that is shown when `asked` is: the last one when there are fewer. */
export const pageWithin = (asked: number, total: number, pageSize = PAGE_SIZE): number =>
  Math.max(1, Math.min(asked, Math.ceil(total / pageSize)))

/** One page of rows that are in memory anyway. */
export function pageOf<Row>(rows: readonly Row[], asked: number, pageSize = PAGE_SIZE): Page<Row> {
  const page = pageWithin(asked, rows.length, pageSize)
  return { rows: rows.slice((page - 1) * pageSize, page * pageSize), total: rows.length, page, pageSize }
}

/** For LIKE: the words as they are, wherever they stand. */
export const likeWords = (q: string): string => `%${q.replace(/[\\%_]/g, '\\$&')}%`
