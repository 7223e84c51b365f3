import type { SearchParams } from '@/ui/address'
import { Amount } from '@/ui/amount'
import { DataTable, type Column } from '@/ui/data-table'
import { DateText } from '@/ui/date'
import { ReasonDialog } from '@/ui/dialog'
import { FilterChips } from '@/ui/filter-chips'
import { ActionForm } from '@/ui/form'
import { DateField, TextField } from '@/ui/form-fields'
import { Link } from '@/ui/link'
import { Pagination } from '@/ui/pagination'
import { Section } from '@/ui/section'
import { selectRows } from '@/ui/select-rows'
import { SelectionBar } from '@/ui/selectable-table'
import { StatusMark } from '@/ui/status'
import { SubmitButton } from '@/ui/submit-button'

import { payAgainAction, recordFailedAction, recordPaidAction, recordReturnAction } from '../actions'
import type { OrderDetail } from '../orders'
import { lineStateTones } from '../state'

type Line = OrderDetail['lines'][number]

interface OrderLinesProps {
  order: OrderDetail
  /** The order's page and its parameters: search and pages live in the address. */
  path: string
  params: SearchParams
}

/** The lines: those that wait for the bank can be ticked and recorded together, those that came back are paid again. */
export function OrderLines({ order, path, params }: OrderLinesProps) {
  const recording = order.may.record && order.pendingCount > 0
  const pending = order.lines.filter((line) => line.state === 'PENDING')
  const settled = recording ? order.lines.filter((line) => line.state !== 'PENDING') : order.lines
  const { pages } = order
  const long = pages.waiting.total + pages.rest.total > pages.rest.pageSize
  return (
    <>
      {(order.searched || long) && (
        <FilterChips
          path={path}
          params={params}
          filters={[]}
          search={{
            label: '查找收款单位、统一社会信用代码、账号或流水号',
            placeholder: '收款单位、代码、账号',
          }}
        />
      )}
      {recording && (
        <Section title="待登记拨付结果" note="按银行回单勾选已到账的明细；退汇的逐笔登记原因。">
          <ActionForm action={recordPaidAction}>
            <input type="hidden" name="orderId" value={order.id} />
            <DataTable
              caption="待拨付明细"
              rows={pending}
              rowKey={(line) => line.id}
              leading={selectRows(
                (line: Line) => line.id,
                (line: Line) => line.payeeName,
              )}
              empty="没有符合条件的待拨付明细。请更换查找内容，或清除筛选后再看。"
              columns={lineColumns}
            />
            <Pagination path={path} params={params} {...pages.waiting} />
            <SelectionBar unit="笔">
              <DateField name="paidOn" label="到账日期" required />
              <TextField name="bankReference" label="银行流水号" required />
              <SubmitButton>登记为已拨付</SubmitButton>
            </SelectionBar>
          </ActionForm>
          <div className="mt-4 flex flex-wrap gap-2">
            {pending.map((line) => (
              <ReasonDialog
                key={line.id}
                trigger={`登记退汇：${line.payeeName}`}
                size="small"
                variant="danger"
                title={`登记退汇：${line.payeeName}`}
                consequence="该笔登记为退汇并通知收款单位核对账户，由复核人员决定重新拨付。本记录保留。"
                confirm="登记 1 笔退汇"
                action={recordFailedAction}
                fields={{ lineId: line.id }}
                reasonLabel="退汇原因"
              />
            ))}
          </div>
        </Section>
      )}
      {(settled.length > 0 || (order.searched && !recording)) && (
        <Section title="拨付明细" id="lines">
          <DataTable
            caption="拨付明细"
            rows={settled}
            rowKey={(line) => line.id}
            rowTone={(line) => (line.state === 'FAILED' ? 'danger' : undefined)}
            empty={
              order.searched
                ? '没有符合条件的明细。请更换查找内容，或清除筛选后再看。'
                : '本单没有需要拨付到账户的明细。'
            }
            columns={[
              ...lineColumns,
              ...(order.state === 'DRAFT' && order.lines.some((line) => line.expectedDrawCny !== null)
                ? [expectedDraw]
                : []),
              result(order.may.recordReturn),
            ]}
            footer={
              recording || order.searched
                ? undefined
                : { payee: '全部合计', amount: <Amount value={order.totalCny} /> }
            }
          />
          <Pagination
            path={path}
            params={params}
            name={recording ? 'settled' : 'page'}
            hash="#lines"
            {...pages.rest}
          />
        </Section>
      )}
    </>
  )
}

const lineColumns: Column<Line>[] = [
  { key: 'position', header: '序号', align: 'right', render: (line) => line.position },
  {
    key: 'trail',
    header: '资金轨迹',
    render: (line) => <Link href={`/trails?q=${line.applicationId}`}>查看轨迹</Link>,
  },
  { key: 'payee', header: '收款单位', rowHeader: true, wrap: true, render: (line) => line.payeeName },
  { key: 'uscc', header: '统一社会信用代码', render: (line) => line.uscc },
  {
    key: 'kind',
    header: '方式',
    render: (line) => (line.attempt > 1 ? `${line.kindLabel}（第 ${line.attempt} 次）` : line.kindLabel),
  },
  {
    key: 'account',
    header: '收款账户',
    wrap: true,
    render: (line) => (
      <>
        {line.bankName}
        <span className="block whitespace-nowrap">{line.accountNumber}</span>
        {line.bankCode && (
          <span className="block text-sm whitespace-nowrap text-ink-2">联行号 {line.bankCode}</span>
        )}
      </>
    ),
  },
  {
    key: 'amount',
    header: '金额（元）',
    align: 'right',
    render: (line) => (
      <>
        <Amount value={line.amountCny} />
        {line.paidCny !== '0.00' && line.paidCny !== line.amountCny && (
          <div className="text-ink-2">
            已到账 <Amount value={line.paidCny} />
            ，待到账 <Amount value={line.openCny} />
          </div>
        )}
      </>
    ),
  },
]

const expectedDraw: Column<Line> = {
  key: 'draw',
  header: '预计提取预拨（元）',
  align: 'right',
  render: (line) => <Amount value={line.expectedDrawCny} />,
}

const result = (mayReturn: boolean): Column<Line> => ({
  key: 'result',
  header: '结果',
  wrap: true,
  render: (line) => (
    <>
      <StatusMark kind={lineStateTones[line.state]}>{line.stateLabel}</StatusMark>{' '}
      {line.paidOn && <DateText date={line.paidOn} />} {line.bankReference} {line.failureReason}
      {mayReturn &&
        line.state !== 'PENDING' &&
        line.parts.map((part) => <Return key={part.id} part={part} line={line} />)}
      {line.accountWords && <div className="text-ink-2">{line.accountWords}</div>}
      {line.mayPayAgain && (
        <ReasonDialog
          trigger="重新拨付"
          size="small"
          title={`重新拨付：${line.payeeName}`}
          consequence={`${line.accountWords ?? ''}按收款单位目前已核实的账户重新拨付，新增一笔待拨付明细，原退汇记录保留。`}
          confirm="重新拨付 1 笔"
          action={payAgainAction}
          fields={{ lineId: line.id }}
          needsReason={false}
        />
      )}
    </>
  ),
})

/** 到账后退回: one payment that came back days after it was recorded. */
function Return({ part, line }: { part: Line['parts'][number]; line: Line }) {
  return (
    <ReasonDialog
      trigger="登记退回"
      size="small"
      variant="quiet"
      title={`登记到账后退回：${line.payeeName}`}
      consequence={
        <>
          <DateText date={part.paidOn} /> 到账的 <Amount value={part.amountCny} currency="CNY" />{' '}
          整笔退回：资金恢复为待拨付，通知收款单位核对账户，核实后由复核人员重新拨付。到账记录保留。
        </>
      }
      confirm="登记 1 笔退回"
      action={recordReturnAction}
      fields={{ movementId: part.id }}
      reasonLabel="退回原因"
    >
      <DateField name="returnedOn" label="退回日期" required />
      <TextField name="bankReference" label="退回的银行流水号" required />
    </ReasonDialog>
  )
}
