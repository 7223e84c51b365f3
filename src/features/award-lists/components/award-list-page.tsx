import type { ReactNode } from 'react'

import { Amount } from '@/ui/amount'
import { CapBar } from '@/ui/cap-bar'
import { DateText } from '@/ui/date'
import { halfYearWords } from '@/ui/date-format'
import { DetailsList } from '@/ui/details-list'
import { NoticeBanner } from '@/ui/notice-banner'
import { PageHeader } from '@/ui/page-header'
import { Section } from '@/ui/section'
import { StatusMark } from '@/ui/status'

import type { AwardListDetail } from '../award-lists'
import { listStateLabels, listStateTones } from '../state'
import { AwardListItems } from './award-list-items'
import { SendToFinance } from './consultation-forms'

/** One list: where it stands, the next step for this person, the budget, the items and what finance said. */
export function AwardListPage({ list, nextStep }: { list: AwardListDetail; nextStep?: ReactNode }) {
  return (
    <>
      <PageHeader title={list.title} count={list.itemCount} sum={list.totalCny}>
        {list.number}
        <StatusMark kind={listStateTones[list.state]}>{listStateLabels[list.state]}</StatusMark>
      </PageHeader>
      {list.may.sendToFinance && <SendToFinance list={list} />}
      {nextStep}
      <AwardListFacts list={list} />
      <AwardListItems list={list} />
      <Consultations list={list} />
    </>
  )
}

/** Facts and the total against the year's budget. */
export function AwardListFacts({ list }: { list: AwardListDetail }) {
  const { budget } = list
  return (
    <Section title="资金来源与预算">
      <DetailsList
        items={[
          { label: '申报通知', value: `${list.roundTitle}（${list.noticeNumber}）` },
          { label: '支持项目', value: `${list.programmeName}　${halfYearWords(list.halfYear)}` },
          { label: '资金文号', value: list.fundDocument || '未填写' },
          { label: '编制', value: `${list.preparedBy}　${list.preparedOn}` },
          { label: '合计大写', value: list.totalInCapitals, wide: true },
        ]}
      />
      {budget.committed ? (
        <p className="mt-3 text-ink-2">
          {list.budgetYear} 年度本项目预算：可用 <Amount value={budget.availableCny} currency="CNY" />
          ，已安排待付 <Amount value={budget.committedCny} currency="CNY" />
          ，已支付 <Amount value={budget.paidCny} currency="CNY" />。
        </p>
      ) : budget.shortCny ? (
        <NoticeBanner kind="danger" title="超出可用预算">
          {list.budgetYear} 年度本项目可用预算 <Amount value={budget.availableCny} currency="CNY" />
          ，本名单超出 <Amount value={budget.shortCny} currency="CNY" />
          。请核减或移出条目，或待追加预算下达后再会商。
        </NoticeBanner>
      ) : (
        <CapBar
          label={`${list.budgetYear} 年度${list.programmeName}预算`}
          cap={budget.wholeCny}
          usedBefore={budget.usedCny}
          thisTime={list.totalCny}
          left={budget.leftAfterCny}
        />
      )}
    </Section>
  )
}

/** 会商记录, in order. */
export function Consultations({ list }: { list: AwardListDetail }) {
  if (list.consultations.length === 0) return null
  return (
    <Section title="会商记录">
      <ol className="border-t border-line">
        {list.consultations.map((one) => (
          <li key={one.id} className="flex flex-wrap gap-x-6 gap-y-1 border-b border-line py-2">
            <DateText date={one.decidedOn} />
            <span>{one.decidedBy}（省财政厅）</span>
            <StatusMark kind={one.decision === 'CONCUR' ? 'success' : 'warning'}>
              {one.decision === 'CONCUR' ? '会商同意' : '退回商务'}
            </StatusMark>
            {one.documentNumber && <span>{one.documentNumber}</span>}
            <span>
              会商金额 <Amount value={one.totalCny} currency="CNY" />
            </span>
            {one.remark && <span className="basis-full text-ink-2">{one.remark}</span>}
          </li>
        ))}
      </ol>
    </Section>
  )
}
