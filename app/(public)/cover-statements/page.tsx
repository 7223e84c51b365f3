import type { Metadata } from 'next'

import { ConfirmForm } from '@/features/cover-statements/components/confirm-form'
import { PageHeader } from '@/ui/page-header'

export const metadata: Metadata = { title: '查验投保情况证明' }

export default function Page() {
  return (
    <>
      <PageHeader title="查验投保情况证明">
        银行等收到企业的投保情况证明后，填写证明上的编号和查验码，核对证明是否有效、所列保单目前是否有效。
      </PageHeader>
      <ConfirmForm />
    </>
  )
}
