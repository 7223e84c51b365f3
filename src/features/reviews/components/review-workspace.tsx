import { stateLabels, stateTones } from '@/features/applications'
import {
  basisInWords,
  clauseText,
  halfYearInWords,
  isClauseId,
  leftOf,
  amount,
  money,
  PROGRAMME_NAMES,
  REDUCTION_REASON_NAMES,
  REDUCTION_REASONS,
} from '@/policy-rules'
import { addressWith, type SearchParams } from '@/ui/address'
import { Amount } from '@/ui/amount'
import { LinkButton } from '@/ui/button'
import { CalculationSheet } from '@/ui/calculation-sheet'
import { EvidenceViewer, type EvidenceFile } from '@/ui/evidence-viewer'
import { NoticeBanner } from '@/ui/notice-banner'
import { PageHeader } from '@/ui/page-header'
import { StatusMark } from '@/ui/status'
import { Workspace } from '@/ui/workspace'

import type { ReviewWorkspaceView } from '../workspace'
import { ChangesSection } from './changes-section'
import { DecisionBar } from './decision-bar'
import { FindingsSection } from './findings-section'
import { HistorySection } from './history-section'
import { LineReview } from './line-review'
import { lineViews } from './line-views'

interface ReviewWorkspaceProps {
  view: ReviewWorkspaceView
  /** The queue's address, so that going back and on keeps the list. */
  params: SearchParams
}

const queuePath = '/commerce/reviews'

/** Lines and evidence side by side, findings and sheet below, the decision at the foot. */
export function ReviewWorkspace({ view, params }: ReviewWorkspaceProps) {
  const nextHref = view.next
    ? addressWith(`${queuePath}/${view.next.id}`, { ...params, place: String(view.next.place) }, {})
    : null
  return (
    <Workspace
      head={<Head view={view} backHref={addressWith(queuePath, { ...params, place: undefined }, {})} />}
      lines={
        <LineReview
          key={view.application.id}
          applicationId={view.application.id}
          lines={lineViews(view)}
          reasons={REDUCTION_REASONS.map((value) => ({ value, label: REDUCTION_REASON_NAMES[value] }))}
          editable={view.may.decide}
          nextHref={nextHref}
        />
      }
      evidence={<EvidenceViewer key={view.application.id} files={evidenceOf(view)} />}
      below={
        <>
          <FindingsSection view={view} />
          <Sheet view={view} />
          <HistorySection history={view.history} />
        </>
      }
      decision={<DecisionBar view={view} nextHref={nextHref} />}
    />
  )
}

function Head({ view, backHref }: { view: ReviewWorkspaceView; backHref: string }) {
  const { application, assignedTo } = view
  const { applicant } = application
  return (
    <>
      <PageHeader title={applicant.name} actions={<LinkButton href={backHref}>返回列表</LinkButton>}>
        <StatusMark kind={stateTones[application.state]}>{stateLabels[application.state]}</StatusMark>
        <span>受理号 {application.receiptNumber}</span>
        <span className="figures">{applicant.uscc}</span>
        <span>{applicant.divisionName}</span>
        <span>
          {halfYearInWords(application.halfYear)} {PROGRAMME_NAMES[application.programme]}
        </span>
        {application.submissionSequence > 1 && <span>第 {application.submissionSequence} 次提交</span>}
        <span>经办：{assignedTo ?? '尚未受理'}</span>
        {amount(application.otherSubsidiesCny).gt(0) && (
          <span>
            已获其他补助 <Amount value={application.otherSubsidiesCny} currency="CNY" />
          </span>
        )}
      </PageHeader>
      {application.heldReason && (
        <NoticeBanner kind="danger" title="本件已暂缓">
          {application.heldReason}
        </NoticeBanner>
      )}
      <ChangesSection view={view} />
    </>
  )
}

function Sheet({ view }: { view: ReviewWorkspaceView }) {
  const { sheet, cap, amountCny, application } = view
  if (!sheet) return null
  return (
    <div className="mb-8">
      <CalculationSheet
        steps={sheet.steps}
        clauseText={(clause) => (isClauseId(clause) ? clauseText(clause) : undefined)}
        result={{ label: '核定金额', value: <Amount value={amountCny} currency="CNY" /> }}
        caps={
          cap && amountCny
            ? [
                {
                  label: `${halfYearInWords(application.halfYear)} 每家企业支持上限`,
                  cap: cap.capCny,
                  usedBefore: money(leftOf(amount(cap.capCny), amount(cap.leftCny))),
                  thisTime: amountCny,
                  left: money(leftOf(amount(cap.leftCny), amount(amountCny))),
                },
              ]
            : []
        }
        footnote={basisInWords(sheet)}
      />
    </div>
  )
}

const kinds: Record<string, EvidenceFile['kind']> = {
  'application/pdf': 'pdf',
  'image/png': 'image',
  'image/jpeg': 'image',
}

function evidenceOf({ application, formFileId }: ReviewWorkspaceView): EvidenceFile[] {
  const form: EvidenceFile[] = formFileId
    ? [evidence(formFileId, `申请表 ${application.receiptNumber}`, 'application/pdf', '申请表')]
    : []
  return [
    ...form,
    ...application.materials.map(({ fileId, name, mediaType, requirementId }) =>
      evidence(
        fileId,
        name,
        mediaType,
        application.requirements.find(({ id }) => id === requirementId)?.name,
      ),
    ),
  ]
}

const evidence = (id: string, name: string, mediaType: string, about?: string): EvidenceFile => ({
  id,
  name,
  href: `/files/${id}?inline=1`,
  downloadHref: `/files/${id}`,
  kind: kinds[mediaType] ?? 'other',
  ...(about ? { about } : {}),
})
