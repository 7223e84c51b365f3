import { addDays, dateInWords, daysBetween, isLawDate, type LawDate, weekday } from '@/policy-rules'

/**
 * Reads the days of a year out of the State Council's notice as it is pasted (“元旦：1月1日（周五）至3日（周日）放假，共3天。
 * 1月4日（周日）上班。”), or out of lines of one day each (“2027-01-01 放假 元旦”). Checks what the text says against the calendar.
 */
export interface CalendarDay {
  date: LawDate
  kind: 'HOLIDAY' | 'MAKE_UP_DAY'
  festival: string
}

export interface ReadNotice {
  days: CalendarDay[]
  /** What does not hold together, each a sentence that says what to do. */
  problems: string[]
}

const weekdays = ['日', '一', '二', '三', '四', '五', '六'] as const
const isWeekend = (date: LawDate) => weekday(date) % 6 === 0
/** Days off by law whose date never moves: a calendar without them is not whole. */
const always = [
  ['01-01', '元旦'],
  ['05-01', '劳动节'],
  ['05-02', '劳动节'],
  ['10-01', '国庆节'],
  ['10-02', '国庆节'],
  ['10-03', '国庆节'],
] as const

export function readNotice(text: string, year: number): ReadNotice {
  const problems: string[] = []
  const days = new Map<LawDate, CalendarDay>()
  for (const piece of text.split(/\n|(?<=[。；;]\s*)(?=[一二三四五六七八九十]+、)/)) {
    const festival =
      /^[一二三四五六七八九十]*、?\s*([\p{Script=Han}、]+?)\s*[：:]/u.exec(piece.trim())?.[1] ?? ''
    for (const sentence of piece.split(/[。；;]/)) {
      const kind = kindOf(sentence)
      if (!kind) continue
      for (const date of datesOf(sentence, kind, year, problems)) {
        const earlier = days.get(date)
        if (earlier && earlier.kind !== kind)
          problems.push(`${dateInWords(date)}既写为放假又写为上班。请按通知原文核对。`)
        days.set(date, { date, kind, festival: festival || wordsAfter(sentence) })
      }
    }
  }
  const sorted = [...days.values()].toSorted((a, b) => a.date.localeCompare(b.date))
  return { days: sorted, problems: [...problems, ...missingFrom(sorted, year)] }
}

function kindOf(sentence: string): CalendarDay['kind'] | null {
  if (!/\d/.test(sentence)) return null
  if (/上班|调休上班|补班/.test(sentence)) return 'MAKE_UP_DAY'
  return /放假|休息|假日/.test(sentence) ? 'HOLIDAY' : null
}

/** The festival of a line of one day, written after its kind. */
const wordsAfter = (line: string) => /(?:放假|上班)[\s,，\t]+([\p{Script=Han}]+)\s*$/u.exec(line)?.[1] ?? ''

const written =
  /(?:(\d{4})\s*[年/.-]\s*)?(?:(\d{1,2})\s*[月/.-]\s*)?(\d{1,2})(?:\s*日|(?![\d天年]))\s*(?:[（(]([^）)]*)[）)])?/g

function datesOf(sentence: string, kind: CalendarDay['kind'], year: number, problems: string[]): LawDate[] {
  const found: LawDate[] = []
  let month = ''
  let end = 0
  for (const match of sentence.matchAll(written)) {
    month = match[2]?.padStart(2, '0') ?? month
    const date = `${match[1] ?? year}-${month}-${match[3]!.padStart(2, '0')}`
    if (!isLawDate(date)) {
      problems.push(`“${match[0].trim()}”不是一个日期。请按通知原文核对。`)
      continue
    }
    const from = found.at(-1)
    if (from && /[至到—~–]/.test(sentence.slice(end, match.index)) && from < date)
      for (let day = addDays(from, 1); day < date; day = addDays(day, 1)) found.push(day)
    end = match.index + match[0].length
    found.push(date)
    problems.push(...wrongDay(date, kind, year, match[4] ?? ''))
  }
  const count = /(?:共|放假)\s*(\d+)\s*天/.exec(sentence)?.[1]
  if (
    count &&
    kind === 'HOLIDAY' &&
    found.length > 0 &&
    daysBetween(found[0]!, found.at(-1)!) + 1 !== Number(count)
  )
    problems.push(
      `${dateInWords(found[0]!)}起的放假写为 ${count} 天，实际读到 ${found.length} 天。请按通知原文核对起止日期。`,
    )
  return found
}

function wrongDay(date: LawDate, kind: CalendarDay['kind'], year: number, beside: string): string[] {
  const day = weekdays[weekday(date)]!
  const said = /(?:周|星期)([一二三四五六日天])/.exec(beside)?.[1]?.replace('天', '日')
  if (!date.startsWith(`${year}-`))
    return [`${dateInWords(date)}不在 ${year} 年内。请只录入 ${year} 年的日期，跨年的部分录入另一年度。`]
  if (said && said !== day) return [`${dateInWords(date)}是周${day}，原文写为周${said}。请核对年度和日期。`]
  if (kind === 'MAKE_UP_DAY' && !isWeekend(date))
    return [`${dateInWords(date)}是周${day}，本来就是工作日，不能作为调休上班日。请核对日期。`]
  return []
}

function missingFrom(days: readonly CalendarDay[], year: number): string[] {
  if (days.length === 0)
    return ['没有读到放假或上班的日期。请粘贴通知原文，或每行写一天，如“2027-01-01 放假 元旦”。']
  const off = new Set(days.filter(({ kind }) => kind === 'HOLIDAY').map(({ date }) => date))
  return always
    .filter(([day]) => !off.has(`${year}-${day}`))
    .map(
      ([day, festival]) =>
        `${dateInWords(`${year}-${day}`)}（${festival}）是法定放假日，没有读到。请补齐后再提交。`,
    )
}
