import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { programmeOverview } from '@/features/programmes'
import { ProgrammeCard } from '@/features/programmes/components/programme-cards'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { Amount } from '@/ui/amount'
import { DateText } from '@/ui/date'
import { DetailsList } from '@/ui/details-list'
import { Link } from '@/ui/link'
import { NoticeBanner } from '@/ui/notice-banner'
import { PageHeader } from '@/ui/page-header'
import { Section } from '@/ui/section'

export const metadata: Metadata = { title: '可享政策' }

export default async function ProgrammesPage() {
  const actor = await actorWithRole(['ENTERPRISE_APPROVER', 'ENTERPRISE_OPERATOR'])
  const outcome = await programmeOverview(actor, {}, { now: systemNow() })
  if (!outcome.ok) notFound()
  const overview = outcome.value
  return (
    <>
      <PageHeader title="可享政策">
        <p>
          {overview.enterpriseName}，按 <DateText date={overview.today} /> 起保测算
        </p>
      </PageHeader>
      {overview.listedUntil && (
        <NoticeBanner kind="danger" title="本企业在负面清单内，暂不能享受支持。">
          <p>
            清单期限至 <DateText date={overview.listedUntil} />
            （含当日）。如有异议，请向作出决定的机关反映。
          </p>
        </NoticeBanner>
      )}
      <Section title="依据">
        <DetailsList
          columns={2}
          items={[
            {
              label: `${overview.priorYear} 年出口额`,
              value: overview.exports ? (
                <>
                  <Amount value={overview.exports.amountUsd} currency="USD" />
                  <span className="ml-2 text-ink-2">{overview.exports.sourceName}</span>
                </>
              ) : (
                <Link href="/enterprise/exports">未知，请补充</Link>
              ),
            },
            {
              label: '现有统保保单',
              value: overview.cover ? (
                <>
                  {overview.cover.insurerName}，{overview.cover.programme}，
                  <DateText date={overview.cover.inception} /> 至 <DateText date={overview.cover.expiry} />
                </>
              ) : (
                '无'
              ),
            },
            { label: '承保机构', value: overview.insurers.join('、') || '—', wide: true },
          ]}
        />
      </Section>
      {overview.programmes.map((programme) => (
        <ProgrammeCard key={programme.programme} programme={programme} />
      ))}
    </>
  )
}
