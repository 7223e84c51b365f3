/** Dates in words. A law date is `YYYY-MM-DD` in Asia/Shanghai and is never turned into an instant. */

const LAW_DATE = /^(\d{4})-(\d{2})-(\d{2})/

/** `2026-03-05` → `2026年3月5日` */
export function dateWords(date: string): string {
  const match = LAW_DATE.exec(date)
  if (!match) throw new RangeError(`not a date: ${date}`)
  return `${Number(match[1])}年${Number(match[2])}月${Number(match[3])}日`
}

const SHANGHAI = new Intl.DateTimeFormat('zh-CN-u-hc-h23', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})

/** An instant in Shanghai, apart: `{ date: '2026年3月5日', time: '14:32' }` */
export function instantWords(at: Date | string): { date: string; time: string } {
  const parts = Object.fromEntries(SHANGHAI.formatToParts(new Date(at)).map((p) => [p.type, p.value]))
  return { date: `${parts.year}年${parts.month}月${parts.day}日`, time: `${parts.hour}:${parts.minute}` }
}

/** `2026H1` → `2026年上半年` (ruling C1) */
export function halfYearWords(halfYear: string): string {
  const match = /^(\d{4})H([12])$/.exec(halfYear)
  if (!match) throw new RangeError(`not a half-year: ${halfYear}`)
  return `${match[1]}年${match[2] === '1' ? '上' : '下'}半年`
}

/** What is left, in working days, or in calendar days where the official calendar is not known so far. */
export const timeLeftWords = ({ workingDays, days }: { workingDays: number | null; days: number }): string =>
  workingDays === null ? (days > 0 ? `还剩 ${days} 天` : `已逾期 ${-days} 天`) : daysLeftWords(workingDays)

/** Working days left, in words: `还剩 3 个工作日`, `今天截止`, `已逾期 2 个工作日` */
export function daysLeftWords(days: number): string {
  if (days > 0) return `还剩 ${days} 个工作日`
  if (days === 0) return '今天截止'
  return `已逾期 ${-days} 个工作日`
}
