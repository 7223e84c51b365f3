import type { ReactNode } from 'react'

import { Amount } from '@/ui/amount'
import { DataTable } from '@/ui/data-table'
import { DateText } from '@/ui/date'
import { DetailsList } from '@/ui/details-list'
import { NoticeBanner } from '@/ui/notice-banner'
import { PageHeader } from '@/ui/page-header'
import { Section } from '@/ui/section'
import { StatusMark } from '@/ui/status'

import type { OrderDetail } from '../orders'
import { stateTones } from '../state'

/** One clawback: what, why, where to, by when, and what has come in. */
export function ClawbackPage({ order, children }: { order: OrderDetail; children?: ReactNode }) {
  return (
    <>
      <PageHeader title={`追回：${order.partyName}`}>
        {order.number}
        <StatusMark kind={stateTones[order.state]}>{order.stateLabel}</StatusMark>
      </PageHeader>
      {order.overdue && (
        <NoticeBanner kind="danger" title="已超过缴回期限。">
          尚未缴回 <Amount value={order.leftCny} currency="CNY" />。
        </NoticeBanner>
      )}
      {order.endReason && <NoticeBanner title={order.stateLabel}>{order.endReason}</NoticeBanner>}
      <Section title="通知">
        <DetailsList
          items={[
            { label: '应缴回', value: <Amount value={order.amountCny} currency="CNY" strong /> },
            { label: '已到账', value: <Amount value={order.receivedCny} currency="CNY" /> },
            { label: '尚未缴回', value: <Amount value={order.leftCny} currency="CNY" /> },
            { label: '期限', value: <DateText date={order.dueOn} /> },
            { label: '支持项目', value: `${order.programmeName}，${order.halfYear}` },
            { label: '申报受理号', value: order.receiptNumber },
            { label: '名单', value: order.listNumber },
            { label: '依据', value: order.basis },
            { label: '原因', value: <span className="whitespace-pre-line">{order.reason}</span>, wide: true },
          ]}
        />
      </Section>
      {order.lines.length > 0 && (
        <Section title="追回明细" note="到账依次抵减各行">
          <DataTable
            caption="追回明细"
            rows={order.lines}
            rowKey={(line) => line.id}
            empty=""
            footer={{
              label: '合计',
              amount: <Amount value={order.amountCny} />,
              received: <Amount value={order.receivedCny} />,
            }}
            columns={[
              { key: 'position', header: '序号', align: 'right', render: (line) => line.position },
              { key: 'label', header: '明细', rowHeader: true, wrap: true, render: (line) => line.label },
              { key: 'enterprise', header: '企业', wrap: true, render: (line) => line.enterpriseName },
              {
                key: 'amount',
                header: '应缴回（元）',
                align: 'right',
                render: (line) => <Amount value={line.amountCny} />,
              },
              {
                key: 'received',
                header: '已到账（元）',
                align: 'right',
                render: (line) => <Amount value={line.receivedCny} />,
              },
            ]}
          />
        </Section>
      )}
      <Section title="缴回账户" note="不计利息；缴清前不能提交新的申报">
        <DetailsList
          items={[
            { label: '收款单位', value: order.payTo.name },
            { label: '开户行', value: order.payTo.bank },
            { label: '账号', value: order.payTo.account },
            { label: '附言', value: order.number },
          ]}
        />
      </Section>
      {children}
      <Section title="到账记录">
        <DataTable
          caption="到账记录"
          rows={order.receipts}
          rowKey={(one) => one.id}
          empty="还没有到账。款项到账后由省财政厅登记。"
          columns={[
            {
              key: 'on',
              header: '到账日期',
              rowHeader: true,
              render: (one) => <DateText date={one.receivedOn} />,
            },
            { key: 'reference', header: '银行流水号', render: (one) => one.bankReference },
            {
              key: 'amount',
              header: '金额（元）',
              align: 'right',
              render: (one) => <Amount value={one.amountCny} />,
            },
          ]}
        />
      </Section>
    </>
  )
}
