import { notFound } from 'next/navigation'

import { RulingSettingsPage } from '@/features/ruling-settings/components/ruling-settings-page'
import { rulingSettings } from '@/features/ruling-settings/read-ruling-settings'
import { readers } from '@/features/ruling-settings/state'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { one, type SearchParams } from '@/ui/address'

export const metadata = { title: '可调整口径' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await actorWithRole(readers)
  const outcome = await rulingSettings(actor, { date: null }, { now: systemNow() })
  if (!outcome.ok) notFound()
  const chosen = one(await searchParams, 'ruling') ?? null
  return <RulingSettingsPage overview={outcome.value} viewer={actor} chosen={chosen} />
}
