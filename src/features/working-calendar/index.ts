/** 工作日历: the official calendar that deadlines and publicity periods are counted by (L4, E8). */
export { officialCalendar, unknownYear } from './official-calendar'
export { timeLeft, timeUntil, type TimeLeft } from './time-left'
export { calendarTasks, calendarYears } from './read-years'
