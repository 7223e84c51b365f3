'use client'

import { buttonClass } from '@/ui/button-class'

/** What a page shows when it broke: a sentence, a number to name, and a way on. Nothing of the cause. */
export default function ErrorPage({
  error,
  retry,
}: {
  error: Error & { digest?: string }
  retry: () => void
}) {
  return (
    <main id="main" className="mx-auto max-w-[1080px] px-4 py-16">
      <h1 className="text-2xl font-semibold">系统暂时无法显示这个页面</h1>
      <p className="mt-3">已填写并保存的内容不会丢失。请稍后重试；如仍不成功，请联系平台运维人员。</p>
      {error.digest && <p className="mt-2 text-ink-2">咨询时请提供编号：{error.digest}</p>}
      <p className="mt-5 flex flex-wrap gap-2">
        <button type="button" className={buttonClass('primary')} onClick={() => retry()}>
          重新加载
        </button>
        {/* oxlint-disable-next-line nextjs/no-html-link-for-pages -- a whole new page, whatever broke in this one */}
        <a href="/" className={buttonClass()}>
          返回首页
        </a>
      </p>
    </main>
  )
}
