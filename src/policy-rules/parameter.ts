import { contains, type LawDate, type Period } from './dates'

/** A number of the law never travels without its dates, its clause and the words it was read from. */
export interface Parameter<T> {
  readonly value: T
  readonly from: LawDate
  readonly until: LawDate
  readonly clause: string
  /** The words of the clause, exactly: a test looks them up in the document's text. */
  readonly sentence: string
  /** @throws RangeError on a date on which the number does not hold. */
  on(date: LawDate): T
}

export function parameter<T>(term: Period, clause: string, sentence: string, value: T): Parameter<T> {
  return {
    value,
    from: term.start,
    until: term.end,
    clause,
    sentence,
    on(date) {
      if (!contains(term, date)) {
        throw new RangeError(`${clause} holds from ${term.start} until ${term.end}, not on ${date}`)
      }
      return value
    },
  }
}
