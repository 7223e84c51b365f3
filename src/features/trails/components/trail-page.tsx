import type { ReactNode } from 'react'

import { clauseText, isClauseId } from '@/policy-rules'
import { Amount } from '@/ui/amount'
import { LinkButton } from '@/ui/button'
import { CalculationSheet } from '@/ui/calculation-sheet'
import { DateTimeText } from '@/ui/date'
import { NoticeBanner } from '@/ui/notice-banner'
import { PageHeader } from '@/ui/page-header'
import { PrintButton } from '@/ui/print-button'
import { Section } from '@/ui/section'
import { StatusMark } from '@/ui/status'

import type { Trail, TrailDeed, TrailItem } from '../read-trail'

const tones = { WHOLE: 'success', TOUCHED: 'refused', UNSURE: 'warning' } as const
const words = { WHOLE: '核对无误', TOUCHED: '被改动', UNSURE: '暂不能核对' } as const

/** The whole trail of one yuan on one page, each row with who, when, its number and whether it is untouched. */
export function TrailPage({ trail }: { trail: Trail }) {
  return (
    <>
      <PageHeader
        title={`资金轨迹：${trail.title}`}
        actions={
          <>
            <LinkButton href={`/trails/${trail.lineId}/pdf`} icon="download" download>
              下载 PDF
            </LinkButton>
            <LinkButton href={`/versions/applications/${trail.applicationId}`}>申报的全部版本</LinkButton>
            <PrintButton />
          </>
        }
      >
        <span>{trail.applicant}</span>
        <span>受理号 {trail.receiptNumber}</span>
        <span>
          本行 <Amount value={trail.amountCny} currency="CNY" />
        </span>
      </PageHeader>
      <Verdict trail={trail} />
      <ol>
        {trail.steps.map((step, index) => (
          <li key={step.key}>
            <Section id={step.key} title={`${index + 1}. ${step.title}`} note={step.withheld}>
              {step.items.length === 0 ? (
                !step.withheld && <p className="border-t border-line py-2 text-ink-2">{step.empty}</p>
              ) : (
                <ul className="rounded border border-line">
                  {step.items.map((item) => (
                    <Row key={item.key} item={item} />
                  ))}
                </ul>
              )}
              {step.key === 'review' && <Sheet sheet={trail.sheet} />}
            </Section>
          </li>
        ))}
      </ol>
    </>
  )
}

/** What the verification on opening came to, and what it does not cover. */
function Verdict({ trail: { verified, limits, readAt } }: { trail: Trail }) {
  const { rows, whole, touched, unsure } = verified
  return (
    <div className="mb-8">
      {touched.length > 0 ? (
        <NoticeBanner kind="danger" title={`核对 ${rows} 行，其中 ${touched.length} 行与平台所写不符`}>
          <Named items={touched} />
        </NoticeBanner>
      ) : (
        <NoticeBanner kind="success" title={`核对 ${rows} 行，${whole} 行无误`}>
          没有发现绕过平台的改动。核对时间 <DateTimeText at={readAt} />。
        </NoticeBanner>
      )}
      {unsure.length > 0 && (
        <NoticeBanner kind="warning" title={`有 ${unsure.length} 行暂不能核对`}>
          <Named items={unsure} />
        </NoticeBanner>
      )}
      <ul className="mt-2 list-disc pl-6 text-sm text-ink-2">
        {limits.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
    </div>
  )
}

function Named({ items }: { items: readonly TrailItem[] }) {
  return (
    <ul className="list-disc pl-6">
      {items.map((item) => (
        <li key={item.key} className="break-all">
          {item.name} {item.number}：{item.mark.words}
        </li>
      ))}
    </ul>
  )
}

function Row({ item }: { item: TrailItem }) {
  const last = item.deeds.at(-1)
  return (
    <li className="border-line px-4 py-3 not-first:border-t">
      <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <span className="font-medium">
          {item.name}
          {item.number && <span className="ml-2 break-all tabular-nums">{item.number}</span>}
        </span>
        <span className="sm:ml-auto">
          <StatusMark kind={tones[item.mark.kind]}>{words[item.mark.kind]}</StatusMark>
        </span>
      </p>
      {item.mark.kind !== 'WHOLE' && <p className="break-all text-vermilion">{item.mark.words}</p>}
      <p className="flex flex-wrap gap-x-5 gap-y-0.5">
        {item.facts.map(({ label, text }) => (
          <span key={label} className="max-w-full min-w-0 break-all">
            <span className="text-ink-2">{label}</span> <span className="tabular-nums">{text}</span>
          </span>
        ))}
      </p>
      {last && (
        <p className="text-sm text-ink-2">
          <Deed deed={last} />
        </p>
      )}
      <details className="text-sm text-ink-2">
        <summary className="cursor-pointer text-accent">经手 {item.deeds.length} 次与摘要</summary>
        <ol className="my-1 list-decimal pl-6">
          {item.deeds.map((deed) => (
            <li key={deed.entryId}>
              <Deed deed={deed} />
            </li>
          ))}
        </ol>
        <p className="font-mono text-xs break-all">留存版本摘要（SHA-256）{item.sha256 ?? '无'}</p>
      </details>
    </li>
  )
}

function Deed({ deed }: { deed: TrailDeed }): ReactNode {
  return (
    <>
      <DateTimeText at={deed.at} />　{deed.who}　{deed.what}　审计记录 {deed.entryId}（
      {deed.sequence === null ? '待封存' : `封存序号 ${deed.sequence}`}）
    </>
  )
}

function Sheet({ sheet }: Pick<Trail, 'sheet'>) {
  if (!sheet) return null
  return (
    <div className="mt-4">
      <CalculationSheet
        steps={sheet.steps}
        clauseText={(clause) => (isClauseId(clause) ? clauseText(clause) : undefined)}
      />
    </div>
  )
}
