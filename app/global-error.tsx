'use client'

import './globals.css'
import ErrorPage from './error'

/** When even the root layout broke: the same page with its own html. */
export default function GlobalError(props: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <html lang="zh-CN">
      <body>
        <title>系统暂时无法显示这个页面</title>
        <ErrorPage {...props} />
      </body>
    </html>
  )
}
