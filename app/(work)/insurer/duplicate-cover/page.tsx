import { notFound } from 'next/navigation'

import { checkHistory, CHECKS_PER_PAGE } from '@/features/duplicate-cover'
import { CheckForm } from '@/features/duplicate-cover/components/check-form'
import { CheckHistory } from '@/features/duplicate-cover/components/check-history'
import { actorWithRole } from '@/server/auth/session'
import { dateInShanghai, systemNow } from '@/server/clock'
import { one, type SearchParams } from '@/ui/address'
import { LinkButton } from '@/ui/button'
import { PageHeader } from '@/ui/page-header'

export const metadata = { title: '查重' }

const path = '/insurer/duplicate-cover'

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await actorWithRole(['INSURER_OPERATOR', 'INSURER_CHECKER'])
  const params = await searchParams
  const now = systemNow()
  const page = one(params, 'page') || '1'
  const history = await checkHistory(actor, { search: one(params, 'q'), page }, { now })
  if (!history.ok) notFound()
  return (
    <>
      <PageHeader title="查重" actions={<LinkButton href={`${path}/batches`}>批量查重</LinkButton>}>
        <p>承保前查询企业是否已有统保保单（豫商财〔2024〕15号 二(五)）。</p>
      </PageHeader>
      <CheckForm uscc={one(params, 'uscc')} coverFrom={one(params, 'from') || dateInShanghai(now)} />
      <CheckHistory
        {...history.value}
        page={Number(page)}
        pageSize={CHECKS_PER_PAGE}
        path={path}
        params={params}
      />
    </>
  )
}
