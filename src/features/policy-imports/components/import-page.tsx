import { PROGRAMME_NAMES } from '@/policy-rules'
import { addressWith, type SearchParams } from '@/ui/address'
import { Amount } from '@/ui/amount'
import { groupAmount } from '@/ui/amount-format'
import { LinkButton } from '@/ui/button'
import { type Column, DataTable } from '@/ui/data-table'
import { DateText, DateTimeText } from '@/ui/date'
import { Link } from '@/ui/link'
import { NoticeBanner } from '@/ui/notice-banner'
import { PageHeader } from '@/ui/page-header'
import { Pagination } from '@/ui/pagination'
import { JobProgress } from '@/ui/progress'
import { RefreshWhile } from '@/ui/refresh-while'
import { StatusMark } from '@/ui/status'
import { Tabs } from '@/ui/tabs'

import type { ImportDetail } from '../imports'
import { stateLabels, stateTones, verdictLabels, verdictTones } from '../state'
import { Choice } from './choice'

const path = '/insurer/policies/imports'

/** An import: how far it is, what recording it would do, then every row with what is wrong with it. */
export function ImportPage({ of, params }: { of: ImportDetail; params: SearchParams }) {
  const own = `${path}/${of.id}`
  return (
    <>
      <PageHeader
        title="统保保单清单导入"
        count={of.rowsRead}
        countUnit="行"
        actions={
          of.tally.bad > 0 &&
          of.state !== 'RECEIVED' && (
            <LinkButton href={`${own}/bad`} icon="download" download>
              下载有误的行
            </LinkButton>
          )
        }
      >
        <span>{of.number}</span>
        <StatusMark kind={stateTones[of.state]}>{stateLabels[of.state]}</StatusMark>
        <span>{of.fileName}</span>
        <span>
          {of.sentBy}上传于 <DateTimeText at={of.sentAt} />
        </span>
      </PageHeader>
      <Progress of={of} />
      {of.state === 'CHECKED' && <Choice of={of} />}
      <Effect of={of} />
      {of.total + of.tally.good + of.tally.bad + of.tally.same > 0 && (
        <>
          <Tabs
            label="逐行情况"
            current={addressWith(own, {}, { verdict: of.verdict })}
            tabs={[
              { label: '全部', href: own, count: of.tally.good + of.tally.bad + of.tally.same },
              ...(['BAD', 'GOOD', 'SAME'] as const)
                .map((verdict) => ({ verdict, count: countOf(of, verdict) }))
                .filter(({ count }) => count > 0)
                .map(({ verdict, count }) => ({
                  label: labelOf(of, verdict),
                  href: addressWith(own, {}, { verdict }),
                  count,
                })),
            ]}
          />
          <DataTable
            caption="逐行情况"
            rows={of.rows}
            rowKey={({ rowNumber }) => String(rowNumber)}
            columns={columns(of)}
            rowTone={({ verdict }) => (verdict === 'BAD' ? 'danger' : undefined)}
            empty="没有这一类。请查看其他分类。"
          />
          <Pagination path={own} params={params} page={of.page} pageSize={of.pageSize} total={of.total} />
        </>
      )}
    </>
  )
}

const countOf = ({ tally }: ImportDetail, verdict: 'GOOD' | 'BAD' | 'SAME') =>
  ({ GOOD: tally.good, BAD: tally.bad, SAME: tally.same })[verdict]
const labelOf = ({ state }: ImportDetail, verdict: 'GOOD' | 'BAD' | 'SAME') =>
  verdict === 'GOOD' && state === 'RECORDED' ? '已登记' : verdictLabels[verdict]

function Progress({ of }: { of: ImportDetail }) {
  if (of.state === 'RECEIVED' || of.state === 'RECORDING')
    return (
      <div className="mb-6 space-y-3">
        <RefreshWhile />
        <JobProgress
          label={of.state === 'RECEIVED' ? '检查清单' : '登记保单'}
          state="progress"
          stateWords={stateLabels[of.state]}
          done={of.state === 'RECEIVED' ? of.rowsRead : of.recordedRows}
          failed={of.tally.bad}
        />
        <p className="text-ink-2">
          {of.state === 'RECEIVED'
            ? '正在逐行检查。您可以离开本页，检查完会在“消息”中通知您。'
            : `正在登记 ${of.tally.good.toLocaleString('zh-CN')} 张保单，一次全部写入。您可以离开本页，登记完会在“消息”中通知您。`}
        </p>
      </div>
    )
  if (of.remark === '') return null
  return (
    <NoticeBanner kind="warning" title={stateLabels[of.state]}>
      {of.remark}
      {of.sameAsId && <Link href={`${path}/${of.sameAsId}`}>打开那一次导入</Link>}
    </NoticeBanner>
  )
}

/** What recording does, or has done: policies, premiums and what the treasury bears, by programme. */
function Effect({ of: { tally, state } }: { of: ImportDetail }) {
  if (tally.good === 0) return null
  return (
    <div className="mb-6">
      <DataTable
        caption={state === 'RECORDED' ? '已登记的保单' : '登记以后'}
        showCaption
        rows={tally.programmes}
        rowKey={({ programme }) => programme}
        empty=""
        columns={[
          {
            key: 'programme',
            header: '支持项目',
            rowHeader: true,
            render: ({ programme }) => PROGRAMME_NAMES[programme],
          },
          { key: 'policies', header: '保单（张）', align: 'right', render: ({ policies }) => policies },
          {
            key: 'premium',
            header: '年保费（美元）',
            align: 'right',
            render: ({ premiumUsd }) => groupAmount(premiumUsd),
          },
          {
            key: 'fiscal',
            header: '财政承担（美元）',
            align: 'right',
            render: ({ fiscalShareUsd }) => groupAmount(fiscalShareUsd),
          },
        ]}
        footer={{
          programme: '合计',
          policies: tally.good,
          premium: <Amount value={tally.premiumUsd} />,
          fiscal: <Amount value={tally.fiscalShareUsd} />,
        }}
      />
      {tally.late > 0 && (
        <p className="mt-2 text-ink-2">
          其中 {tally.late} 张在起保日以后登记，标注为“补录”。承保后须及时录入（二(五)）。
        </p>
      )}
    </div>
  )
}

type Row = ImportDetail['rows'][number]
const columns = (of: ImportDetail): Column<Row>[] => [
  { key: 'row', header: '行号', align: 'right', render: ({ rowNumber }) => rowNumber },
  {
    key: 'number',
    header: '保单号',
    rowHeader: true,
    render: ({ insurancePolicyNumber }) => insurancePolicyNumber || '—',
  },
  { key: 'name', header: '企业名称', wrap: true, render: ({ enterpriseName }) => enterpriseName || '—' },
  { key: 'uscc', header: '统一社会信用代码', render: ({ uscc }) => uscc || '—' },
  { key: 'inception', header: '起保日', render: ({ inception }) => <DateText date={inception} /> },
  {
    key: 'premium',
    header: '年保费（美元）',
    align: 'right',
    render: ({ premiumUsd }) => (premiumUsd === null ? '—' : groupAmount(premiumUsd)),
  },
  {
    key: 'verdict',
    header: '结果',
    render: ({ verdict }) => <StatusMark kind={verdictTones[verdict]}>{labelOf(of, verdict)}</StatusMark>,
  },
  {
    key: 'words',
    header: '说明',
    wrap: true,
    className: 'min-w-64',
    render: ({ complaint, lateDays }) =>
      complaint || (lateDays > 0 ? `补录，晚于起保日 ${lateDays} 天。` : ''),
  },
]
