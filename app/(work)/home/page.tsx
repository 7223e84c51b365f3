import type { Metadata } from 'next'

import { everyRole } from '@/features/accounts'
import { homeFigures, homeTasks } from '@/features/home'
import { FiguresNow } from '@/features/home/components/figures-now'
import { LatelyHappened } from '@/features/notifications/components/lately-happened'
import { listNotifications } from '@/features/notifications/read-notifications'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { PageHeader } from '@/ui/page-header'
import { TaskList } from '@/ui/task-list'

export const metadata: Metadata = { title: '待办' }

export default async function HomePage() {
  const actor = await actorWithRole(everyRole)
  const now = systemNow()
  const [tasks, figures, lately] = await Promise.all([
    homeTasks(actor, now),
    homeFigures(actor, now),
    listNotifications(actor, { page: 1 }, { now }),
  ])
  return (
    <>
      <PageHeader title="待办" count={tasks.length} countUnit="件">
        <p>{actor.organisationName}</p>
      </PageHeader>
      <TaskList tasks={tasks} />
      <FiguresNow figures={figures} />
      {lately.ok && <LatelyHappened notifications={lately.value.notifications} />}
    </>
  )
}
