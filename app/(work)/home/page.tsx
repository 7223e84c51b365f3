import type { Metadata } from 'next'

import { currentActor } from '@/server/auth/session'
import { PageHeader } from '@/ui/page-header'
import { TaskList } from '@/ui/task-list'

export const metadata: Metadata = { title: '待办' }

export default async function HomePage() {
  const actor = await currentActor()
  return (
    <>
      <PageHeader title="待办">
        <p>{actor.organisationName}</p>
      </PageHeader>
      <TaskList tasks={[]} />
    </>
  )
}
