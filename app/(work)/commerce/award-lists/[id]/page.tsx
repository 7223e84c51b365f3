import { notFound } from 'next/navigation'

import { awardListDetail, listOfficials } from '@/features/award-lists/award-lists'
import { AwardListPage } from '@/features/award-lists/components/award-list-page'
import { PublicityPanel } from '@/features/publicity/components/publicity-panel'
import { publicityOfList } from '@/features/publicity/publicities'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { Breadcrumb } from '@/ui/breadcrumb'

export const metadata = { title: '拟支持名单' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const actor = await actorWithRole(listOfficials)
  const { id: awardListId } = await params
  const now = systemNow()
  const list = await awardListDetail(actor, { awardListId }, { now })
  const publicity = await publicityOfList(actor, { awardListId }, { now })
  if (!list.ok || !publicity.ok) notFound()
  return (
    <>
      <Breadcrumb
        items={[{ label: '名单与公示', href: '/commerce/award-lists' }, { label: list.value.number }]}
      />
      <AwardListPage
        list={list.value}
        nextStep={<PublicityPanel awardListId={awardListId} publicity={publicity.value} />}
      />
    </>
  )
}
