import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { readTrail, trailReaders } from '@/features/trails'
import { TrailPage } from '@/features/trails/components/trail-page'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { Breadcrumb } from '@/ui/breadcrumb'

export const metadata: Metadata = { title: '资金轨迹' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const actor = await actorWithRole(trailReaders)
  const { id: lineId } = await params
  const outcome = await readTrail(actor, { lineId }, { now: systemNow() })
  if (!outcome.ok) notFound()
  const { value: trail } = outcome
  return (
    <>
      <Breadcrumb
        items={[
          { label: '资金轨迹', href: '/trails' },
          { label: trail.receiptNumber, href: `/trails?q=${encodeURIComponent(trail.receiptNumber)}` },
          { label: trail.title },
        ]}
      />
      <TrailPage trail={trail} />
    </>
  )
}
