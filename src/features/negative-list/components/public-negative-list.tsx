import { DataTable } from '@/ui/data-table'
import { DateText } from '@/ui/date'
import { ExportMenu } from '@/ui/export-menu'
import { PageHeader } from '@/ui/page-header'
import { PrintButton } from '@/ui/print-button'

import type { PublicEntry } from '../public-list'

/** 信用负面清单 for everybody: what is in force on the day, printable. */
export function PublicNegativeList({ entries, asOf }: { entries: PublicEntry[]; asOf: string }) {
  return (
    <>
      <PageHeader
        title="财政专项资金信用负面清单"
        count={entries.length}
        countUnit="家"
        actions={
          <>
            <ExportMenu
              label="下载清单"
              choices={[{ label: 'Excel 表格（.xlsx）', href: '/negative-list/xlsx' }]}
            />
            <PrintButton>打印</PrintButton>
          </>
        }
      >
        截至 <DateText date={asOf} />
        。列入期间不得申报财政补助资金（豫商财〔2024〕15号 二(三)、二(五)）；期限末日计入。
      </PageHeader>
      <DataTable
        caption="在期的清单条目"
        rows={entries}
        rowKey={(one) => one.id}
        empty="目前没有在期的企业或机构。"
        columns={[
          { key: 'name', header: '企业（机构）名称', rowHeader: true, wrap: true, render: (one) => one.name },
          { key: 'uscc', header: '统一社会信用代码', render: (one) => one.uscc },
          { key: 'authority', header: '决定部门', wrap: true, render: (one) => one.authority },
          { key: 'document', header: '文号', render: (one) => one.documentNumber },
          { key: 'from', header: '决定日期', render: (one) => <DateText date={one.decisionDate} /> },
          { key: 'until', header: '期限至', render: (one) => <DateText date={one.untilDate} /> },
        ]}
      />
    </>
  )
}
