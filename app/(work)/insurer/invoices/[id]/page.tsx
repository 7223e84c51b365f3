import { notFound } from 'next/navigation'

import { CURRENCIES } from '@/documents'
import { InvoicePage } from '@/features/invoice-corrections/components/invoice-page'
import { insurers, ownInvoice } from '@/features/invoice-corrections/corrections'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { Breadcrumb } from '@/ui/breadcrumb'

export const metadata = { title: '发票' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const actor = await actorWithRole(insurers)
  const { id } = await params
  const outcome = await ownInvoice(actor, { invoiceId: id }, { now: systemNow() })
  if (!outcome.ok) notFound()
  return (
    <>
      <Breadcrumb
        items={[
          { label: '发票清单', href: '/insurer/invoices' },
          { label: outcome.value.newest.invoiceNumber },
        ]}
      />
      <InvoicePage invoice={outcome.value} currencies={CURRENCIES.map(({ value }) => value)} />
    </>
  )
}
