import { notFound } from 'next/navigation'

import { checkBatches } from '@/features/duplicate-cover'
import { BATCHES_PER_PAGE } from '@/features/duplicate-cover/batches'
import { AskManyForm } from '@/features/duplicate-cover/components/ask-many-form'
import { BatchList } from '@/features/duplicate-cover/components/batch-list'
import { actorWithRole } from '@/server/auth/session'
import { dateInShanghai, systemNow } from '@/server/clock'
import { one, type SearchParams } from '@/ui/address'
import { Breadcrumb } from '@/ui/breadcrumb'
import { LinkButton } from '@/ui/button'
import { PageHeader } from '@/ui/page-header'

export const metadata = { title: '批量查重' }

const path = '/insurer/duplicate-cover/batches'

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await actorWithRole(['INSURER_OPERATOR', 'INSURER_CHECKER'])
  const params = await searchParams
  const now = systemNow()
  const page = one(params, 'page') || '1'
  const found = await checkBatches(actor, { page }, { now })
  if (!found.ok) notFound()
  return (
    <>
      <Breadcrumb items={[{ label: '查重', href: '/insurer/duplicate-cover' }, { label: '批量查重' }]} />
      <PageHeader
        title="批量查重"
        actions={
          <LinkButton href={`${path}/template`} icon="download" download>
            下载模板
          </LinkButton>
        }
      />
      <AskManyForm today={dateInShanghai(now)} />
      <BatchList
        {...found.value}
        page={Number(page)}
        pageSize={BATCHES_PER_PAGE}
        path={path}
        params={params}
      />
    </>
  )
}
