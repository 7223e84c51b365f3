/** 统一社会信用代码, GB 32100-2015. */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const SHAPE = new RegExp(`^[${CHARACTERS}]{18}$`)
const CHECK_POSITION = 17

export const USCC_RESULTS = ['VALID', 'CHECK_CHARACTER_MISMATCH', 'MALFORMED'] as const
export type UsccResult = (typeof USCC_RESULTS)[number]

/**
 * E12: tests the check character: weights 3^(i−1) mod 31 over the first 17 characters, check = (31 − Σ mod 31) mod 31.
 * Some codes in real use fail it, so a mismatch is a warning that a person confirms with the licence, never a refusal.
 * The division is never derived from the code.
 */
export function checkUscc(code: string): UsccResult {
  if (!SHAPE.test(code)) return 'MALFORMED'
  return code[CHECK_POSITION] === usccCheckCharacter(code.slice(0, CHECK_POSITION))
    ? 'VALID'
    : 'CHECK_CHARACTER_MISMATCH'
}

/**
 * The check character for the first 17 characters of a code.
 * @throws RangeError when they are not 17 characters of the code's alphabet.
 */
export function usccCheckCharacter(first17: string): string {
  if (!SHAPE.test(`${first17}0`)) throw new RangeError(`not the first 17 characters of a code: ${first17}`)
  let sum = 0
  let weight = 1
  for (const character of first17) {
    sum += CHARACTERS.indexOf(character) * weight
    weight = (weight * 3) % CHARACTERS.length
  }
  return CHARACTERS[(CHARACTERS.length - (sum % CHARACTERS.length)) % CHARACTERS.length]!
}
