import { notFound } from 'next/navigation'

import { SheetPage } from '@/features/spot-checks/components/sheet-page'
import { sheetDetail } from '@/features/spot-checks/sheets'
import { actorWithRole } from '@/server/auth/session'
import { dateInShanghai, systemNow } from '@/server/clock'
import { Breadcrumb } from '@/ui/breadcrumb'

export const metadata = { title: '核查表' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const actor = await actorWithRole(['DIVISION_COMMERCE', 'DIVISION_FINANCE'])
  const { id } = await params
  const now = systemNow()
  const outcome = await sheetDetail(actor, { sheetId: id }, { now })
  if (!outcome.ok) notFound()
  const sheet = outcome.value
  return (
    <>
      <Breadcrumb
        items={[
          { label: '抽查', href: '/division/spot-checks' },
          { label: `${sheet.planNumber} 第 ${sheet.position} 号` },
        ]}
      />
      <SheetPage sheet={sheet} today={dateInShanghai(now)} />
    </>
  )
}
