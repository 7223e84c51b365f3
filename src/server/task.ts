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
