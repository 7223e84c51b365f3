import { randomInt } from 'node:crypto'

const characters = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** A made-up code with a right check character (GB 32100-2015). */
export function madeUpUscc(divisionCode = '410100', body?: string): string {
  const organisationCode = body ?? Array.from({ length: 9 }, () => characters[randomInt(31)]).join('')
  const first = `91${divisionCode}${organisationCode}`
  let sum = 0
  let weight = 1
  for (const character of first) {
    sum += characters.indexOf(character) * weight
    weight = (weight * 3) % 31
  }
  return first + characters[(31 - (sum % 31)) % 31]
}
