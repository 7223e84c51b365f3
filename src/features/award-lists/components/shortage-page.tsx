import type { ReactNode } from 'react'

import { basisInWords, clauseText, isClauseId, PROGRAMME_NAMES } from '@/policy-rules'
import { addressWith, type SearchParams } from '@/ui/address'
import { Amount } from '@/ui/amount'
import { Button } from '@/ui/button'
import { CalculationSheet } from '@/ui/calculation-sheet'
import { DateText } from '@/ui/date'
import { DetailsList } from '@/ui/details-list'
import { TextField } from '@/ui/field'
import { FilterChips } from '@/ui/filter-chips'
import { Link } from '@/ui/link'
import { NoticeBanner } from '@/ui/notice-banner'
import { PageHeader } from '@/ui/page-header'
import { Pagination } from '@/ui/pagination'
import { Section } from '@/ui/section'
import { StatusMark } from '@/ui/status'

import type { ShortageRecord, ShortageView } from '../shortages'
import { listStateLabels, listStateTones, shortageStateLabels, shortageStateTones } from '../state'
import { DecideShortage, ProposeShortage, WithdrawShortage } from './shortage-forms'
import { ShortageTable } from './shortage-table'

interface ShortagePageProps {
  view: ShortageView
  /** The page and its parameters: factor, search and page live in the address. */
  path: string
  params: SearchParams
}

/** 资金不足调整系数: what is missing, the effect on every line, the proposal and its decision, and those before. */
export function ShortagePage({ view, path, params }: ShortagePageProps) {
  return (
    <>
      <PageHeader title="资金不足调整系数（口径 M5）">
        {view.number}
        <StatusMark kind={listStateTones[view.state]}>{listStateLabels[view.state]}</StatusMark>
      </PageHeader>
      {view.sheetLine && <Sheet line={view.sheetLine} />}
      {view.proposed && <Proposed view={view} shortage={view.proposed} path={path} params={params} />}
      {view.preview && <Preview view={view} preview={view.preview} path={path} params={params} />}
      {view.past.length > 0 && (
        <Section title="以前提出的系数">
          {view.past.map((shortage) => (
            <Past key={shortage.id} view={view} shortage={shortage} path={path} params={params} />
          ))}
        </Section>
      )}
      {!view.proposed && !view.preview && view.past.length === 0 && (
        <NoticeBanner kind="info" title="本名单没有使用调整系数">
          名单已送会商或已确定，金额冻结。只有草稿或财政退回的名单可以提出系数。
        </NoticeBanner>
      )}
    </>
  )
}

function Preview({
  view,
  preview,
  path,
  params,
}: {
  view: ShortageView
  preview: NonNullable<ShortageView['preview']>
  path: string
  params: SearchParams
}) {
  if (preview.shortCny === null)
    return (
      <NoticeBanner kind="success" title="可用预算足够，不需要调整系数">
        {view.budgetYear} 年度{PROGRAMME_NAMES[view.programme]}可用预算{' '}
        <Amount value={preview.availableCny} currency="CNY" />
        ，名单合计 <Amount value={preview.totalBeforeCny} currency="CNY" />。
      </NoticeBanner>
    )
  return (
    <>
      <NoticeBanner kind="danger" title="名单合计超出可用预算">
        缺口 <Amount value={preview.shortCny} currency="CNY" strong />
        {preview.greatest === null && '。任何系数都不能使名单不超预算，请移出部分条目，或待追加预算下达。'}
      </NoticeBanner>
      <Section title="预算与系数">
        <DetailsList
          columns={2}
          items={[
            {
              label: '预算',
              value: `${view.budgetYear} 年度${PROGRAMME_NAMES[view.programme]}`,
            },
            { label: '可用预算', value: <Amount value={preview.availableCny} currency="CNY" /> },
            { label: '名单合计', value: <Amount value={preview.totalBeforeCny} currency="CNY" /> },
            { label: '最大可用系数', value: preview.greatest ?? '没有' },
            { label: '测算系数', value: preview.factor ?? '—' },
            {
              label: '调整后合计',
              value: <Amount value={preview.totalAfterCny} currency="CNY" strong />,
            },
          ]}
        />
        <p className="mt-3 text-ink-2">
          每个条目：封顶前金额 × 系数，再以剩余额度封顶，最后只舍不入到分；任何单位不因系数增加。
        </p>
        {preview.greatest && (
          <form action={path} method="get" className="mt-3 flex flex-wrap items-end gap-3">
            <TextField
              name="factor"
              label="改按其他系数测算"
              hint="大于 0、不超过最大可用系数，最多六位小数"
              defaultValue={preview.factor ?? ''}
              width="short"
            />
            <Button>测算</Button>
          </form>
        )}
      </Section>
      {view.may.propose && preview.factor && (
        <ProposeShortage
          awardListId={view.awardListId}
          factor={preview.factor}
          totalAfterCny={preview.totalAfterCny}
        />
      )}
      {preview.factor && (
        <Section title="逐户影响" note={`测算系数 ${preview.factor}`} id="lines">
          <Paged view={view} path={path} params={params} shown={view.openedPast === null}>
            <ShortageTable
              caption="系数对每个条目的影响"
              lines={preview.lines}
              factor={preview.factor}
              totalBeforeCny={preview.totalBeforeCny}
              totalAfterCny={preview.totalAfterCny}
              sheetHref={(itemId) =>
                addressWith(path, params, { ...here(params), factor: preview.factor, sheet: itemId })
              }
            />
          </Paged>
        </Section>
      )}
    </>
  )
}

const factsOf = (shortage: ShortageRecord) => [
  { label: '系数', value: <strong className="figures">{shortage.factor}</strong> },
  {
    label: '提出',
    value: (
      <>
        {shortage.proposedBy}　<DateText date={shortage.proposedOn} />
      </>
    ),
  },
  { label: '提出理由', value: shortage.reason, wide: true },
  { label: '当时可用预算', value: <Amount value={shortage.availableCny} currency="CNY" /> },
  { label: '调整前合计', value: <Amount value={shortage.totalBeforeCny} currency="CNY" /> },
  { label: '调整后合计', value: <Amount value={shortage.totalAfterCny} currency="CNY" strong /> },
]

interface LinesProps {
  view: ShortageView
  path: string
  params: SearchParams
}

/** Stays on the page of the lines that is shown. */
const here = (params: SearchParams) => ({ page: params.page ?? null })

/** The search over the lines, and their pages. */
function Paged({
  view,
  path,
  params,
  shown,
  children,
}: LinesProps & { shown: boolean; children: ReactNode }) {
  if (!shown) return children
  return (
    <>
      {(view.searched || view.paging.total > view.paging.pageSize) && (
        <FilterChips
          path={path}
          params={params}
          filters={[]}
          search={{ label: '查找企业名称或受理号', placeholder: '企业名称、受理号' }}
        />
      )}
      {children}
      <Pagination path={path} params={params} hash="#lines" {...view.paging} />
    </>
  )
}

function Proposed({ shortage, ...props }: LinesProps & { shortage: NonNullable<ShortageView['proposed']> }) {
  const { view } = props
  return (
    <>
      <Section title="待另一人确认的系数" boxed>
        <DetailsList columns={2} items={factsOf(shortage)} />
        {view.may.decide && <DecideShortage awardListId={view.awardListId} shortage={shortage} />}
        {view.may.withdraw && <WithdrawShortage awardListId={view.awardListId} />}
        {!view.may.decide && !view.may.withdraw && (
          <p className="mt-3 text-ink-2">等待省商务厅复核人员确认；确认前名单不能调整，也不能送会商。</p>
        )}
      </Section>
      <Section title="逐户影响" note={`系数 ${shortage.factor}`} id="lines">
        <Lines {...props} shortage={shortage} lines={shortage.lines} shown={view.openedPast === null} />
      </Section>
    </>
  )
}

function Lines({
  shortage,
  lines,
  shown,
  ...props
}: LinesProps & { shortage: ShortageRecord; lines: NonNullable<ShortageRecord['lines']>; shown: boolean }) {
  const { path, params } = props
  return (
    <Paged {...props} shown={shown}>
      <ShortageTable
        caption={`第 ${shortage.sequence} 次提出的系数对每个条目的影响`}
        lines={lines}
        factor={shortage.factor}
        totalBeforeCny={shortage.totalBeforeCny}
        totalAfterCny={shortage.totalAfterCny}
        sheetHref={(itemId) => addressWith(path, params, { ...here(params), sheet: itemId })}
      />
    </Paged>
  )
}

function Past({ shortage, ...props }: LinesProps & { shortage: ShortageView['past'][number] }) {
  const { view, path, params } = props
  const { lines } = shortage
  return (
    <details open={lines !== null} className="mb-4 rounded border border-line">
      <summary className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
        <span className="font-medium">
          第 {shortage.sequence} 次　系数 {shortage.factor}
        </span>
        <StatusMark kind={shortageStateTones[shortage.state]}>
          {shortageStateLabels[shortage.state]}
        </StatusMark>
        <span className="text-ink-2">
          {shortage.decidedBy}　{shortage.decidedOn}
        </span>
      </summary>
      <div className="border-t border-line p-4">
        <DetailsList
          columns={2}
          items={[
            ...factsOf(shortage),
            ...(shortage.decisionReason
              ? [{ label: '不同意的理由', value: shortage.decisionReason, wide: true }]
              : []),
          ]}
        />
        <div className="mt-4">
          {lines ? (
            <Lines
              {...props}
              shortage={shortage}
              lines={lines}
              shown={view.openedPast === shortage.sequence}
            />
          ) : (
            <Link href={addressWith(path, params, { past: shortage.sequence, q: null, sheet: null })}>
              查看 {shortage.lineCount} 个条目的逐户影响
            </Link>
          )}
        </div>
      </div>
    </details>
  )
}

/** One line's sheet: as it would be issued, or as it was. */
function Sheet({ line }: { line: NonNullable<ShortageView['sheetLine']> }) {
  return (
    <Section title={`${line.name} 的计算书`} id="sheet">
      <CalculationSheet
        steps={line.sheet.steps}
        clauseText={(clause) => (isClauseId(clause) ? clauseText(clause) : undefined)}
        result={{ label: '调整后金额', value: <Amount value={line.afterCny} currency="CNY" /> }}
        footnote={`${basisInWords(line.sheet)}。原计算书保留在该申报的审核记录中。`}
      />
    </Section>
  )
}
