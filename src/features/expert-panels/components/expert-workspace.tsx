import { BUSINESS_KIND_NAMES, halfYearInWords, PROGRAMME_NAMES } from '@/policy-rules'
import { Amount } from '@/ui/amount'
import { LinkButton } from '@/ui/button'
import { DataTable } from '@/ui/data-table'
import { DetailsList } from '@/ui/details-list'
import { EvidenceViewer, type EvidenceFile } from '@/ui/evidence-viewer'
import { PageHeader } from '@/ui/page-header'
import { Section } from '@/ui/section'
import { Workspace } from '@/ui/workspace'

import type { ExpertWorkspace as View } from '../expert-reviews'
import { gradeLabels } from '../state'
import { ChairSteps, OpinionForm } from './opinion-forms'

const kinds: Record<string, EvidenceFile['kind']> = {
  'application/pdf': 'pdf',
  'image/png': 'image',
  'image/jpeg': 'image',
}

/** Lines and evidence side by side; below, one's own opinion, then what the others said once one's own is in. */
export function ExpertWorkspace({ view }: { view: View }) {
  const { application } = view
  return (
    <Workspace
      head={
        <PageHeader
          title={application.applicantName}
          actions={<LinkButton href="/expert/reviews">返回我的评审</LinkButton>}
        >
          <span>受理号 {application.receiptNumber}</span>
          <span>
            {halfYearInWords(application.halfYear)} {PROGRAMME_NAMES[application.programme]}
          </span>
          <span>
            申请 <Amount value={application.requestedAmountCny} currency="CNY" strong />
          </span>
          {view.progress.opinionRound > 1 && <span>第 {view.progress.opinionRound} 轮评分（复评）</span>}
        </PageHeader>
      }
      lines={<Lines lines={application.lines} />}
      evidence={
        <EvidenceViewer
          files={application.materials.map(({ fileId, name, mediaType, about }) => ({
            id: fileId,
            name,
            href: `/files/${fileId}?inline=1`,
            downloadHref: `/files/${fileId}`,
            kind: kinds[mediaType] ?? 'other',
            ...(about ? { about } : {}),
          }))}
        />
      }
      below={
        <>
          {view.may.score ? <OpinionForm view={view} /> : <Own view={view} />}
          <Others view={view} />
          <ChairSteps view={view} />
          {view.summary && (
            <Section title="汇总意见">
              <DetailsList
                items={[
                  { label: '结论', value: gradeLabels[view.summary.grade] },
                  {
                    label: '建议金额',
                    value: <Amount value={view.summary.recommendedAmountCny} currency="CNY" />,
                  },
                  {
                    label: '得分',
                    value: `平均 ${view.summary.average} 分（${view.summary.lowest}—${view.summary.highest}）`,
                  },
                  { label: '意见', value: view.summary.summary, wide: true },
                ]}
              />
            </Section>
          )}
        </>
      }
    />
  )
}

function Lines({ lines }: { lines: View['application']['lines'] }) {
  return (
    <DataTable
      caption="保险费明细"
      rows={lines}
      rowKey={({ id }) => id}
      empty="没有明细。"
      columns={[
        { key: 'position', header: '序号', align: 'right', render: ({ position }) => position },
        {
          key: 'policy',
          header: '保险机构与保单',
          wrap: true,
          rowHeader: true,
          render: (line) =>
            line.kind === 'PAYMENT'
              ? `${line.insurerName} ${line.insurancePolicyNumber}`
              : `${line.enterpriseName} ${line.insurancePolicyNumber}`,
        },
        {
          key: 'kind',
          header: '业务与期间',
          wrap: true,
          render: (line) =>
            line.kind === 'PAYMENT'
              ? `${BUSINESS_KIND_NAMES[line.businessKind]} ${line.periodStart} 至 ${line.periodEnd}`
              : `${line.inception} 至 ${line.expiry}`,
        },
        {
          key: 'invoice',
          header: '发票与付款',
          wrap: true,
          render: (line) =>
            line.kind === 'PAYMENT'
              ? `${line.invoiceNumber}，${line.paidOn} 付款，流水 ${line.bankTransactionNumber}`
              : (line.invoiceNumber ?? '—'),
        },
        {
          key: 'amount',
          header: '金额（元）',
          align: 'right',
          render: ({ amountInCny }) => <Amount value={amountInCny} />,
        },
      ]}
    />
  )
}

type Opinion = View['opinions'][number]

function opinionItems(view: View, opinion: Opinion) {
  return [
    ...view.criteria.map(({ key, label, weight }) => ({
      label: `${label}（${weight}%）`,
      value: opinion.scores[key] ? `${opinion.scores[key]} 分` : '—',
    })),
    { label: '加权得分', value: opinion.total ? `${opinion.total} 分` : '—' },
    { label: '结论', value: opinion.grade ? gradeLabels[opinion.grade] : '—' },
    { label: '建议金额', value: <Amount value={opinion.recommendedAmountCny} currency="CNY" /> },
    { label: '意见', value: opinion.opinion || '—', wide: true },
  ]
}

function Own({ view }: { view: View }) {
  if (!view.own) return null
  return (
    <Section title="我的评审意见" note="已提交，不能更改">
      <DetailsList items={opinionItems(view, view.own)} />
    </Section>
  )
}

function Others({ view }: { view: View }) {
  const others = view.opinions.filter(
    (opinion) => opinion !== view.own && (opinion.handedIn || !opinion.mine),
  )
  return (
    <Section
      title="其他专家和前一轮的意见"
      note={`本轮已提交 ${view.progress.handedIn} / ${view.progress.free} 份`}
    >
      {view.furtherRounds.map((round) => (
        <p key={round.opinionRound} className="mb-2">
          第 {round.opinionRound} 轮复评的理由（{round.lowest}—{round.highest} 分）：{round.reason}
        </p>
      ))}
      {others.length === 0 ? (
        <p className="text-ink-2">您提交本轮意见后，才能看到其他专家已提交的意见。</p>
      ) : (
        others.map((opinion, index) => (
          <div key={`${index}`} className="mb-3 rounded border border-line p-3">
            <p className="mb-2 font-medium">
              {opinion.mine ? '我' : `专家意见 ${index + 1}`}，第 {opinion.opinionRound} 轮
            </p>
            <DetailsList items={opinionItems(view, opinion)} />
          </div>
        ))
      )}
    </Section>
  )
}
