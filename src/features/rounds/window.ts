import { type TimeLeft, timeUntil } from '@/features/working-calendar'
import type { LawDate, WorkingCalendar } from '@/policy-rules'

export interface Window {
  /** Both days are included. */
  opensOn: LawDate
  closesOn: LawDate
}

/** Is the window open on the law date `today`? The last day counts until 24:00. */
export const isOpen = (round: Window & { state: string }, today: LawDate): boolean =>
  round.state === 'RELEASED' && round.opensOn <= today && today <= round.closesOn

/** What is left of the window: from today, or from the opening day while that lies ahead; 0 once it is over. */
export function daysLeft({ opensOn, closesOn }: Window, today: LawDate, calendar: WorkingCalendar): TimeLeft {
  const from = today < opensOn ? opensOn : today
  return from > closesOn ? { days: 0, workingDays: 0 } : timeUntil(closesOn, from, calendar)
}
