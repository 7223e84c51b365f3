import { notFound } from 'next/navigation'

import { myReviews } from '@/features/expert-panels'
import { MyReviews } from '@/features/expert-panels/components/my-reviews'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'

export const metadata = { title: '我的评审' }

export default async function Page() {
  const outcome = await myReviews(await actorWithRole(['EXPERT']), {}, { now: systemNow() })
  if (!outcome.ok) notFound()
  return <MyReviews panels={outcome.value.panels} />
}
