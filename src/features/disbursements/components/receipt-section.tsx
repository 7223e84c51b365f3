import type { SearchParams } from '@/ui/address'
import { Amount } from '@/ui/amount'
import { LinkButton } from '@/ui/button'
import { DataTable } from '@/ui/data-table'
import { DateText } from '@/ui/date'
import { Pagination } from '@/ui/pagination'
import { Section } from '@/ui/section'
import { StatusMark } from '@/ui/status'

import { applyReceiptsAction, previewReceiptsAction } from '../actions'
import type { OrderDetail } from '../orders'
import { ImportReceipts } from './import-receipts'

/** What the bank answered so far, and the import of its next file. */
export function ReceiptSection({
  order,
  path,
  params,
}: {
  order: OrderDetail
  path: string
  params: SearchParams
}) {
  const importing = order.may.importReceipts
  if (!importing && order.receipts.length === 0) return null
  return (
    <Section
      title="银行回单"
      id="receipts"
      note={
        importing
          ? '按账号、收款单位和金额与明细核对；可以分次到账，累计不超过明细金额；到账后又退回的也在此导入。'
          : undefined
      }
      actions={
        importing && (
          <LinkButton
            href="/finance/disbursements/receipts-template"
            variant="secondary"
            size="small"
            icon="download"
            download
          >
            下载回单模板
          </LinkButton>
        )
      }
    >
      {importing && (
        <ImportReceipts
          key={order.pages.receipts.total}
          orderId={order.id}
          preview={previewReceiptsAction}
          apply={applyReceiptsAction}
        />
      )}
      {order.receipts.length > 0 && (
        <>
          <DataTable
            caption="已登记的回单"
            showCaption
            rows={order.receipts}
            rowKey={(receipt) => receipt.id}
            empty=""
            columns={[
              { key: 'date', header: '日期', render: (receipt) => <DateText date={receipt.receivedOn} /> },
              { key: 'line', header: '明细行', align: 'right', render: (receipt) => receipt.position },
              {
                key: 'payee',
                header: '收款单位',
                rowHeader: true,
                wrap: true,
                render: (receipt) => receipt.payeeName,
              },
              {
                key: 'amount',
                header: '金额（元）',
                align: 'right',
                render: (receipt) => <Amount value={receipt.amountCny} />,
              },
              { key: 'reference', header: '银行流水号', render: (receipt) => receipt.bankReference },
              {
                key: 'result',
                header: '结果',
                wrap: true,
                render: (receipt) => (
                  <>
                    <StatusMark kind={receipt.outcome === 'PAID' ? 'success' : 'refused'}>
                      {receipt.outcomeLabel}
                    </StatusMark>{' '}
                    {receipt.failureReason}
                  </>
                ),
              },
            ]}
          />
          <Pagination
            path={path}
            params={params}
            name="receipts"
            hash="#receipts"
            {...order.pages.receipts}
          />
        </>
      )}
    </Section>
  )
}
