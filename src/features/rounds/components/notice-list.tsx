import { halfYearInWords, PROGRAMME_NAMES } from '@/policy-rules'
import { DateText } from '@/ui/date'
import { EmptyState } from '@/ui/empty-state'
import { Link } from '@/ui/link'
import { PageHeader } from '@/ui/page-header'
import { Pagination } from '@/ui/pagination'

import type { NoticeWindow } from '../read-notices'
import type { RoundSummary } from '../store'
import { WindowMark } from './window-mark'

interface NoticeListProps {
  notices: (RoundSummary & { window: NoticeWindow })[]
  total: number
  page: number
  pageSize: number
}

/** The notices that were released, newest first. */
export function NoticeList({ notices, total, page, pageSize }: NoticeListProps) {
  return (
    <>
      <PageHeader title="申报通知" count={total} countUnit="件" />
      {notices.length === 0 && (
        <EmptyState reason="目前没有申报通知。">通知由省商务厅、省财政厅发布，请留意本页。</EmptyState>
      )}
      <ul className="border-t border-line">
        {notices.map((notice) => (
          <li key={notice.id} className="border-b border-line py-4">
            <h2 className="text-lg font-medium">
              <Link href={`/notices/${notice.id}`}>{notice.title}</Link>
            </h2>
            <p className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-ink-2">
              <span>{notice.noticeNumber}</span>
              <span>
                {PROGRAMME_NAMES[notice.programme]} {halfYearInWords(notice.halfYear)}
              </span>
              <span>
                <DateText date={notice.opensOn} />至<DateText date={notice.closesOn} />
              </span>
              <WindowMark window={notice.window} />
            </p>
          </li>
        ))}
      </ul>
      <Pagination path="/notices" params={{}} page={page} pageSize={pageSize} total={total} />
    </>
  )
}
