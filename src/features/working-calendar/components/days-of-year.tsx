import { addDays, dateInWords, weekday } from '@/policy-rules'
import { DataTable } from '@/ui/data-table'

import type { CalendarDay } from '../read-notice'

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const
const words = (date: string) => `${dateInWords(date).replace(/^\d+年/, '')}（${weekdays[weekday(date)]}）`

interface Festival {
  name: string
  off: CalendarDay[]
  worked: CalendarDay[]
}

/** The days as the notice groups them: a festival a row, its days off from–to, its make-up working days. */
export function DaysOfYear({ days, caption }: { days: readonly CalendarDay[]; caption: string }) {
  return (
    <DataTable
      caption={caption}
      rows={festivalsOf(days)}
      rowKey={({ name, off, worked }) => `${name}${off[0]?.date}${worked[0]?.date}`}
      empty="没有日期。"
      columns={[
        { key: 'name', header: '节日', rowHeader: true, render: ({ name }) => name || '—' },
        {
          key: 'off',
          header: '放假',
          wrap: true,
          render: ({ off }) => stretches(off).map(fromTo).join('、') || '—',
        },
        { key: 'count', header: '天数', align: 'right', render: ({ off }) => off.length },
        {
          key: 'worked',
          header: '调休上班',
          wrap: true,
          render: ({ worked }) => worked.map(({ date }) => words(date)).join('、') || '—',
        },
      ]}
    />
  )
}

function festivalsOf(days: readonly CalendarDay[]): Festival[] {
  const festivals = new Map<string, Festival>()
  for (const day of days) {
    const festival = festivals.get(day.festival) ?? { name: day.festival, off: [], worked: [] }
    festival[day.kind === 'HOLIDAY' ? 'off' : 'worked'].push(day)
    festivals.set(day.festival, festival)
  }
  return [...festivals.values()]
}

function stretches(days: readonly CalendarDay[]): CalendarDay[][] {
  const found: CalendarDay[][] = []
  for (const day of days) {
    const last = found.at(-1)
    if (last && addDays(last.at(-1)!.date, 1) === day.date) last.push(day)
    else found.push([day])
  }
  return found
}

const fromTo = (stretch: readonly CalendarDay[]) =>
  stretch.length === 1
    ? words(stretch[0]!.date)
    : `${words(stretch[0]!.date)}至${words(stretch.at(-1)!.date)}`
