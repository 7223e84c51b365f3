import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { myExportRecords } from '@/features/export-records'
import { ExportRecords } from '@/features/export-records/components/export-records'
import { OwnRecordForm } from '@/features/export-records/components/record-forms'
import { priorYearOf } from '@/policy-rules'
import { actorWithRole } from '@/server/auth/session'
import { dateInShanghai, systemNow } from '@/server/clock'
import { Link } from '@/ui/link'
import { NoticeBanner } from '@/ui/notice-banner'
import { PageHeader } from '@/ui/page-header'
import { Section } from '@/ui/section'

export const metadata: Metadata = { title: '出口额' }

interface Props {
  searchParams: Promise<{ added?: string }>
}

export default async function ExportsPage({ searchParams }: Props) {
  const actor = await actorWithRole(['ENTERPRISE_APPROVER', 'ENTERPRISE_OPERATOR'])
  const now = systemNow()
  const records = await myExportRecords(actor, {}, { now })
  if (!records.ok) notFound()
  const year = priorYearOf(dateInShanghai(now))
  return (
    <>
      <PageHeader title="出口额">
        <p>
          适用哪个统保平台，按起保日期上一年度的出口额确定（口径 <Link href="/rulings#E3">E3</Link>、
          <Link href="/rulings#E4">E4</Link>）。
        </p>
      </PageHeader>
      {(await searchParams).added && (
        <NoticeBanner kind="success" title="出口额已保存。">
          <Link href="/enterprise/programmes">查看可享政策</Link>
        </NoticeBanner>
      )}
      <Section title="已有记录" note="每项记录都保留，由最优来源决定">
        <ExportRecords
          records={records.value}
          empty={`还没有记录。请在下方补充 ${year} 年出口额及证明材料。`}
        />
      </Section>
      <OwnRecordForm year={year} />
    </>
  )
}
