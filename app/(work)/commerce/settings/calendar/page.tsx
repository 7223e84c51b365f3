import { notFound } from 'next/navigation'

import { calendarYears } from '@/features/working-calendar'
import { CalendarPage } from '@/features/working-calendar/components/calendar-page'
import { readers } from '@/features/working-calendar/state'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'

export const metadata = { title: '工作日历' }

export default async function Page() {
  const actor = await actorWithRole(readers)
  const outcome = await calendarYears(actor, {}, { now: systemNow() })
  if (!outcome.ok) notFound()
  return <CalendarPage view={outcome.value} viewer={actor} />
}
