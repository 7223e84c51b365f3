/** A small seeded generator: the demo is the same on each start. */
export interface Random {
  /** A whole number from `from` to `to`, both included. */
  whole: (from: number, to: number) => number
  pick: <T>(values: readonly T[]) => T
}

export function seeded(seed: number): Random {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return { whole, pick: (values) => values[whole(0, values.length - 1)]! }
}

/** Whole cents as a decimal string: 123456 → `1234.56`. */
export function cents(amount: number): string {
  const text = String(amount).padStart(3, '0')
  return `${text.slice(0, -2)}.${text.slice(-2)}`
}

/** A stable id from words, so that the same start gives the same addresses. */
export function idOf(...words: (string | number)[]): string {
  let text = ''
  for (let part = 0; text.length < 32; part += 1) {
    let hash = 2166136261 ^ part
    for (const character of words.join('/')) hash = Math.imul(hash ^ character.codePointAt(0)!, 16777619)
    text += (hash >>> 0).toString(16).padStart(8, '0')
  }
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-4${text.slice(13, 16)}-8${text.slice(17, 20)}-${text.slice(20, 32)}`
}
