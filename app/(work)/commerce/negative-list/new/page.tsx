import { OpenForm } from '@/features/negative-list/components/open-form'
import { actorWithRole } from '@/server/auth/session'
import { one, type SearchParams } from '@/ui/address'
import { Breadcrumb } from '@/ui/breadcrumb'
import { PageHeader } from '@/ui/page-header'

export const metadata = { title: '立案' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await actorWithRole(['COMMERCE_PREPARER'])
  const params = await searchParams
  return (
    <>
      <Breadcrumb items={[{ label: '信用负面清单', href: '/commerce/negative-list' }, { label: '立案' }]} />
      <PageHeader title="立案" />
      <OpenForm
        proposed={{
          uscc: one(params, 'uscc'),
          ground: one(params, 'ground'),
          facts: one(params, 'facts'),
        }}
      />
    </>
  )
}
