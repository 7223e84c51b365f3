import { addDays, daysBetween, type LawDate } from '@/policy-rules'
import { isWorkingDay } from '@/server/calendar'

export interface Window {
  /** Both days are included. */
  opensOn: LawDate
  closesOn: LawDate
}

/** Is the window open on the law date `today`? The last day counts until 24:00. */
export const isOpen = (round: Window & { state: string }, today: LawDate): boolean =>
  round.state === 'RELEASED' && round.opensOn <= today && today <= round.closesOn

/** What is left of the window, today and the last day both counted; 0 once it is over. */
export interface DaysLeft {
  days: number
  workingDays: number
}

/** From today, or from the opening day while that lies ahead. */
export function daysLeft({ opensOn, closesOn }: Window, today: LawDate): DaysLeft {
  const from = today < opensOn ? opensOn : today
  if (from > closesOn) return { days: 0, workingDays: 0 }
  let workingDays = 0
  for (let day = from; day <= closesOn; day = addDays(day, 1)) if (isWorkingDay(day)) workingDays += 1
  return { days: daysBetween(from, closesOn) + 1, workingDays }
}
