import { notFound } from 'next/navigation'

import { ObjectionQueue } from '@/features/publicity/components/objection-queue'
import { objectionQueue, objectionReaders } from '@/features/publicity/objections'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { one, type SearchParams } from '@/ui/address'
import { PageHeader } from '@/ui/page-header'
import { Tabs } from '@/ui/tabs'

export const metadata = { title: '异议' }

const path = '/commerce/objections'

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await actorWithRole(objectionReaders)
  const all = one(await searchParams, 'all') === '1'
  const outcome = await objectionQueue(actor, { open: !all }, { now: systemNow() })
  if (!outcome.ok) notFound()
  const { objections } = outcome.value
  return (
    <>
      <PageHeader title="异议" count={objections.length} countUnit="件" />
      <Tabs
        label="异议"
        current={all ? `${path}?all=1` : path}
        tabs={[
          { label: '待处理', href: path },
          { label: '全部', href: `${path}?all=1` },
        ]}
      />
      <ObjectionQueue objections={objections} />
    </>
  )
}
