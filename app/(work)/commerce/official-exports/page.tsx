import { notFound } from 'next/navigation'

import { ImportListForm } from '@/features/official-exports/components/import-form'
import { OfficialLists } from '@/features/official-exports/components/official-lists'
import { officialLists } from '@/features/official-exports/lists'
import { priorYearOf } from '@/policy-rules'
import { actorWithRole } from '@/server/auth/session'
import { dateInShanghai, systemNow } from '@/server/clock'
import { LinkButton } from '@/ui/button'
import { PageHeader } from '@/ui/page-header'
import { Section } from '@/ui/section'

export const metadata = { title: '官方出口名单' }

export default async function Page() {
  const actor = await actorWithRole(['COMMERCE_PREPARER', 'COMMERCE_CHECKER', 'COMMERCE_APPROVER', 'AUDITOR'])
  const now = systemNow()
  const outcome = await officialLists(actor, {}, { now })
  if (!outcome.ok) notFound()
  return (
    <>
      <PageHeader
        title="官方出口名单"
        count={outcome.value.length}
        countUnit="份"
        actions={
          <LinkButton href="/commerce/official-exports/template" icon="download" download>
            下载模板
          </LinkButton>
        }
      />
      <OfficialLists lists={outcome.value} />
      {actor.role === 'COMMERCE_PREPARER' && (
        <Section title="导入名单" note="先检查、看影响，再由另一位同事确认启用" boxed>
          <ImportListForm year={priorYearOf(dateInShanghai(now))} />
        </Section>
      )}
    </>
  )
}
