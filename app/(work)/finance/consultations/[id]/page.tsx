import { notFound } from 'next/navigation'

import { awardListDetail, listOfficials } from '@/features/award-lists/award-lists'
import { AwardListPage } from '@/features/award-lists/components/award-list-page'
import { ConsultationDecision } from '@/features/award-lists/components/consultation-forms'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { Breadcrumb } from '@/ui/breadcrumb'

export const metadata = { title: '会商拟支持名单' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const actor = await actorWithRole(listOfficials)
  const { id: awardListId } = await params
  const outcome = await awardListDetail(actor, { awardListId }, { now: systemNow() })
  if (!outcome.ok) notFound()
  const list = outcome.value
  return (
    <>
      <Breadcrumb items={[{ label: '会商', href: '/finance/consultations' }, { label: list.number }]} />
      <AwardListPage list={list} nextStep={list.may.concur && <ConsultationDecision list={list} />} />
    </>
  )
}
