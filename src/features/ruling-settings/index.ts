/** ⚙ rulings (可调整口径): what holds on a day, and its change by two people. Rooms read it by `settingsOn`. */
export { rulingReadings, settingsToday, type PresentReading } from './read-ruling-settings'
export { settingsOn } from './settings-on'
