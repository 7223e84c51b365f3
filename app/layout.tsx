import './globals.css'
import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'

import { LARGER_TEXT_COOKIE } from '@/ui/larger-text'

export const metadata: Metadata = {
  title: {
    default: '河南省出口信用保险保费扶持管理平台',
    template: '%s - 河南省出口信用保险保费扶持管理平台',
  },
  description: '河南省出口信用保险支持政策的申报、审核、公示与资金拨付。',
  formatDetection: { telephone: false, email: false, address: false },
  icons: { icon: '/icon.svg' },
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, themeColor: '#ffffff' }

/** The frame of all frames: the language, the size of the text and nothing else. It has no script of ours. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const largerText = (await cookies()).get(LARGER_TEXT_COOKIE)?.value === '1'
  return (
    <html lang="zh-CN" data-larger-text={largerText ? '' : undefined}>
      <body>{children}</body>
    </html>
  )
}
