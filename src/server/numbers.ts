import type { Tx } from './db'

/** The next number of a series, e.g. 2026 年第 17 号. Two transactions never get the same; a rolled-back one leaves none out. */
export async function nextNumber(tx: Tx, kind: string, year: number): Promise<number> {
  const [row] = await tx.$queryRaw<{ next_number: number }[]>`SELECT next_number(${kind}, ${year}::int)`
  return row!.next_number
}

/** `豫信保申〔2026〕000017号`: prefix, year in hexagonal brackets, six digits. */
export function formatNumber(prefix: string, year: number, number: number): string {
  return `${prefix}〔${year}〕${String(number).padStart(6, '0')}号`
}
