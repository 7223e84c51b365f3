import type { LawDate } from './dates'
import { decimal } from './money'

/**
 * The rulings marked ⚙: a provincial official may change one, with a reason and a date from which the change holds.
 * The caller passes the settings in force on the date that decides; a decided application keeps its own.
 */
export const SETTING_CHOICES = {
  /** M6: which day's central parity converts a payment under GENERAL. */
  generalFxDate: ['PAYMENT_DATE', 'INVOICE_DATE', 'PERIOD_END', 'FIXED'],
  /** M7: which rate converts the USD premiums of the platforms. */
  platformFx: ['ROUND_NOTICE', 'ISSUE_DATE'],
  /** C3 */
  overseasPoliticalYear: ['POLICY_YEAR', 'CALENDAR_YEAR'],
  /** C4 */
  overseasComprehensiveCap: ['PROJECT_LIFETIME', 'PROJECT_YEAR'],
  /** C7: a written decision is awaited. */
  ecommerceCapPeriod: ['CALENDAR_YEAR', 'POLICY_TERM'],
} as const

export const SETTING_NUMBERS = {
  /** E8: working days for which a clear duplicate-cover check reserves the enterprise. */
  reservationWorkingDays: { minimum: 1, maximum: 30 },
  /** L4: working days of a publicity. */
  publicityWorkingDays: { minimum: 1, maximum: 30 },
} as const

type Choices = typeof SETTING_CHOICES
export type GeneralFxDate = Choices['generalFxDate'][number]

export type RuleSettings = { readonly [K in keyof Choices]: Choices[K][number] } & {
  readonly [K in keyof typeof SETTING_NUMBERS]: number
} & {
  /** P1: the share of last year's approved amount that is proposed; a decimal string. */
  readonly prepaymentRatio: string
}
export type SettingKey = keyof RuleSettings

export const DEFAULT_SETTINGS: RuleSettings = {
  generalFxDate: 'PAYMENT_DATE',
  platformFx: 'ROUND_NOTICE',
  overseasPoliticalYear: 'POLICY_YEAR',
  overseasComprehensiveCap: 'PROJECT_LIFETIME',
  ecommerceCapPeriod: 'CALENDAR_YEAR',
  reservationWorkingDays: 3,
  publicityWorkingDays: 5,
  prepaymentRatio: '0.5',
}

export const isSettingKey = (key: string): key is SettingKey => Object.hasOwn(DEFAULT_SETTINGS, key)

/** Whether the text is a value that the setting may take. */
export function isSettingValue(key: SettingKey, text: string): boolean {
  if (key === 'prepaymentRatio') return isPrepaymentRatio(text)
  if (key === 'reservationWorkingDays' || key === 'publicityWorkingDays') {
    const { minimum, maximum } = SETTING_NUMBERS[key]
    return /^\d{1,3}$/.test(text) && Number(text) >= minimum && Number(text) <= maximum
  }
  return (SETTING_CHOICES[key] as readonly string[]).includes(text)
}

/**
 * The defaults with the stored values laid over them.
 * @throws RangeError for an unknown key or a value that the setting may not take.
 */
export function settingsFrom(stored: Readonly<Record<string, string>>): RuleSettings {
  const settings: Record<string, string | number> = { ...DEFAULT_SETTINGS }
  for (const [key, text] of Object.entries(stored)) {
    if (!isSettingKey(key) || !isSettingValue(key, text))
      throw new RangeError(`not a setting: ${key} = ${text}`)
    settings[key] = typeof DEFAULT_SETTINGS[key] === 'number' ? Number(text) : text
  }
  return settings as unknown as RuleSettings
}

/** A confirmed value of a setting and the law date from which it holds. */
export interface DatedSetting {
  readonly key: string
  readonly value: string
  readonly effectiveFrom: LawDate
}

/**
 * The row that holds for a setting on a date: the newest effective date not after it; of two with the same date the one
 * that comes later in `rows` (give them in the order of their confirmation). Null: the default holds.
 */
export function settingRowOn<T extends DatedSetting>(
  rows: readonly T[],
  key: SettingKey,
  date: LawDate,
): T | null {
  return rows.reduce<T | null>(
    (best, row) =>
      row.key === key &&
      row.effectiveFrom <= date &&
      (best === null || row.effectiveFrom >= best.effectiveFrom)
        ? row
        : best,
    null,
  )
}

/**
 * The settings of a law date out of all confirmed rows.
 * @throws RangeError for an unknown key or a value that the setting may not take.
 */
export function settingsOnDate(rows: readonly DatedSetting[], date: LawDate): RuleSettings {
  const stored: Record<string, string> = {}
  for (const { key } of rows) {
    const row = isSettingKey(key) ? settingRowOn(rows, key, date) : null
    if (row) stored[key] = row.value
    else if (!isSettingKey(key)) throw new RangeError(`not a setting: ${key}`)
  }
  return settingsFrom(stored)
}

/** P1: an official may lower the proposal, never raise it above what the document says (二(六)). */
function isPrepaymentRatio(text: string): boolean {
  return /^0(\.\d{1,6})?$/.test(text) && decimal(text).lte(DEFAULT_SETTINGS.prepaymentRatio)
}
