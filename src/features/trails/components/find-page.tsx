import type { SearchParams } from '@/ui/address'
import { Amount } from '@/ui/amount'
import { DataTable } from '@/ui/data-table'
import { EmptyState } from '@/ui/empty-state'
import { FilterChips } from '@/ui/filter-chips'
import { NoticeBanner } from '@/ui/notice-banner'
import { PageHeader } from '@/ui/page-header'

import type { FoundLine } from '../find-trails'

const path = '/trails'

interface FindPageProps {
  text: string
  params: SearchParams
  found: { lines: FoundLine[]; more: boolean }
}

/** Where a trail begins: a number as it is printed on any paper of the way. */
export function FindPage({ text, params, found }: FindPageProps) {
  return (
    <>
      <PageHeader title="资金轨迹" {...(text ? { count: found.lines.length, countUnit: '行' } : {})}>
        一元钱从发票到银行回单的全过程，打开时逐行核对是否被改动。
      </PageHeader>
      <FilterChips
        path={path}
        params={params}
        filters={[]}
        search={{ label: '查询编号', placeholder: '受理号、发票号码、拨付单号、银行流水号' }}
      />
      {found.more && (
        <NoticeBanner title="只显示前 200 行">请改用发票号码或银行流水号查询，以缩小范围。</NoticeBanner>
      )}
      {text ? (
        <DataTable
          caption="查询到的申报明细"
          rows={found.lines}
          rowKey={(line) => line.lineId}
          rowHref={(line) => `${path}/${line.lineId}`}
          empty={`没有找到编号为“${text}”的申报明细。请核对编号是否完整，括号和“号”字也要写上。`}
          columns={[
            { key: 'document', header: '发票或保单', rowHeader: true, render: (line) => line.document },
            { key: 'receipt', header: '受理号', render: (line) => line.receiptNumber },
            { key: 'position', header: '行', align: 'right', render: (line) => line.position },
            { key: 'applicant', header: '申报单位', wrap: true, render: (line) => line.applicant },
            {
              key: 'amount',
              header: '本行金额（元）',
              align: 'right',
              render: (line) => <Amount value={line.amountCny} />,
            },
            { key: 'state', header: '申报状态', render: (line) => line.stateLabel },
          ]}
        />
      ) : (
        <EmptyState reason="尚未查询。">
          请输入受理号、发票号码、保单号、名单号、拨付单号、分录号、追回通知号或银行流水号，查询后打开一行的轨迹。
        </EmptyState>
      )}
    </>
  )
}
