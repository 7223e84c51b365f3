import type { Metadata } from 'next'

import { CalculatorPage } from '@/features/calculator/components/calculator-page'
import { dateInShanghai, systemNow } from '@/server/clock'

export const metadata: Metadata = { title: '政策计算器' }

export default async function Page({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  return <CalculatorPage search={await searchParams} today={dateInShanghai(systemNow())} />
}
