import chineseDays from 'chinese-days'

/**
 * The official calendar: weekends, statutory holidays and make-up working days (L4, E8).
 * `date` is a law date `YYYY-MM-DD`.
 */
export function isWorkingDay(date: string): boolean {
  return chineseDays.isWorkday(date)
}
