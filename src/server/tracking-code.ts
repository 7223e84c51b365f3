import { createHash, randomInt } from 'node:crypto'

/** Without 0, O, 1, I, L: it is read aloud and typed. */
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** 查询码, 查验码: twelve letters (59 bits) that are told once; only their digest is stored. */
export const newTrackingCode = (): string =>
  Array.from({ length: 12 }, () => letters[randomInt(letters.length)]).join('')

export const trackingHash = (code: string): string =>
  createHash('sha256').update(code.trim().toUpperCase()).digest('hex')
