import type { Metadata } from 'next'

import { CalculatorPage } from '@/features/calculator/components/calculator-page'
import { settingsToday } from '@/features/ruling-settings'
import { publicActor } from '@/server/auth/actor'
import { dateInShanghai, systemNow } from '@/server/clock'

export const metadata: Metadata = { title: '政策计算器' }

export default async function Page({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const now = systemNow()
  const settings = await settingsToday(publicActor(), {}, { now })
  if (!settings.ok) throw settings.refusal
  return <CalculatorPage search={await searchParams} today={dateInShanghai(now)} settings={settings.value} />
}
