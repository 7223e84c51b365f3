import { addressWith, type SearchParams } from '@/ui/address'
import { Amount } from '@/ui/amount'
import { LinkButton } from '@/ui/button'
import { DataTable } from '@/ui/data-table'
import { DateText, DateTimeText } from '@/ui/date'
import { FilterChips } from '@/ui/filter-chips'
import { ActionForm } from '@/ui/form'
import { FileField } from '@/ui/form-fields'
import { PageHeader } from '@/ui/page-header'
import { Pagination } from '@/ui/pagination'
import { Section } from '@/ui/section'
import { SubmitButton } from '@/ui/submit-button'

import { importInvoicesAction } from '../actions'
import type { InvoicePage } from '../import-invoices'

interface InvoiceListsProps {
  list: InvoicePage
  params: SearchParams
  page: number
  mayImport: boolean
}

const path = '/commerce/reviews/invoices'

/** The insurers' electronic lists: bring one in, look one up. */
export function InvoiceLists({ list, params, page, mayImport }: InvoiceListsProps) {
  return (
    <>
      <PageHeader
        title="保险机构发票清单"
        count={list.total}
        countUnit="张"
        actions={
          <>
            <LinkButton href={`${path}/template`} icon="download" download>
              下载模板
            </LinkButton>
            <LinkButton href="/commerce/reviews">返回审核列表</LinkButton>
          </>
        }
      />
      {mayImport && (
        <Section title="导入清单" note="整份检查，有一处问题就一行也不导入">
          <ActionForm action={importInvoicesAction}>
            <FileField
              name="file"
              label="清单文件"
              hint="保险机构报送的 .xlsx 或 .csv，表头与模板一致。"
              accept=".xlsx,.csv"
              required
            />
            <SubmitButton pendingText="正在检查…">检查并导入清单</SubmitButton>
          </ActionForm>
        </Section>
      )}
      <FilterChips
        path={path}
        params={params}
        filters={[]}
        search={{ label: '查找发票号码或统一社会信用代码', placeholder: '发票号码、代码' }}
      />
      <DataTable
        caption="已导入的发票"
        rows={list.rows}
        rowKey={({ id }) => id}
        empty={
          addressWith(path, params, { page: null }) === path
            ? '还没有导入发票清单。请向保险机构索取清单后导入。'
            : '没有找到这张发票。请核对号码，或导入更新的清单。'
        }
        columns={[
          { key: 'number', header: '发票号码', rowHeader: true, render: (row) => row.invoiceNumber },
          { key: 'insurer', header: '保险机构', wrap: true, render: (row) => row.insurerName },
          { key: 'policy', header: '保单号', render: (row) => row.insurancePolicyNumber },
          { key: 'uscc', header: '统一社会信用代码', render: (row) => row.uscc },
          { key: 'issued', header: '开票日期', render: (row) => <DateText date={row.issuedOn} /> },
          { key: 'currency', header: '币种', render: (row) => row.currency },
          {
            key: 'amount',
            header: '发票金额',
            align: 'right',
            render: (row) => <Amount value={row.amount} />,
          },
          { key: 'imported', header: '导入时间', render: (row) => <DateTimeText at={row.importedAt} /> },
        ]}
      />
      <Pagination path={path} params={params} page={page} pageSize={list.pageSize} total={list.total} />
    </>
  )
}
