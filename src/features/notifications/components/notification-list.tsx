import { DateTimeText } from '@/ui/date'
import { EmptyState } from '@/ui/empty-state'
import { ActionForm } from '@/ui/form'
import { Link } from '@/ui/link'
import { PageHeader } from '@/ui/page-header'
import { Pagination } from '@/ui/pagination'
import { StatusMark } from '@/ui/status'
import { SubmitButton } from '@/ui/submit-button'
import { Tabs } from '@/ui/tabs'

import { markReadAction } from '../actions'

interface Item {
  id: string
  title: string
  body: string
  href: string | null
  createdAt: string
  isRead: boolean
}

interface NotificationListProps {
  notifications: Item[]
  total: number
  page: number
  pageSize: number
  unread: number
  unreadOnly: boolean
}

/** One's own notifications; what is unread says so in a word, not in colour alone. */
export function NotificationList({
  notifications,
  total,
  page,
  pageSize,
  unread,
  unreadOnly,
}: NotificationListProps) {
  const current = unreadOnly ? '/notifications?unread=1' : '/notifications'
  return (
    <>
      <PageHeader
        title="消息"
        actions={
          unread > 0 && (
            <ActionForm action={markReadAction}>
              <SubmitButton variant="secondary">全部标为已读</SubmitButton>
            </ActionForm>
          )
        }
      />
      <Tabs
        label="消息"
        current={current}
        tabs={[
          { label: '全部', href: '/notifications' },
          { label: '未读', href: '/notifications?unread=1', count: unread },
        ]}
      />
      {notifications.length === 0 && (
        <EmptyState reason={unreadOnly ? '没有未读消息。' : '还没有消息。'}>
          批次发布、申报退回等事项会在这里告知。
        </EmptyState>
      )}
      <ul>
        {notifications.map((item) => (
          <li
            key={item.id}
            className="flex flex-wrap items-start justify-between gap-3 border-b border-line py-3"
          >
            <Message item={item} />
            {!item.isRead && (
              <ActionForm action={markReadAction}>
                <input type="hidden" name="id" value={item.id} />
                <SubmitButton variant="quiet" size="small">
                  标为已读
                </SubmitButton>
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
      <Pagination
        path="/notifications"
        params={unreadOnly ? { unread: '1' } : {}}
        page={page}
        pageSize={pageSize}
        total={total}
      />
    </>
  )
}

function Message({ item }: { item: Item }) {
  return (
    <div className="min-w-0 flex-1">
      <h2 className={item.isRead ? '' : 'font-semibold'}>
        {item.href ? <Link href={item.href}>{item.title}</Link> : item.title}
      </h2>
      {item.body && <p className="whitespace-pre-line">{item.body}</p>}
      <p className="mt-1 flex flex-wrap gap-x-4 text-sm text-ink-2">
        <DateTimeText at={item.createdAt} />
        {!item.isRead && <StatusMark kind="progress">未读</StatusMark>}
      </p>
    </div>
  )
}
