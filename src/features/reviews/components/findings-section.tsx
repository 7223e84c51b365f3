import { clauseAnchor, isClauseId } from '@/policy-rules'
import { LinkButton } from '@/ui/button'
import { Rulings } from '@/ui/calculation-sheet'
import { ReasonDialog } from '@/ui/dialog'
import { EmptyState } from '@/ui/empty-state'
import { ActionForm } from '@/ui/form'
import { Link } from '@/ui/link'
import { Section } from '@/ui/section'
import { StatusMark } from '@/ui/status'
import { SubmitButton } from '@/ui/submit-button'

import { rerunFindingsAction, settleFindingAction, settleLateFindingAction } from '../actions'
import { settlementLabels, settlementTones, severityLabels, severityTones } from '../labels'
import type { ReviewWorkspaceView } from '../workspace'

/** What the rules found by themselves, each with its clause, and how a person settled it. */
export function FindingsSection({ view }: { view: ReviewWorkspaceView }) {
  const { application, findings, may } = view
  const open = findings.filter(({ settlement }) => settlement === 'OPEN').length
  return (
    <Section
      title="自动核查"
      note={`共 ${findings.length} 条，未处理 ${open} 条`}
      actions={
        may.decide && (
          <ActionForm action={rerunFindingsAction} className="space-y-0">
            <input type="hidden" name="applicationId" value={application.id} />
            <SubmitButton variant="secondary" size="small" pendingText="正在核查…">
              重新核查
            </SubmitButton>
          </ActionForm>
        )
      }
    >
      {findings.length === 0 ? (
        <EmptyState
          reason={application.state === 'SUBMITTED' ? '尚未核查。受理时自动核查。' : '自动核查没有发现问题。'}
        />
      ) : (
        <ul className="rounded border border-line">
          {findings.map((finding) => (
            <li
              key={finding.id}
              className="flex flex-wrap items-start gap-x-4 gap-y-2 border-line px-4 py-3 not-first:border-t"
            >
              <div className="w-32 shrink-0">
                <StatusMark kind={severityTones[finding.severity]}>
                  {severityLabels[finding.severity]}
                </StatusMark>
                <div className="text-sm text-ink-2">
                  {finding.label}
                  {finding.change && (finding.change === 'NEW' ? '（本次新发现）' : '（上次已有，仍存在）')}
                </div>
              </div>
              <div className="min-w-0 flex-1 basis-80">
                <p>{finding.message}</p>
                <p className="flex flex-wrap gap-x-3 text-sm">
                  <Clause name={finding.clause} />
                  <Rulings ids={finding.rulings} />
                  <Link href={`/versions/findings/${finding.id}`}>版本</Link>
                </p>
                {finding.settlement !== 'OPEN' && (
                  <p className="text-sm text-ink-2">处理理由：{finding.settlementReason}</p>
                )}
              </div>
              <StatusMark kind={settlementTones[finding.settlement]}>
                {settlementLabels[finding.settlement]}
              </StatusMark>
              {finding.mayLeadToCase && (
                <LinkButton size="small" href={`/commerce/negative-list/new?finding=${finding.id}`}>
                  据此立案
                </LinkButton>
              )}
              {may.decide && (
                <Settle applicationId={application.id} findingId={finding.id} action={settleFindingAction} />
              )}
              {may.settleLate && finding.late && finding.settlement === 'OPEN' && (
                <Settle
                  applicationId={application.id}
                  findingId={finding.id}
                  action={settleLateFindingAction}
                  decided
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {view.findingsGone.length > 0 && (
        <details className="mt-3">
          <summary className="cursor-pointer text-accent">
            补正后不再存在的 {view.findingsGone.length} 条
          </summary>
          <ul className="mt-2 list-disc space-y-1 pl-5 text-ink-2">
            {view.findingsGone.map(({ id, message }) => (
              <li key={id}>{message}</li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  )
}

function Clause({ name }: { name: string }) {
  return isClauseId(name) ? <Link href={`/policy#${clauseAnchor(name)}`}>{name}</Link> : <span>{name}</span>
}

interface SettleProps {
  applicationId: string
  findingId: string
  action: typeof settleFindingAction
  /** The amount is decided: the words say what follows instead. */
  decided?: boolean
}

function Settle({ applicationId, findingId, action, decided = false }: SettleProps) {
  return (
    <span className="flex gap-2">
      <ReasonDialog
        trigger="认定属实"
        size="small"
        title="认定属实"
        consequence={
          decided
            ? '审定金额不变。尚未拨付的，请经办将本件移出名单；已拨付的，请经办编制追回通知。'
            : '认定后，相应的行须核减，或将整件申报退回补正。'
        }
        confirm="认定属实"
        action={action}
        fields={{ applicationId, findingId, settlement: 'UPHELD' }}
      />
      <ReasonDialog
        trigger="说明情况"
        size="small"
        title="说明情况"
        consequence={
          decided
            ? '审定金额不变。理由会留在审核记录中。'
            : '说明后，本条不再影响核定。理由会留在审核记录中。'
        }
        confirm="记录说明"
        action={action}
        fields={{ applicationId, findingId, settlement: 'EXPLAINED' }}
      />
    </span>
  )
}
