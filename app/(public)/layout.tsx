import type { ReactNode } from 'react'

import { PublicFrame } from '@/ui/public-frame'

export default function Layout({ children }: { children: ReactNode }) {
  return <PublicFrame>{children}</PublicFrame>
}
