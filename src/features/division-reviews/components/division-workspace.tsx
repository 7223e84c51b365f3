import type { ReactNode } from 'react'

import { stateLabels, stateTones } from '@/features/applications'
import { basisInWords, clauseText, halfYearInWords, isClauseId } from '@/policy-rules'
import { Amount } from '@/ui/amount'
import { LinkButton } from '@/ui/button'
import { CalculationSheet } from '@/ui/calculation-sheet'
import { PageHeader } from '@/ui/page-header'
import { StatusMark } from '@/ui/status'
import { Workspace } from '@/ui/workspace'

import type { DivisionWorkspaceView } from '../views'
import { DivisionDecision } from './division-decision'

interface DivisionWorkspaceProps {
  view: DivisionWorkspaceView
  /** The parts that the review workspace lends: lines, evidence, what happened before. */
  lines: ReactNode
  evidence: ReactNode
  history: ReactNode
  changes: ReactNode
  clock: ReactNode
}

/** 初审: the same workspace as the province's, with the division's own steps at the foot. */
export function DivisionWorkspace({
  view,
  lines,
  evidence,
  history,
  changes,
  clock,
}: DivisionWorkspaceProps) {
  const { application, sheet, amountCny } = view
  return (
    <Workspace
      head={
        <>
          <PageHeader
            title={application.applicant.name}
            actions={
              <>
                <LinkButton href={`/versions/applications/${application.id}`}>全部版本</LinkButton>
                <LinkButton href="/division/reviews">返回列表</LinkButton>
              </>
            }
          >
            <StatusMark kind={stateTones[application.state]}>{stateLabels[application.state]}</StatusMark>
            <span>受理号 {application.receiptNumber}</span>
            <span className="figures">{application.applicant.uscc}</span>
            <span>{halfYearInWords(application.halfYear)}</span>
            {application.submissionSequence > 1 && <span>第 {application.submissionSequence} 次提交</span>}
            {view.reviewer && <span>初审：{view.reviewer}</span>}
            {clock}
          </PageHeader>
          {changes}
        </>
      }
      lines={lines}
      evidence={evidence}
      below={
        <>
          {sheet && (
            <div className="mb-8">
              <CalculationSheet
                level={2}
                steps={sheet.steps}
                clauseText={(clause) => (isClauseId(clause) ? clauseText(clause) : undefined)}
                result={{ label: '初审金额', value: <Amount value={amountCny} currency="CNY" /> }}
                footnote={basisInWords(sheet)}
              />
            </div>
          )}
          {history}
        </>
      }
      decision={<DivisionDecision view={view} />}
    />
  )
}
