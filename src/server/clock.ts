import { env } from './env'

/**
 * The one place where the product asks what time it is. Use cases get `now`; rules get a date.
 * A date of the law is a `YYYY-MM-DD` string in Asia/Shanghai.
 */
export function systemNow(): Date {
  const { PORTAL_TODAY } = env()
  const real = new Date()
  if (!PORTAL_TODAY) return real
  // The fixed day keeps the real time of day, so that what happens one after another stays in order.
  const shift =
    Date.parse(`${PORTAL_TODAY}T00:00:00+08:00`) - Date.parse(`${dateInShanghai(real)}T00:00:00+08:00`)
  return new Date(real.getTime() + shift)
}

const shanghai = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', dateStyle: 'short' })
const shanghaiTime = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
})

/** The law's date of an instant. */
export function dateInShanghai(instant: Date): string {
  return shanghai.format(instant)
}

/** `14:32` in Shanghai. */
export function timeInShanghai(instant: Date): string {
  return shanghaiTime.format(instant)
}

/** A `date` column read through Prisma (midnight UTC) as `YYYY-MM-DD`. */
export function dateFromColumn(value: Date): string {
  return value.toISOString().slice(0, 10)
}

/** `YYYY-MM-DD` as Prisma wants it for a `date` column. */
export function dateToColumn(date: string): Date {
  return new Date(`${date}T00:00:00.000Z`)
}
