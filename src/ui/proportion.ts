/**
 * How much of a whole an amount is, in percent from 0 to 100, one decimal: only ever the length of a bar, never a sum.
 * Both are decimal strings; a whole of zero gives 0.
 */
export function shareOf(part: string, whole: string): number {
  const a = scaled(part)
  const b = scaled(whole)
  if (b <= 0n || a <= 0n) return 0
  const perMille = (a * 1000n) / b
  return Math.min(1000, Number(perMille > 1000n ? 1000n : perMille)) / 10
}

/** The largest of some amounts as it was written, or `0`. */
export function largestOf(values: readonly string[]): string {
  return values.reduce((max, value) => (scaled(value) > scaled(max) ? value : max), '0')
}

/** The amount in millionths, as an integer. */
function scaled(value: string): bigint {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(value.trim())
  if (!match) throw new RangeError(`not a decimal amount: ${value}`)
  const size = BigInt(match[2] + (match[3] ?? '').padEnd(6, '0').slice(0, 6))
  return match[1] === '-' ? -size : size
}
