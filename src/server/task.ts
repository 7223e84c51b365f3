/** Something that waits for the person who asks (待办). Rooms answer their own in `<room>Tasks`; `/home` puts them together. */
export interface Task {
  /** Unique over all rooms, e.g. `application:<id>`. */
  id: string
  /** What is to be done, with its object. */
  what: string
  /** Whose: the enterprise, the round, the number. */
  whose: string
  /** A law date; null when nothing presses. */
  dueOn: string | null
  href: string
  /** The one button: a verb with its object. */
  action: string
}

/** One of the few figures of the home page, which opens to the rows that it counts. */
export interface Figure {
  label: string
  /** A count, with its unit in `unit`. */
  value: string
  unit: string
  /** CNY of the same rows, and what it is. */
  amount?: { label: string; cny: string }
  href: string
}
