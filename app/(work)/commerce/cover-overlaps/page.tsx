import { notFound } from 'next/navigation'

import { ImportCoversForm, OverlapList } from '@/features/cover-overlaps/components/overlap-list'
import { coverOverlaps } from '@/features/cover-overlaps/overlaps'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import type { SearchParams } from '@/ui/address'
import { LinkButton } from '@/ui/button'
import { PageHeader } from '@/ui/page-header'
import { Section } from '@/ui/section'

export const metadata = { title: '重复投保线索' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await actorWithRole(['COMMERCE_PREPARER', 'COMMERCE_CHECKER', 'COMMERCE_APPROVER', 'AUDITOR'])
  const params = await searchParams
  const outcome = await coverOverlaps(actor, params as object, { now: systemNow() })
  if (!outcome.ok) notFound()
  return (
    <>
      <PageHeader
        title="重复投保线索"
        count={outcome.value.rows.length}
        countUnit="条"
        actions={
          <LinkButton href="/commerce/cover-overlaps/template" icon="download" download>
            下载清单模板
          </LinkButton>
        }
      />
      <OverlapList rows={outcome.value.rows} params={params} />
      {actor.role === 'COMMERCE_PREPARER' && (
        <Section title="核对保单清单" note="平台以外登记的统保保单" boxed>
          <ImportCoversForm insurers={outcome.value.insurers} />
        </Section>
      )}
    </>
  )
}
