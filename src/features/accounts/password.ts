import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'

import { commonPasswords } from './common-passwords'

/**
 * Passwords (S6): Argon2id with OWASP's parameters (19 MiB, 2 passes, 1 lane), kept as a PHC string so that stronger
 * parameters can be brought in without touching what is stored.
 */
const current = { memory: 19_456, passes: 2, parallelism: 1 }
const tagLength = 32
const stored = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

export const minimumPasswordLength = 12
const maximumPasswordLength = 128

export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await derive(password, nonce, current)
  return `$argon2id$v=19$m=${current.memory},t=${current.passes},p=${current.parallelism}$${unpadded(nonce)}$${unpadded(tag)}`
}

/** False for anything that is not one of our hashes, after the same work: a missing account takes as long as a wrong password. */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  const parts = hash === null ? null : stored.exec(hash)
  if (!parts) {
    await derive(password, Buffer.alloc(16), current)
    return false
  }
  const [, memory, passes, parallelism, nonce, tag] = parts as unknown as string[]
  const found = await derive(password, Buffer.from(nonce!, 'base64'), {
    memory: Number.parseInt(memory!, 10),
    passes: Number.parseInt(passes!, 10),
    parallelism: Number.parseInt(parallelism!, 10),
  })
  return timingSafeEqual(found, Buffer.from(tag!, 'base64'))
}

/** What is wrong with a new password, in words; null when it may be used. `dengbao` asks for three kinds of characters as well. */
export function passwordProblem(
  password: string,
  loginName: string,
  profile: 'standard' | 'dengbao',
): string | null {
  const length = [...password].length
  if (length < minimumPasswordLength) return `口令至少 ${minimumPasswordLength} 个字符。请换一个更长的口令。`
  if (length > maximumPasswordLength)
    return `口令最多 ${maximumPasswordLength} 个字符。请换一个短一些的口令。`
  if (isCommon(password)) return '这个口令太常见，容易被猜到。请换一个，例如几个互不相关的词语连在一起。'
  if (loginName.length >= 4 && password.toLowerCase().includes(loginName.toLowerCase()))
    return '口令中不能包含登录名。请换一个口令。'
  if (profile === 'dengbao' && kindsOfCharacters(password) < 3)
    return '口令须包含大写字母、小写字母、数字、符号中的至少三种。请补充后再试。'
  return null
}

/** A known one, a known one with figures around it, one short piece over and over, or a run of neighbours. */
function isCommon(password: string): boolean {
  const lower = password.toLowerCase()
  const letters = lower.replace(/[^a-z]/g, '')
  if (commonPasswords.has(lower) || commonPasswords.has(letters)) return true
  if (/^(.{1,4})\1+.{0,3}$/u.test(lower)) return true
  const runs = ['01234567890123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm']
  return runs.some((run) => run.includes(lower) || [...run].toReversed().join('').includes(lower))
}

function kindsOfCharacters(password: string): number {
  return [/[A-Z]/, /[a-z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(password)).length
}

function derive(
  message: string,
  nonce: Buffer,
  cost: { memory: number; passes: number; parallelism: number },
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    argon2('argon2id', { message: message.normalize('NFKC'), nonce, tagLength, ...cost }, (error, tag) =>
      error ? reject(error) : resolve(tag),
    )
  })
}

const unpadded = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '')
