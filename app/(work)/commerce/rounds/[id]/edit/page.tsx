import { notFound } from 'next/navigation'

import { EditRound, storedRoundValues } from '@/features/rounds/components/edit-round'
import { getRound } from '@/features/rounds/read-rounds'
import { PROGRAMME_NAMES } from '@/policy-rules'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { Breadcrumb } from '@/ui/breadcrumb'
import { NoticeBanner } from '@/ui/notice-banner'
import { PageHeader } from '@/ui/page-header'

export const metadata = { title: '修改批次' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const actor = await actorWithRole(['COMMERCE_PREPARER'])
  const outcome = await getRound(actor, await params, { now: systemNow() })
  if (!outcome.ok || outcome.value.state !== 'DRAFT') notFound()
  const round = outcome.value
  return (
    <>
      <Breadcrumb
        items={[
          { label: '批次', href: '/commerce/rounds' },
          { label: round.noticeNumber, href: `/commerce/rounds/${round.id}` },
          { label: '修改' },
        ]}
      />
      <PageHeader title="修改批次">{PROGRAMME_NAMES[round.programme]}</PageHeader>
      {round.sentBackReason && (
        <NoticeBanner kind="warning" title="复核退回，请修改后重新提交">
          {round.sentBackReason}
        </NoticeBanner>
      )}
      <EditRound values={storedRoundValues(round)} />
    </>
  )
}
