import { notFound } from 'next/navigation'

import { NoticeDocument } from '@/features/rounds/components/notice-document'
import { WindowMark } from '@/features/rounds/components/window-mark'
import { getNotice } from '@/features/rounds/read-notices'
import { currentActor } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { Breadcrumb } from '@/ui/breadcrumb'

export const metadata = { title: '申报通知' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const outcome = await getNotice(await currentActor(), await params, { now: systemNow() })
  if (!outcome.ok) notFound()
  const notice = outcome.value
  return (
    <>
      <Breadcrumb items={[{ label: '申报通知', href: '/notices' }, { label: notice.noticeNumber }]} />
      <p data-no-print className="mb-4">
        <WindowMark window={notice.window} />
      </p>
      <NoticeDocument notice={notice} />
    </>
  )
}
