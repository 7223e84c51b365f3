import type { Metadata } from 'next'

import { PolicyText } from '@/features/calculator/components/policy-text'

export const metadata: Metadata = { title: '政策原文' }

export default function Page() {
  return <PolicyText />
}
