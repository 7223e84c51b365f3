/**
 * Amounts as people read them. An amount is a decimal string everywhere (`1234567.80`); it is cut and grouped here as
 * text, so no binary float ever touches it.
 */

const PLAIN = /^([+-]?)(\d+)(?:\.(\d+))?$/

/** `1234567.8` → `1,234,567.80`. A minus stays in front. More digits than `decimals` are a caller's error and are kept. */
export function groupAmount(value: string, decimals = 2): string {
  const match = PLAIN.exec(value.trim())
  if (!match) throw new RangeError(`not a decimal amount: ${value}`)
  const [, sign, whole = '0', fraction = ''] = match
  const grouped = whole.replace(/^0+(?=\d)/, '').replace(/\B(?=(\d{3})+$)/g, ',')
  const rest = fraction.padEnd(decimals, '0')
  return `${sign === '-' ? '−' : ''}${grouped}${rest ? `.${rest}` : ''}`
}

/**
 * 元 → 万元 with two decimals, half-up (ruling M8: for display only; the exact 元 stands beside it).
 * `2000000.00` → `200.00`, `16409.02` → `1.64`
 */
export function toWan(value: string): string {
  const match = PLAIN.exec(value.trim())
  if (!match) throw new RangeError(`not a decimal amount: ${value}`)
  const [, sign, whole = '0', fraction = ''] = match
  // In fen (at least): 1 万元 = 1,000,000 fen, two decimals of it = 10,000 fen.
  const fen = BigInt(whole + fraction.padEnd(2, '0').slice(0, 2))
  const hundredths = (fen + 5_000n) / 10_000n
  const digits = hundredths.toString().padStart(3, '0')
  const text = `${digits.slice(0, -2)}.${digits.slice(-2)}`
  return groupAmount(hundredths === 0n ? text : `${sign === '-' ? '-' : ''}${text}`)
}

/** Tells the sign of a decimal string without turning it into a number. */
export function isNegative(value: string): boolean {
  return value.trim().startsWith('-') && /[1-9]/.test(value)
}
