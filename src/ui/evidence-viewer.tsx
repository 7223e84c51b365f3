'use client'

import { useEffect, useState } from 'react'

import { buttonClass } from './button-class'
import { EmptyState } from './empty-state'

export interface EvidenceFile {
  id: string
  name: string
  /** address that shows the file in the page */
  href: string
  kind: 'pdf' | 'image' | 'other'
  /** what it proves: 发票, 付款凭证 */
  about?: string
  downloadHref?: string
}

const ZOOMS = ['w-1/2', 'w-full', 'w-[150%]', 'w-[200%]', 'w-[300%]'] as const

/** Evidence beside the lines: PDF or picture in place, zoom, next and previous (keys `[` and `]`). */
export function EvidenceViewer({
  files,
  current,
  onChange,
}: {
  files: readonly EvidenceFile[]
  /** id of the file to show; the viewer follows when it changes */
  current?: string
  onChange?: (id: string) => void
}) {
  const [chosen, setChosen] = useState(current ?? files[0]?.id)
  const [follow, setFollow] = useState(current)
  const [zoom, setZoom] = useState(1)
  if (current !== follow) {
    setFollow(current)
    setChosen(current)
  }
  const found = files.findIndex((file) => file.id === chosen)
  const index = Math.max(0, found)
  const file = files[index]

  const go = (to: number) => {
    const next = files[to]
    if (!next) return
    setChosen(next.id)
    setZoom(1)
    onChange?.(next.id)
  }

  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      const typing = (event.target as HTMLElement).closest(
        'input, textarea, select, [contenteditable], dialog',
      )
      if (typing || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === '[') go(index - 1)
      if (event.key === ']') go(index + 1)
    }
    document.addEventListener('keydown', keys)
    return () => document.removeEventListener('keydown', keys)
  })

  if (!file) return <EmptyState reason="没有可查看的材料。" />
  return (
    <section aria-label="材料" className="rounded border border-line">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-wash px-3 py-1.5">
        <p className="w-full min-w-0 truncate" title={file.name} aria-live="polite">
          {file.about && <span className="mr-2 font-medium">{file.about}</span>}
          {file.name}
          <span className="figures ml-2 text-sm text-ink-2">
            {index + 1} / {files.length}
          </span>
        </p>
        <span className="flex flex-wrap gap-1">
          <ViewerButton onPress={() => go(index - 1)} disabled={index === 0} title="上一份 [">
            上一份
          </ViewerButton>
          <ViewerButton onPress={() => go(index + 1)} disabled={index === files.length - 1} title="下一份 ]">
            下一份
          </ViewerButton>
          {file.kind === 'image' && (
            <>
              <ViewerButton onPress={() => setZoom(zoom - 1)} disabled={zoom === 0} title="缩小图片">
                缩小
              </ViewerButton>
              <ViewerButton
                onPress={() => setZoom(zoom + 1)}
                disabled={zoom === ZOOMS.length - 1}
                title="放大图片"
              >
                放大
              </ViewerButton>
            </>
          )}
          <a href={file.downloadHref ?? file.href} download className={buttonClass('quiet', 'small')}>
            下载
          </a>
        </span>
      </div>
      {file.kind === 'image' && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls
        <section aria-label="图片" tabIndex={0} className="h-[70dvh] overflow-auto bg-wash-2">
          {/* oxlint-disable-next-line nextjs/no-img-element -- a private file, never optimised */}
          <img
            key={file.id}
            src={file.href}
            alt={`${file.about ?? '材料'}：${file.name}`}
            className={`mx-auto max-w-none ${ZOOMS[zoom]}`}
          />
        </section>
      )}
      {file.kind === 'pdf' && (
        // oxlint-disable-next-line react/iframe-missing-sandbox -- browsers refuse to show a PDF in a sandbox
        <iframe key={file.id} src={file.href} title={file.name} className="block h-[70dvh] w-full" />
      )}
      {file.kind === 'other' && (
        <p className="px-4 py-10 text-center text-ink-2">此格式不能在页面中显示，请下载后查看。</p>
      )}
    </section>
  )
}

function ViewerButton(props: { children: string; onPress: () => void; disabled?: boolean; title: string }) {
  return (
    <button
      type="button"
      className={buttonClass('quiet', 'small')}
      onClick={props.onPress}
      disabled={props.disabled}
      title={props.title}
    >
      {props.children}
    </button>
  )
}
