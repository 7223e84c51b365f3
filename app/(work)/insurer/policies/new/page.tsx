import { insuranceProspect } from '@/features/insurance-policies'
import { RegisterForm } from '@/features/insurance-policies/components/register-form'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { one, type SearchParams } from '@/ui/address'
import { Breadcrumb } from '@/ui/breadcrumb'
import { LinkButton } from '@/ui/button'
import { EmptyState } from '@/ui/empty-state'
import { PageHeader } from '@/ui/page-header'

export const metadata = { title: '登记统保保单' }

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await actorWithRole(['INSURER_OPERATOR', 'INSURER_CHECKER'])
  const checkId = one(await searchParams, 'check')
  const prospect = checkId ? await insuranceProspect(actor, { checkId }, { now: systemNow() }) : null
  return (
    <>
      <Breadcrumb items={[{ label: '保单', href: '/insurer/policies' }, { label: '登记统保保单' }]} />
      <PageHeader title="登记统保保单" />
      {prospect?.ok ? (
        <RegisterForm prospect={prospect.value} />
      ) : (
        <EmptyState
          reason={prospect?.refusal.message ?? '登记保单须凭有效的查重凭证。请先查重，再从凭证上登记保单。'}
        >
          <LinkButton href="/insurer/duplicate-cover" variant="primary">
            前往查重
          </LinkButton>
        </EmptyState>
      )}
    </>
  )
}
