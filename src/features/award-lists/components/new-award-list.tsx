import { one as oneOf, type SearchParams } from '@/ui/address'
import { Amount } from '@/ui/amount'
import { DataTable } from '@/ui/data-table'
import { halfYearWords } from '@/ui/date-format'
import { EmptyState } from '@/ui/empty-state'
import { FilterChips } from '@/ui/filter-chips'
import { ActionForm } from '@/ui/form'
import { TextField } from '@/ui/form-fields'
import { NoticeBanner } from '@/ui/notice-banner'
import { PageHeader } from '@/ui/page-header'
import { Pagination } from '@/ui/pagination'
import { Section } from '@/ui/section'
import { selectRows } from '@/ui/select-rows'
import { SelectionBar } from '@/ui/selectable-table'
import { SubmitButton } from '@/ui/submit-button'

import { createAwardListAction } from '../actions'
import type { ListCandidates } from '../award-lists'

type Chosen = NonNullable<ListCandidates['chosen']>
type Candidate = Chosen['rows'][number]

const PATH = '/commerce/award-lists/new'

/** First the round, then which of its approved applications stand on the list. */
export function NewAwardList({ data, params }: { data: ListCandidates; params: SearchParams }) {
  return (
    <>
      <PageHeader title="编制拟支持名单" />
      {data.chosen ? (
        <ChooseApplications chosen={data.chosen} params={params} />
      ) : (
        <ChooseRound data={data} />
      )}
    </>
  )
}

function ChooseRound({ data }: { data: ListCandidates }) {
  return (
    <DataTable
      caption="有待列入名单申报的批次"
      rows={data.rounds}
      rowKey={(round) => round.roundId}
      rowHref={(round) => `${PATH}?round=${round.roundId}`}
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

function ChooseApplications({ chosen, params }: { chosen: Chosen; params: SearchParams }) {
  const { round, rows, count, held, heldCount, ...paging } = chosen
  const searched = oneOf(params, 'q') !== ''
  return (
    <>
      <p className="mb-4 text-ink-2">
        {round.title}（{round.noticeNumber}）。{round.budgetYear} 年度{round.programmeName}可用预算{' '}
        <Amount value={chosen.availableCny} currency="CNY" />
        ；可列入 {count.toLocaleString('zh-CN')} 件，合计 <Amount value={chosen.listableCny} currency="CNY" />
        。
      </p>
      {chosen.shortCny && (
        <NoticeBanner kind="warning" title="全部列入将超出可用预算">
          缺口 <Amount value={chosen.shortCny} currency="CNY" strong />
          。可以分批列入；或全部列入后，对每个条目使用同一资金不足调整系数（口径 M5）。
        </NoticeBanner>
      )}
      {heldCount > 0 && (
        <NoticeBanner kind="warning" title={`${heldCount} 件暂缓办理，不能列入`}>
          <ul>
            {held.map((one) => (
              <li key={one.applicationId}>
                {one.name}（{one.receiptNumber}）：{one.heldReason}
              </li>
            ))}
            {heldCount > held.length && <li>另有 {heldCount - held.length} 件，可在审核队列中查看。</li>}
          </ul>
        </NoticeBanner>
      )}
      {count === 0 ? (
        <EmptyState reason="该批次没有可列入名单的申报。请先完成审核，或选择其他批次。" />
      ) : (
        <>
          {(searched || paging.total > paging.pageSize) && (
            <FilterChips
              path={PATH}
              params={params}
              filters={[]}
              search={{
                label: '查找企业名称、统一社会信用代码或受理号',
                placeholder: '企业名称、代码、受理号',
              }}
            />
          )}
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
                rows={rows}
                rowKey={(one) => one.applicationId}
                leading={selectRows(
                  (one: Candidate) => one.applicationId,
                  (one: Candidate) => one.name,
                )}
                empty="没有符合条件的申报。请更换查找内容，或清除筛选后再看。"
                {...(searched
                  ? {}
                  : { footer: { receipt: '全部合计', amount: <Amount value={chosen.listableCny} /> } })}
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
              <Pagination path={PATH} params={params} {...paging} />
              <SelectionBar unit="件">
                <SubmitButton name="scope" value="chosen">
                  将所选列入名单
                </SubmitButton>
              </SelectionBar>
            </Section>
            <SubmitButton name="scope" value="all" variant="secondary">
              {`全部 ${count} 件列入名单`}
            </SubmitButton>
          </ActionForm>
        </>
      )}
    </>
  )
}
