import { notFound } from 'next/navigation'

import { SheetList } from '@/features/spot-checks/components/sheet-list'
import { divisionSheets } from '@/features/spot-checks/sheets'
import { actorWithRole } from '@/server/auth/session'
import { systemNow } from '@/server/clock'
import { PageHeader } from '@/ui/page-header'

export const metadata = { title: '抽查' }

export default async function Page() {
  const actor = await actorWithRole(['DIVISION_COMMERCE', 'DIVISION_FINANCE'])
  const outcome = await divisionSheets(actor, {}, { now: systemNow() })
  if (!outcome.ok) notFound()
  return (
    <>
      <PageHeader title="抽查" count={outcome.value.length} countUnit="份核查表" />
      <SheetList
        sheets={outcome.value}
        hrefOf={(id) => `/division/spot-checks/${id}`}
        empty="目前没有分派给本地的核查表。省商务厅分派后，会出现在这里和待办中。"
      />
    </>
  )
}
