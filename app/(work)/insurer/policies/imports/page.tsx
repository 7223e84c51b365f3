import { notFound } from 'next/navigation'

import { policyImports } from '@/features/policy-imports'
import { ImportList } from '@/features/policy-imports/components/import-list'
import { SendListForm } from '@/features/policy-imports/components/send-form'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { pageAsked } from '@/server/paging'
import type { SearchParams } from '@/ui/address'
import { Breadcrumb } from '@/ui/breadcrumb'
import { LinkButton } from '@/ui/button'
import { PageHeader } from '@/ui/page-header'

export const metadata = { title: '导入统保保单' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await actorWithRole(['INSURER_OPERATOR', 'INSURER_CHECKER'])
  const { page } = pageAsked(await searchParams)
  const found = await policyImports(actor, { page }, { now: systemNow() })
  if (!found.ok) notFound()
  return (
    <>
      <Breadcrumb items={[{ label: '保单', href: '/insurer/policies' }, { label: '导入清单' }]} />
      <PageHeader
        title="导入统保保单"
        actions={
          <LinkButton href="/insurer/policies/imports/template" icon="download" download>
            下载模板
          </LinkButton>
        }
      />
      <SendListForm />
      <ImportList {...found.value} />
    </>
  )
}
