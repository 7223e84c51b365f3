'use client'

import { useState } from 'react'

import { Amount } from '@/ui/amount'
import { DataTable } from '@/ui/data-table'
import { ActionForm, type ActionState } from '@/ui/form'
import { FileField } from '@/ui/form-fields'
import { NoticeBanner } from '@/ui/notice-banner'
import { StatusMark, type StatusKind } from '@/ui/status'
import { SubmitButton } from '@/ui/submit-button'

import type { ReceiptPreview } from '../import-receipts'

type Action = (previous: ActionState, form: FormData) => Promise<ActionState>

interface ImportReceiptsProps {
  orderId: string
  preview: Action
  apply: Action
}

/** The bank's file: looked at first, row by row, then recorded; nothing is kept before, and nothing while a row is bad. */
export function ImportReceipts({ orderId, preview, apply }: ImportReceiptsProps) {
  const [read, setRead] = useState<ReceiptPreview | null>(null)
  return (
    <div className="space-y-4">
      <ActionForm action={preview} onDone={({ data }) => setRead(data as ReceiptPreview)}>
        <input type="hidden" name="orderId" value={orderId} />
        <FileField
          name="file"
          label="银行回单文件"
          accept=".xlsx,.csv"
          hint="列：日期、收款单位、账号、金额、银行流水号、结果、失败原因"
          required
        />
        <SubmitButton variant="secondary" pendingText="正在核对…">
          核对回单
        </SubmitButton>
      </ActionForm>
      {read && read.errors.length > 0 && (
        <NoticeBanner kind="danger" title={`以下 ${read.errors.length} 处需要修改，未登记任何回单`}>
          <ul className="list-disc pl-6">
            {read.errors.map((message) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </NoticeBanner>
      )}
      {read && <Preview orderId={orderId} read={read} apply={apply} />}
    </div>
  )
}

function Preview({ orderId, read, apply }: { orderId: string; read: ReceiptPreview; apply: Action }) {
  const left = read.rows.length - read.appliedCount
  return (
    <div className="space-y-4">
      <DataTable
        caption="回单核对结果"
        showCaption
        rows={read.rows}
        rowKey={(row) => String(row.rowNumber)}
        rowTone={(row) =>
          row.result === 'PAID' || row.result === 'KNOWN'
            ? undefined
            : row.result === 'FAILED'
              ? 'danger'
              : 'warning'
        }
        empty="文件中没有可核对的行。"
        footer={{ payee: '到账合计', amount: <Amount value={read.paidCny} /> }}
        columns={[
          { key: 'row', header: '文件行', align: 'right', render: (row) => row.rowNumber },
          { key: 'payee', header: '收款单位', rowHeader: true, wrap: true, render: (row) => row.payeeName },
          { key: 'account', header: '账号', render: (row) => row.accountNumber },
          {
            key: 'amount',
            header: '金额（元）',
            align: 'right',
            render: (row) => <Amount value={row.amountCny} />,
          },
          { key: 'reference', header: '银行流水号', render: (row) => row.bankReference },
          {
            key: 'line',
            header: '对应明细',
            align: 'right',
            render: (row) => (row.position === null ? '无' : `第 ${row.position} 行`),
          },
          {
            key: 'result',
            header: '核对结果',
            wrap: true,
            render: (row) => (
              <>
                <StatusMark kind={row.tone as StatusKind}>{row.resultLabel}</StatusMark> {row.note}
              </>
            ),
          },
        ]}
      />
      {read.errors.length === 0 && read.appliedCount > 0 && (
        <ActionForm action={apply}>
          <input type="hidden" name="orderId" value={orderId} />
          <input type="hidden" name="rows" value={JSON.stringify(read.rows.map(sent))} />
          {left > 0 && (
            <p className="mb-3">其余 {left} 行不登记，请与银行核实后更正文件重新上传，或在下方逐笔登记。</p>
          )}
          <SubmitButton pendingText="正在登记…">{`登记 ${read.appliedCount} 行回单`}</SubmitButton>
        </ActionForm>
      )}
    </div>
  )
}

/** What the bank said, and nothing of what we made of it: the server matches anew. */
const sent = ({
  rowNumber,
  receivedOn,
  payeeName,
  accountNumber,
  amountCny,
  bankReference,
  outcome,
  failureReason,
}: ReceiptPreview['rows'][number]) => ({
  rowNumber,
  receivedOn,
  payeeName,
  accountNumber,
  amountCny,
  bankReference,
  outcome,
  failureReason,
})
