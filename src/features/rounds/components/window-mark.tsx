import { DaysLeft } from '@/ui/date'
import { StatusMark } from '@/ui/status'

import type { NoticeWindow } from '../read-notices'

/** 申报中 with the working days left, 未开始 or 已截止. */
export function WindowMark({ window }: { window: NoticeWindow }) {
  if (window.phase === 'AHEAD') return <StatusMark kind="draft">未开始</StatusMark>
  if (window.phase === 'OVER') return <StatusMark kind="draft">已截止</StatusMark>
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3">
      <StatusMark kind="progress">申报中</StatusMark>
      <DaysLeft {...window} />
    </span>
  )
}
