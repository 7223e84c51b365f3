import { notFound } from 'next/navigation'

import { checkCertificate } from '@/features/duplicate-cover'
import { Certificate } from '@/features/duplicate-cover/components/certificate'
import { insuranceProspect } from '@/features/insurance-policies'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { Breadcrumb } from '@/ui/breadcrumb'

export const metadata = { title: '查重凭证' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const actor = await actorWithRole(['INSURER_OPERATOR', 'INSURER_CHECKER'])
  const { id } = await params
  const now = systemNow()
  const check = await checkCertificate(actor, { id }, { now })
  if (!check.ok) notFound()
  const prospect = await insuranceProspect(actor, { checkId: id }, { now })
  return (
    <>
      <Breadcrumb
        items={[
          { label: '查重', href: '/insurer/duplicate-cover' },
          { label: check.value.certificateNumber },
        ]}
      />
      <Certificate check={check.value} usable={prospect.ok} />
    </>
  )
}
