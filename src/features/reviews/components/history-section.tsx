import { Amount } from '@/ui/amount'
import { DateText, DateTimeText } from '@/ui/date'
import { Section } from '@/ui/section'

import { divisionStateLabels, reviewStateLabels } from '../labels'
import type { ReviewWorkspaceView } from '../workspace'

/** Every pass over the application, and every return with its defects. */
export function HistorySection({ history }: Pick<ReviewWorkspaceView, 'history'>) {
  if (history.reviews.length === 0) return null
  return (
    <Section title="审核经过">
      <ol className="rounded border border-line">
        {history.reviews.map((review) => (
          <li key={review.id} className="border-line px-4 py-2 not-first:border-t">
            <p>
              <DateTimeText at={review.decidedAt ?? review.preparedAt ?? review.openedAt} />
              <span className="mx-2 font-medium">
                {(review.stage === 'DIVISION' ? divisionStateLabels : reviewStateLabels)[review.state]}
              </span>
              <span className="text-ink-2">
                {review.stage === 'DIVISION' ? '商务' : '经办'} {review.preparerName}
                {review.checkerName &&
                  `，${review.stage === 'DIVISION' ? '财政' : '复核'} ${review.checkerName}`}
              </span>
              {review.amountOut !== null && (
                <span className="ml-2">
                  核定 <Amount value={review.amountOut} currency="CNY" />
                </span>
              )}
            </p>
            {review.opinion && <p className="text-ink-2">审核意见：{review.opinion}</p>}
            {review.checkerRemark && <p className="text-ink-2">复核意见：{review.checkerRemark}</p>}
          </li>
        ))}
      </ol>
      {history.returns.map((entry) => (
        <div key={entry.returnedAt} className="mt-3 rounded border border-amber px-4 py-2">
          <p className="font-medium">
            第 {entry.submissionSequence} 次提交的补正要求，截止 <DateText date={entry.correctBy} />
          </p>
          <ol className="list-decimal pl-6">
            {entry.defects.map((defect) => (
              <li key={defect}>{defect}</li>
            ))}
          </ol>
        </div>
      ))}
    </Section>
  )
}
