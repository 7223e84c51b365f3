import { ActionForm } from '@/ui/form'
import { Link } from '@/ui/link'
import { NoticeBanner } from '@/ui/notice-banner'
import { Section } from '@/ui/section'
import { SubmitButton } from '@/ui/submit-button'

import { submitApplicationAction } from '../actions'
import type { ApplicationDraft } from '../application-draft'
import { DraftFoot } from './draft-foot'
import { DraftSheet } from './draft-sheet'
import { LineIssues } from './line-issues'
import { PaymentLinesTable } from './payment-lines-table'

interface CheckStepProps {
  data: ApplicationDraft
  clauses: Readonly<Record<string, string>>
  period: string
  /** Only the 负责人 submits. */
  maySubmit: boolean
  stepHref: (step: 'lines' | 'materials' | 'account' | 'check') => string
}

/** 核对提交: what is still missing with its place, the lines, the sheet, and the one button. */
export function CheckStep({ data, clauses, period, maySubmit, stepHref }: CheckStepProps) {
  const { draft, lines, obstacles, receiptNumber } = data
  return (
    <>
      {obstacles.length > 0 && (
        <NoticeBanner kind="warning" title={`还有 ${obstacles.length} 处需要处理，处理后才能提交`}>
          <ul className="list-disc pl-5">
            {obstacles.map(({ step, clause, message }) => (
              <li key={message}>
                <Link href={stepHref(step)}>{message}</Link>
                {clause && <span className="ml-2 text-sm text-ink-2">依据 {clause}</span>}
              </li>
            ))}
          </ul>
        </NoticeBanner>
      )}
      <Section title="缴费明细" note={`共 ${lines.length} 行`}>
        <PaymentLinesTable lines={lines} totalCny={draft.totalCny} />
        <LineIssues issues={draft.issues.filter((issue) => issue.level === 'FLAG')} />
      </Section>
      <DraftSheet calculation={draft.calculation} clauses={clauses} period={period} />
      {!maySubmit && (
        <NoticeBanner className="mt-6" title="请由本企业负责人提交">
          经办人可以填写和核对，提交须由负责人登录后办理。填好的内容已经保存。
        </NoticeBanner>
      )}
      <ActionForm action={submitApplicationAction}>
        <input type="hidden" name="applicationId" value={draft.id} />
        <input type="hidden" name="expectedVersion" value={draft.version} />
        <DraftFoot requestedAmountCny={draft.calculation.requestedAmountCny} saved={draft.savedAt}>
          {maySubmit && (
            <SubmitButton pendingText="正在提交…" disabled={obstacles.length > 0}>
              {receiptNumber ? '重新提交申报' : '提交申报'}
            </SubmitButton>
          )}
        </DraftFoot>
      </ActionForm>
    </>
  )
}
