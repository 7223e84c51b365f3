import { Amount } from '@/ui/amount'
import { DataTable } from '@/ui/data-table'
import { halfYearWords } from '@/ui/date-format'
import { EmptyState } from '@/ui/empty-state'
import { ActionForm } from '@/ui/form'
import { TextField } from '@/ui/form-fields'
import { NoticeBanner } from '@/ui/notice-banner'
import { PageHeader } from '@/ui/page-header'
import { Section } from '@/ui/section'
import { selectRows } from '@/ui/select-rows'
import { SelectionBar } from '@/ui/selectable-table'
import { SubmitButton } from '@/ui/submit-button'

import { createAwardListAction } from '../actions'
import type { ListCandidates } from '../award-lists'

type Candidate = ListCandidates['candidates'][number]

/** First the round, then which of its approved applications stand on the list. */
export function NewAwardList({ data }: { data: ListCandidates }) {
  return (
    <>
      <PageHeader title="编制拟支持名单" />
      {data.round ? <ChooseApplications data={data} round={data.round} /> : <ChooseRound data={data} />}
    </>
  )
}

function ChooseRound({ data }: { data: ListCandidates }) {
  return (
    <DataTable
      caption="有待列入名单申报的批次"
      rows={data.rounds}
      rowKey={(round) => round.roundId}
      rowHref={(round) => `/commerce/award-lists/new?round=${round.roundId}`}
      empty="目前没有审核通过而未列入名单的申报。请先完成审核。"
      columns={[
        { key: 'title', header: '批次', rowHeader: true, wrap: true, render: (round) => round.title },
        { key: 'programme', header: '支持项目', render: (round) => round.programmeName },
        { key: 'halfYear', header: '期间', render: (round) => halfYearWords(round.halfYear) },
        { key: 'year', header: '预算年度', align: 'right', render: (round) => round.budgetYear },
        { key: 'count', header: '待列入（件）', align: 'right', render: (round) => round.count },
        {
          key: 'total',
          header: '核定金额（元）',
          align: 'right',
          render: (round) => <Amount value={round.totalCny} />,
        },
      ]}
    />
  )
}

function ChooseApplications({
  data,
  round,
}: {
  data: ListCandidates
  round: NonNullable<ListCandidates['round']>
}) {
  const listable = data.candidates.filter((one) => !one.heldReason)
  const held = data.candidates.filter((one) => one.heldReason)
  return (
    <>
      <p className="mb-4 text-ink-2">
        {round.title}（{round.noticeNumber}）。{round.budgetYear} 年度{round.programmeName}可用预算{' '}
        <Amount value={data.availableCny} currency="CNY" />
        ；可列入 {listable.length} 件，合计 <Amount value={data.listableCny} currency="CNY" />。
      </p>
      {data.shortCny && (
        <NoticeBanner kind="warning" title="全部列入将超出可用预算">
          缺口 <Amount value={data.shortCny} currency="CNY" strong />
          。可以分批列入；或全部列入后，对每个条目使用同一资金不足调整系数（口径 M5）。
        </NoticeBanner>
      )}
      {held.length > 0 && (
        <NoticeBanner kind="warning" title={`${held.length} 件暂缓办理，不能列入`}>
          <ul>
            {held.map((one) => (
              <li key={one.applicationId}>
                {one.name}（{one.receiptNumber}）：{one.heldReason}
              </li>
            ))}
          </ul>
        </NoticeBanner>
      )}
      {listable.length === 0 ? (
        <EmptyState reason="该批次没有可列入名单的申报。请先完成审核，或选择其他批次。" />
      ) : (
        <ActionForm action={createAwardListAction}>
          <input type="hidden" name="roundId" value={round.id} />
          <TextField
            name="title"
            label="名单标题"
            required
            width="full"
            defaultValue={`${halfYearWords(round.halfYear)}${round.programmeName}拟支持名单`}
          />
          <Section title="审核通过的申报" note="金额按核定金额列入，列入后冻结。">
            <DataTable
              caption="审核通过的申报"
              rows={listable}
              rowKey={(one) => one.applicationId}
              leading={selectRows(
                (one: Candidate) => one.applicationId,
                (one: Candidate) => one.name,
              )}
              empty=""
              footer={{ receipt: '合计', amount: <Amount value={data.listableCny} /> }}
              columns={[
                { key: 'receipt', header: '受理号', render: (one) => one.receiptNumber },
                { key: 'name', header: '申报单位', rowHeader: true, wrap: true, render: (one) => one.name },
                { key: 'uscc', header: '统一社会信用代码', render: (one) => one.uscc },
                { key: 'city', header: '所属市', render: (one) => one.city },
                {
                  key: 'amount',
                  header: '核定金额（元）',
                  align: 'right',
                  render: (one) => <Amount value={one.amountCny} />,
                },
              ]}
            />
            <SelectionBar unit="件">
              <SubmitButton name="scope" value="chosen">
                将所选列入名单
              </SubmitButton>
            </SelectionBar>
          </Section>
          <SubmitButton name="scope" value="all" variant="secondary">
            {`全部 ${listable.length} 件列入名单`}
          </SubmitButton>
        </ActionForm>
      )}
    </>
  )
}
