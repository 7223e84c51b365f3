import { notFound } from 'next/navigation'

import { ObjectionPage } from '@/features/publicity/components/objection-page'
import { objectionDetail, objectionReaders } from '@/features/publicity/objections'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { Breadcrumb } from '@/ui/breadcrumb'

export const metadata = { title: '异议' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const actor = await actorWithRole(objectionReaders)
  const { id: objectionId } = await params
  const outcome = await objectionDetail(actor, { objectionId }, { now: systemNow() })
  if (!outcome.ok) notFound()
  return (
    <>
      <Breadcrumb
        items={[{ label: '异议', href: '/commerce/objections' }, { label: outcome.value.number }]}
      />
      <ObjectionPage objection={outcome.value} mayDecide={actor.role === 'COMMERCE_CHECKER'} />
    </>
  )
}
