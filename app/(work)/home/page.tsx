import type { Metadata } from 'next'

import { everyRole } from '@/features/accounts'
import { homeFigures, homeTasks } from '@/features/home'
import { FiguresNow } from '@/features/home/components/figures-now'
import { LatelyHappened } from '@/features/notifications/components/lately-happened'
import { listNotifications } from '@/features/notifications/read-notifications'
import { addDays } from '@/policy-rules'
import { actorWithRole } from '@/server/auth/session'
import { isWorkingDay } from '@/server/calendar'
import { dateInShanghai, systemNow } from '@/server/clock'
import { PageHeader } from '@/ui/page-header'
import { TaskList } from '@/ui/task-list'

export const metadata: Metadata = { title: '待办' }

export default async function HomePage() {
  const actor = await actorWithRole(everyRole)
  const now = systemNow()
  const today = dateInShanghai(now)
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
      <TaskList
        tasks={tasks.map(({ dueOn, ...task }) => ({
          ...task,
          ...(dueOn ? { workingDaysLeft: workingDaysUntil(today, dueOn) } : {}),
        }))}
      />
      <FiguresNow figures={figures} />
      {lately.ok && <LatelyHappened notifications={lately.value.notifications} />}
    </>
  )
}

/** Today and the last day both counted; −1 when the day is over. */
function workingDaysUntil(today: string, lastDay: string): number {
  if (lastDay < today) return -1
  let left = 0
  for (let day = today; day <= lastDay; day = addDays(day, 1)) if (isWorkingDay(day)) left += 1
  return left
}
