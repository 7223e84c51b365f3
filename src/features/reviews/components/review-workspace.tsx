import type { ReactNode } from 'react'

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
} from '@/policy-rules'
import { addressWith, type SearchParams } from '@/ui/address'
import { Amount } from '@/ui/amount'
import { LinkButton } from '@/ui/button'
import { CalculationSheet } from '@/ui/calculation-sheet'
import { ReasonDialog } from '@/ui/dialog'
import { SelectField } from '@/ui/form-fields'
import { NoticeBanner } from '@/ui/notice-banner'
import { PageHeader } from '@/ui/page-header'
import { StatusMark } from '@/ui/status'
import { Workspace } from '@/ui/workspace'

import { assignAction } from '../actions'
import type { ReviewWorkspaceView } from '../workspace'
import { CaseEvidence, CaseLines } from './case-parts'
import { ChangesSection } from './changes-section'
import { DecisionBar } from './decision-bar'
import { FindingsSection } from './findings-section'
import { HistorySection } from './history-section'

interface ReviewWorkspaceProps {
  view: ReviewWorkspaceView
  /** The queue's address, so that going back and on keeps the list. */
  params: SearchParams
  /** The application's clock, in words. */
  clock?: ReactNode
  /** What the experts said, of the room that asks them. */
  experts?: ReactNode
}

const queuePath = '/commerce/reviews'

/** Lines and evidence side by side, findings and sheet below, the decision at the foot. */
export function ReviewWorkspace({ view, params, clock, experts }: ReviewWorkspaceProps) {
  const nextHref = view.next
    ? addressWith(`${queuePath}/${view.next.id}`, { ...params, place: String(view.next.place) }, {})
    : null
  return (
    <Workspace
      head={
        <Head
          view={view}
          clock={clock}
          backHref={addressWith(queuePath, { ...params, place: undefined }, {})}
        />
      }
      lines={<CaseLines view={view} editable={view.may.decide} nextHref={nextHref} />}
      evidence={<CaseEvidence application={view.application} formFileId={view.formFileId} />}
      below={
        <>
          <FindingsSection view={view} />
          {experts}
          <Sheet view={view} />
          <HistorySection history={view.history} />
        </>
      }
      decision={<DecisionBar view={view} nextHref={nextHref} />}
    />
  )
}

interface HeadProps extends Pick<ReviewWorkspaceProps, 'view' | 'clock'> {
  backHref: string
}

function Head({ view, backHref, clock }: HeadProps) {
  const { application, assignedTo } = view
  const { applicant } = application
  return (
    <>
      <PageHeader
        title={applicant.name}
        actions={
          <>
            <AssignDialog view={view} />
            <LinkButton href={`/versions/applications/${application.id}`}>全部版本</LinkButton>
            <LinkButton href={backHref}>返回列表</LinkButton>
          </>
        }
      >
        <StatusMark kind={stateTones[application.state]}>{stateLabels[application.state]}</StatusMark>
        <span>受理号 {application.receiptNumber}</span>
        <span className="figures">{applicant.uscc}</span>
        <span>{applicant.divisionName}</span>
        <span>
          {halfYearInWords(application.halfYear)} {PROGRAMME_NAMES[application.programme]}
        </span>
        {application.submissionSequence > 1 && <span>第 {application.submissionSequence} 次提交</span>}
        <span>
          经办：{assignedTo ?? '尚未受理'}
          {view.deputising && '（缺勤，由您代办）'}
        </span>
        {clock}
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

/** 分派 or 改派 to a person, or as the rules have it; away from someone only with a reason. */
function AssignDialog({ view }: { view: ReviewWorkspaceView }) {
  const { application, assignedTo, may } = view
  if (may.assignTo.length === 0) return null
  const verb = assignedTo ? '改派' : '分派'
  return (
    <ReasonDialog
      trigger={`${verb}申报`}
      title={`${verb}申报`}
      consequence={
        assignedTo
          ? `现由${assignedTo}经办。改派后由新的经办接着办理，已核定的各行保留。`
          : '分派后由所选的经办受理。本人今天缺勤的，由代办人员办理。'
      }
      confirm={`${verb}这件申报`}
      action={assignAction}
      fields={{ applicationId: application.id }}
      needsReason={assignedTo !== null}
      reasonLabel="改派理由"
    >
      <SelectField
        name="to"
        label="分派给"
        required
        options={[{ value: 'RULE', label: '按分派规则' }, ...may.assignTo]}
      />
    </ReasonDialog>
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
