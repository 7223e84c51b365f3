import { notFound } from 'next/navigation'

import { NoticeDocument } from '@/features/rounds/components/notice-document'
import { WindowMark } from '@/features/rounds/components/window-mark'
import { getNotice } from '@/features/rounds/read-notices'
import { PROGRAMME_APPLICANTS } from '@/policy-rules'
import { currentActor } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { Breadcrumb } from '@/ui/breadcrumb'
import { LinkButton } from '@/ui/button'

export const metadata = { title: '申报通知' }

/** Where those whom the notice concerns apply. */
const applications: Partial<Record<string, string>> = {
  ENTERPRISE: '/enterprise/applications',
  INSURER: '/insurer/applications',
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const actor = await currentActor()
  const outcome = await getNotice(actor, await params, { now: systemNow() })
  if (!outcome.ok) notFound()
  const notice = outcome.value
  const apply = PROGRAMME_APPLICANTS[notice.programme] === actor.kind ? applications[actor.kind] : null
  return (
    <>
      <Breadcrumb items={[{ label: '申报通知', href: '/notices' }, { label: notice.noticeNumber }]} />
      <div data-no-print className="mb-4 flex flex-wrap items-center gap-4">
        <WindowMark window={notice.window} />
        {apply && notice.window.phase === 'OPEN' && (
          <LinkButton variant="primary" href={apply}>
            去申报
          </LinkButton>
        )}
      </div>
      <NoticeDocument notice={notice} />
    </>
  )
}
