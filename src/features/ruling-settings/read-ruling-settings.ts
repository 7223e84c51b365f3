import { z } from 'zod'

import {
  DEFAULT_SETTINGS,
  isLawDate,
  type LawDate,
  settingInWords,
  settingRowOn,
  type DatedSetting,
} from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { Role } from '@/server/db'
import { query } from '@/server/use-case'

import { changeableRulings } from './schema'
import { settingsOn } from './settings-on'
import { readers } from './state'
import { changes, confirmedSettings, type Change } from './store'

/** How one ⚙ ruling is read on a day. */
export interface PresentReading {
  rulingId: string
  title: string
  label: string
  value: string
  words: string
  /** The law date since which the value holds; null: since the document is in force. */
  since: LawDate | null
}

/** A change as the officials read it: who, when, why, from which day. */
export interface ChangeRecord extends Change {
  words: string
}

const everyone = ['PUBLIC', ...Object.values(Role)] as const
const onDay = z.strictObject({
  date: z.string().refine(isLawDate, '请填写日期，例如 2026-12-01。').nullable(),
})

function presentReadings(rows: readonly DatedSetting[], date: LawDate): PresentReading[] {
  return changeableRulings.map(({ id, title, setting }) => {
    const row = settingRowOn(rows, setting.key, date)
    const value = row?.value ?? String(DEFAULT_SETTINGS[setting.key])
    const words = settingInWords(setting, value)
    return { rulingId: id, title, label: setting.label, value, words, since: row?.effectiveFrom ?? null }
  })
}

/** What holds on a day, for everyone; today when no day is asked for. */
export const rulingReadings = query({
  name: 'ruling-settings.readings',
  allow: everyone,
  input: onDay,
  run: async ({ tx, now }, { date }) =>
    presentReadings(await confirmedSettings(tx), date ?? dateInShanghai(now)),
})

/** The rules' settings of today: what the public calculator computes with. */
export const settingsToday = query({
  name: 'ruling-settings.today',
  allow: everyone,
  input: z.strictObject({}),
  run: ({ tx, now }) => settingsOn(tx, dateInShanghai(now)),
})

/** What holds on a day, with every change ever proposed. */
export const rulingSettings = query({
  name: 'ruling-settings.overview',
  allow: readers,
  input: onDay,
  run: async ({ tx, now }, { date }) => {
    const day = date ?? dateInShanghai(now)
    const all = await changes(tx)
    const history: ChangeRecord[] = all.map((change) => {
      const { setting } = changeableRulings.find(({ id }) => id === change.rulingId)!
      return { ...change, words: settingInWords(setting, change.value) }
    })
    return { day, present: presentReadings(await confirmedSettings(tx), day), history }
  },
})
export type RulingSettingsOverview = Extract<
  Awaited<ReturnType<typeof rulingSettings>>,
  { ok: true }
>['value']
