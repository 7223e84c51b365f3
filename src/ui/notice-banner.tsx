import type { ReactNode } from 'react'

import { cx } from './cx'
import { Icon, type IconName } from './icon'

export type NoticeKind = 'info' | 'success' | 'warning' | 'danger'

const LOOK: Record<NoticeKind, { box: string; icon: IconName; word: string }> = {
  info: { box: 'border-accent bg-accent-wash [&>svg]:text-accent', icon: 'info', word: '提示' },
  success: { box: 'border-green bg-green-wash [&>svg]:text-green', icon: 'tick', word: '完成' },
  warning: { box: 'border-amber bg-amber-wash [&>svg]:text-amber', icon: 'warning', word: '注意' },
  danger: { box: 'border-vermilion bg-vermilion-wash [&>svg]:text-vermilion', icon: 'warning', word: '警示' },
}

interface NoticeBannerProps {
  kind?: NoticeKind
  title?: string
  children?: ReactNode
  actions?: ReactNode
  className?: string
}

/** Something the reader has to know before going on: what it is, then what to do. */
export function NoticeBanner({ kind = 'info', title, children, actions, className }: NoticeBannerProps) {
  const { box, icon, word } = LOOK[kind]
  return (
    <div className={cx('mb-5 flex items-start gap-3 rounded border-l-4 px-4 py-3', box, className)}>
      <Icon name={icon} className="mt-0.5" />
      <div className="min-w-0 flex-1">
        <span className="sr-only">{word}：</span>
        {title && <p className="font-semibold">{title}</p>}
        {children && <div>{children}</div>}
        {actions && <div className="mt-2 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  )
}
