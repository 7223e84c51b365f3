import type { ReactNode } from 'react'

import type { SearchParams } from '@/ui/address'
import { Amount } from '@/ui/amount'
import { LinkButton } from '@/ui/button'
import { CapBar } from '@/ui/cap-bar'
import { halfYearWords } from '@/ui/date-format'
import { DetailsList } from '@/ui/details-list'
import { ExportMenu } from '@/ui/export-menu'
import { Link } from '@/ui/link'
import { NoticeBanner } from '@/ui/notice-banner'
import { PageHeader } from '@/ui/page-header'
import { Section } from '@/ui/section'
import { StatusMark } from '@/ui/status'

import type { AwardListDetail } from '../award-lists'
import { listStateLabels, listStateTones } from '../state'
import { AwardListItems } from './award-list-items'
import { SendToFinance } from './consultation-forms'
import { ConsultationRounds } from './consultation-rounds'
import { DispatchForm } from './dispatch-form'

/** One list: where it stands, the next step for this person, the budget, the items and what finance said. */
export function AwardListPage({
  list,
  path,
  params,
  nextStep,
  comparison,
}: {
  list: AwardListDetail
  path: string
  params: SearchParams
  nextStep?: ReactNode
  comparison?: ReactNode
}) {
  const files = `/commerce/award-lists/${list.id}/files`
  return (
    <>
      <PageHeader
        title={list.title}
        count={list.itemCount}
        sum={list.totalCny}
        actions={
          <>
            <LinkButton href={`/versions/award-lists/${list.id}`}>全部版本</LinkButton>
            <ExportMenu
              label="导出名单"
              choices={[
                { label: '汇总表（xlsx，含与上期比较）', href: `${files}/xlsx` },
                { label: '汇总表（docx）', href: `${files}/docx` },
                { label: '汇总表（pdf）', href: `${files}/pdf` },
              ]}
            />
          </>
        }
      >
        {list.number}
        {list.dispatch && <span>发文字号 {list.dispatch.number}</span>}
        <StatusMark kind={listStateTones[list.state]}>{listStateLabels[list.state]}</StatusMark>
      </PageHeader>
      <Shortage list={list} />
      {list.may.sendToFinance && <SendToFinance list={list} />}
      {list.may.dispatch && <DispatchForm list={list} />}
      {nextStep}
      <AwardListFacts list={list} />
      <AwardListItems list={list} path={path} params={params} />
      <ConsultationRounds list={list} />
      {comparison}
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
          {
            label: '发文字号',
            value: list.dispatch ? `${list.dispatch.number}　${list.dispatch.on}` : '名单确定后登记',
          },
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
        !list.may.proposeShortage &&
        list.state !== 'SHORTAGE_PROPOSED' && (
          <NoticeBanner kind="danger" title="超出可用预算">
            {list.budgetYear} 年度本项目可用预算 <Amount value={budget.availableCny} currency="CNY" />
            ，本名单超出 <Amount value={budget.shortCny} currency="CNY" />。
            请由商务调整，或待追加预算下达后再会商。
          </NoticeBanner>
        )
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

/** What is missing in the budget, and the factor that was used or waits: each with the way to it. */
function Shortage({ list }: { list: AwardListDetail }) {
  const href = `/commerce/award-lists/${list.id}/shortage`
  const proposed = list.shortages.find(({ state }) => state === 'PROPOSED')
  const confirmed = list.shortages.findLast(({ state }) => state === 'CONFIRMED')
  if (proposed)
    return (
      <NoticeBanner
        kind="warning"
        title={`资金不足调整系数 ${proposed.factor} 待确认`}
        actions={<Link href={href}>查看逐户影响，确认或不同意</Link>}
      >
        提出后名单暂停调整，须由复核人员确认。调整后合计{' '}
        <Amount value={proposed.totalAfterCny} currency="CNY" />。
      </NoticeBanner>
    )
  if (list.may.proposeShortage && list.budget.shortCny)
    return (
      <NoticeBanner
        kind="danger"
        title="名单合计超出可用预算"
        actions={<Link href={href}>测算资金不足调整系数</Link>}
      >
        缺口 <Amount value={list.budget.shortCny} currency="CNY" strong />
        （可用预算 <Amount value={list.budget.availableCny} currency="CNY" />
        ）。请核减或移出条目，或按口径 M5 对全部条目使用同一系数，或待追加预算下达。
      </NoticeBanner>
    )
  if (confirmed)
    return (
      <NoticeBanner kind="info" title={`已按资金不足调整系数 ${confirmed.factor} 计算`}>
        由 <Amount value={confirmed.totalBeforeCny} currency="CNY" /> 调整为{' '}
        <Amount value={confirmed.totalAfterCny} currency="CNY" />。<Link href={href}>逐户影响和计算书</Link>
      </NoticeBanner>
    )
  return null
}
