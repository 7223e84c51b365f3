import { notFound } from 'next/navigation'

import { listCases } from '@/features/negative-list/cases'
import { CaseList } from '@/features/negative-list/components/case-list'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { LinkButton } from '@/ui/button'
import { Link } from '@/ui/link'
import { PageHeader } from '@/ui/page-header'

export const metadata = { title: '信用负面清单' }

export default async function Page() {
  const actor = await actorWithRole(['COMMERCE_PREPARER', 'COMMERCE_CHECKER', 'COMMERCE_APPROVER', 'AUDITOR'])
  const outcome = await listCases(actor, {}, { now: systemNow() })
  if (!outcome.ok) notFound()
  return (
    <>
      <PageHeader
        title="信用负面清单案件"
        count={outcome.value.length}
        countUnit="件"
        actions={
          actor.role === 'COMMERCE_PREPARER' && (
            <LinkButton href="/commerce/negative-list/new" variant="primary">
              立案
            </LinkButton>
          )
        }
      >
        <Link href="/negative-list">查看公开的清单</Link>
      </PageHeader>
      <CaseList
        cases={outcome.value}
        path="/commerce/negative-list"
        empty="还没有案件。出口额与官方名单不一致、重复投保等情形，可由经办立案核查。"
      />
    </>
  )
}
