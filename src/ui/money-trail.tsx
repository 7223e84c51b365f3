import { Amount } from './amount'
import { cx } from './cx'
import { DateText } from './date'
import { StatusShape, type StatusKind } from './status'

export interface TrailStep {
  label: string
  /** `YYYY-MM-DD`; of a step to come: by when */
  date?: string
  /** decimal string, 元 */
  amount?: string
  /** why the amount changed, who has it, what comes next */
  note?: string
  /** draft: still to come; progress: here it is now */
  state: StatusKind
}

/** 资金进度: dated steps from submission to account, with the amount at each and why it changed. */
export function MoneyTrail({ steps }: { steps: readonly TrailStep[] }) {
  return (
    <ol>
      {steps.map((step, index) => (
        <li
          key={step.label}
          aria-current={step.state === 'progress' ? 'step' : undefined}
          className="grid grid-cols-[14px_minmax(0,1fr)] gap-x-3"
        >
          <span className="flex flex-col items-center pt-1.5">
            <StatusShape kind={step.state} />
            {index < steps.length - 1 && <span className="mt-1 w-px flex-1 bg-line-2" />}
          </span>
          <div className={cx('pb-4', step.state === 'draft' && 'text-ink-2')}>
            <p className="flex flex-wrap items-baseline gap-x-4">
              <span className={step.state === 'progress' ? 'font-semibold' : 'font-medium'}>
                {step.label}
              </span>
              {step.date && (
                <span className="text-sm text-ink-2">
                  {step.state === 'draft' && '预计 '}
                  <DateText date={step.date} />
                </span>
              )}
              {step.amount && (
                <span className="ml-auto">
                  <Amount value={step.amount} currency="CNY" />
                </span>
              )}
            </p>
            {step.note && <p className="text-sm text-ink-2">{step.note}</p>}
          </div>
        </li>
      ))}
    </ol>
  )
}
