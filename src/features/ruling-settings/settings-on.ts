import { settingsOnDate, type LawDate, type RuleSettings } from '@/policy-rules'
import type { Tx } from '@/server/db'

import { confirmedSettings } from './store'

/** The ⚙ rulings as they are to be read on a law date. What is decided already keeps the reading on its sheet. */
export async function settingsOn(tx: Tx, date: LawDate): Promise<RuleSettings> {
  return settingsOnDate(await confirmedSettings(tx), date)
}
