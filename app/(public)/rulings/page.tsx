import type { Metadata } from 'next'

import { RulingsPage } from '@/features/calculator/components/rulings-page'
import { rulingReadings } from '@/features/ruling-settings'
import { readers } from '@/features/ruling-settings/state'
import { currentActor } from '@/server/auth/session'
import { systemNow } from '@/server/clock'

export const metadata: Metadata = { title: '口径说明' }

export default async function Page() {
  const actor = await currentActor()
  const outcome = await rulingReadings(actor, { date: null }, { now: systemNow() })
  if (!outcome.ok) throw outcome.refusal
  return <RulingsPage readings={outcome.value} seesChanges={readers.some((role) => role === actor.role)} />
}
