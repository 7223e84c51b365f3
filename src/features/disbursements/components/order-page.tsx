import type { SearchParams } from '@/ui/address'
import { Amount } from '@/ui/amount'
import { LinkButton } from '@/ui/button'
import { DateText } from '@/ui/date'
import { DetailsList } from '@/ui/details-list'
import { ReasonDialog } from '@/ui/dialog'
import { ActionForm } from '@/ui/form'
import { NoticeBanner } from '@/ui/notice-banner'
import { PageHeader } from '@/ui/page-header'
import { Section } from '@/ui/section'
import { StatusMark } from '@/ui/status'
import { SubmitButton } from '@/ui/submit-button'

import { approveOrderAction, sendBackOrderAction } from '../actions'
import type { OrderDetail } from '../orders'
import { orderStateTones } from '../state'
import { OrderLines } from './order-lines'
import { ReceiptSection } from './receipt-section'

interface OrderPageProps {
  order: OrderDetail
  params: SearchParams
  mayExport: boolean
}

/** A disbursement order: facts, the next step for this person, its lines with their states. */
export function OrderPage({ order, params, mayExport }: OrderPageProps) {
  const path = `/finance/disbursements/${order.id}`
  return (
    <>
      <PageHeader
        title="拨付单"
        count={order.lineCount}
        sum={order.totalCny}
        actions={
          mayExport && (
            <LinkButton href={`/finance/disbursements/${order.id}/xlsx`} icon="download" download>
              导出拨付清单
            </LinkButton>
          )
        }
      >
        {order.number}
        <StatusMark kind={orderStateTones[order.state]}>{order.stateLabel}</StatusMark>
      </PageHeader>
      {order.sentBackReason && (
        <NoticeBanner kind="warning" title="已退回经办">
          {order.sentBackReason}。所列条目可以重新编制拨付单。
        </NoticeBanner>
      )}
      {(order.may.approve || order.may.sendBack) && <Approval order={order} />}
      <Section title="资金">
        <DetailsList
          items={[
            { label: '名单', value: `${order.listTitle}（${order.listNumber}）` },
            { label: '支持项目', value: order.programmeName },
            { label: '资金文号', value: order.fundDocument },
            { label: '预算科目', value: order.budgetHead },
            { label: '合计大写', value: order.totalInCapitals },
            { label: '已拨付', value: <Amount value={order.paidCny} currency="CNY" /> },
            {
              label: '编制',
              value: (
                <>
                  {order.preparedBy} <DateText date={order.preparedOn} />
                </>
              ),
            },
            {
              label: '复核',
              value: order.approvedOn ? (
                <>
                  {order.approvedBy} <DateText date={order.approvedOn} />
                </>
              ) : (
                '尚未复核'
              ),
            },
          ]}
        />
      </Section>
      <ReceiptSection order={order} path={path} params={params} />
      <OrderLines order={order} path={path} params={params} />
    </>
  )
}

function Approval({ order }: { order: OrderDetail }) {
  const draws = order.lines.some((line) => line.expectedDrawCny !== null)
  return (
    <Section title="复核" boxed>
      {order.may.approve && (
        <ActionForm action={approveOrderAction}>
          <input type="hidden" name="orderId" value={order.id} />
          <p>
            下达后，{order.lineCount} 个条目转入拨付
            {draws && '；先从保险机构的预拨资金中提取，不足部分结算到账户，实际提取额以下达时的余额为准'}。
          </p>
          <SubmitButton>复核下达</SubmitButton>
        </ActionForm>
      )}
      {order.may.sendBack && (
        <div className="mt-4">
          <ReasonDialog
            trigger="退回经办"
            variant="danger"
            title="退回拨付单"
            consequence={`${order.lineCount} 个条目退回，等待重新编制拨付单。资金不作变动。`}
            confirm="退回拨付单"
            action={sendBackOrderAction}
            fields={{ orderId: order.id }}
            reasonLabel="退回原因"
          />
        </div>
      )}
    </Section>
  )
}
