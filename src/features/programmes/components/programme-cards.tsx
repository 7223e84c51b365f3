import { clauseText, isClauseId, type ClauseId } from '@/policy-rules'
import { Amount } from '@/ui/amount'
import { LinkButton } from '@/ui/button'
import { CalculationSheet, Rulings } from '@/ui/calculation-sheet'
import { DateText, DaysLeft } from '@/ui/date'
import { DetailsList } from '@/ui/details-list'
import { Section } from '@/ui/section'
import { StatusMark, type StatusKind } from '@/ui/status'

import type { ProgrammeView } from '../overview'

const marks: Record<ProgrammeView['status'], { kind: StatusKind; word: string }> = {
  FITS: { kind: 'success', word: '可以使用' },
  DEPENDS: { kind: 'progress', word: '视业务情况' },
  NEEDS_EXPORTS: { kind: 'warning', word: '待补充出口额' },
  DOES_NOT_FIT: { kind: 'draft', word: '不适用' },
  STOPPED: { kind: 'warning', word: '暂不能办理' },
}

/** One programme: may it be used, what would come of it, what to do next and until when, and the sheet behind the figures. */
export function ProgrammeCard({ programme }: { programme: ProgrammeView }) {
  const mark = marks[programme.status]
  const { next } = programme
  return (
    <Section
      id={programme.programme}
      title={programme.name}
      note={<StatusMark kind={mark.kind}>{mark.word}</StatusMark>}
      boxed
    >
      <p className="max-w-160">{programme.message}</p>
      <p className="text-sm">
        <Rulings ids={programme.rulings} />
      </p>
      {programme.terms.length > 0 && (
        <div className="my-4">
          <DetailsList
            columns={2}
            items={programme.terms.map(({ label, amountUsd }) => ({
              label,
              value: <Amount value={amountUsd} currency="USD" />,
            }))}
          />
        </div>
      )}
      <div className="mt-3 flex flex-wrap items-center gap-x-5 gap-y-2 border-t border-line pt-3">
        <p className="min-w-0 flex-1 basis-60">
          <span className="font-medium">下一步：</span>
          {next.what}
          {next.until && (
            <>
              截至 <DateText date={next.until} />。
            </>
          )}
        </p>
        {next.left && <DaysLeft {...next.left} />}
        {next.href && next.action && <LinkButton href={next.href}>{next.action}</LinkButton>}
      </div>
      {programme.steps.length > 0 && (
        <details className="mt-4">
          <summary className="link inline-block">展开计算书</summary>
          <div className="mt-3">
            <CalculationSheet steps={programme.steps} clauseText={textOf} />
          </div>
        </details>
      )}
    </Section>
  )
}

const textOf = (clause: string): string | undefined =>
  isClauseId(clause) ? clauseText(clause as ClauseId) : undefined
