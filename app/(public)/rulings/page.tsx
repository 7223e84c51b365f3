import type { Metadata } from 'next'

import { RulingsPage } from '@/features/calculator/components/rulings-page'

export const metadata: Metadata = { title: '口径说明' }

export default function Page() {
  return <RulingsPage />
}
