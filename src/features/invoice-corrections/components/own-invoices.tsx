import { addressWith, type SearchParams } from '@/ui/address'
import { Amount } from '@/ui/amount'
import { LinkButton } from '@/ui/button'
import { DataTable } from '@/ui/data-table'
import { DateText, DateTimeText } from '@/ui/date'
import { FilterChips } from '@/ui/filter-chips'
import { ActionForm } from '@/ui/form'
import { FileField, TextAreaField } from '@/ui/form-fields'
import { PageHeader } from '@/ui/page-header'
import { Pagination } from '@/ui/pagination'
import { Section } from '@/ui/section'
import { StatusMark } from '@/ui/status'
import { SubmitButton } from '@/ui/submit-button'

import { proposeListAction } from '../actions'
import type { OwnInvoices } from '../corrections'
import { stateLabels, stateTones } from '../state'

const path = '/insurer/invoices'

/** The insurer's own list of invoices: what the province matches applications with, and how it is corrected. */
export function OwnInvoicesPage({
  list,
  params,
  mayPropose,
}: {
  list: OwnInvoices
  params: SearchParams
  mayPropose: boolean
}) {
  return (
    <>
      <PageHeader
        title="发票清单"
        count={list.total}
        countUnit="张"
        actions={
          <LinkButton href={`${path}/template`} icon="download" download>
            下载模板
          </LinkButton>
        }
      >
        一般出口信用保险的申报按本清单核对。清单只增不改：更正后形成新版本，以最新版本为准。
      </PageHeader>
      {list.corrections.length > 0 && (
        <Section title="更正记录">
          <DataTable
            caption="更正记录"
            rows={list.corrections}
            rowKey={({ id }) => id}
            rowHref={({ id }) => `${path}/corrections/${id}`}
            empty=""
            columns={[
              { key: 'number', header: '更正号', rowHeader: true, render: (row) => row.number },
              { key: 'reason', header: '原因', wrap: true, render: (row) => row.reason },
              { key: 'lines', header: '行数', align: 'right', render: (row) => row.lines },
              { key: 'at', header: '编制时间', render: (row) => <DateTimeText at={row.proposedAt} /> },
              {
                key: 'state',
                header: '状态',
                render: (row) => (
                  <StatusMark kind={stateTones[row.state]}>{stateLabels[row.state]}</StatusMark>
                ),
              },
            ]}
          />
        </Section>
      )}
      {mayPropose && (
        <Section title="上传更正清单" note="与现有清单不同的行形成更正，由复核人员确认后生效">
          <ActionForm action={proposeListAction}>
            <FileField
              name="file"
              label="更正后的清单"
              hint="按模板填写的 .xlsx 或 .csv。文件中没有的发票保持不变；作废发票请打开该发票办理。"
              accept=".xlsx,.csv"
              required
            />
            <TextAreaField name="reason" label="更正原因" rows={2} required />
            <SubmitButton pendingText="正在检查…">检查并预览影响</SubmitButton>
          </ActionForm>
        </Section>
      )}
      <Section title="现行清单">
        <FilterChips
          path={path}
          params={params}
          filters={[]}
          search={{ label: '查找发票号码或统一社会信用代码', placeholder: '发票号码、代码' }}
        />
        <DataTable
          caption="现行清单"
          rows={list.rows}
          rowKey={({ id }) => id}
          rowHref={({ id }) => `${path}/${id}`}
          empty={
            addressWith(path, params, { page: null }) === path
              ? '清单中还没有发票。请按模板填写后上传。'
              : '没有找到这张发票。请核对号码。'
          }
          columns={[
            { key: 'number', header: '发票号码', rowHeader: true, render: (row) => row.invoiceNumber },
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
            { key: 'version', header: '版本', render: versionWords },
          ]}
        />
        <Pagination
          path={path}
          params={params}
          page={list.page}
          pageSize={list.pageSize}
          total={list.total}
        />
      </Section>
    </>
  )
}

const versionWords = ({ version, voided }: { version: number; voided: boolean }) =>
  voided ? <StatusMark kind="refused">已作废</StatusMark> : `第 ${version} 版`
