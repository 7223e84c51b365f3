import type { ReactNode } from 'react'

import { Link } from './link'
import { StatusShape, type StatusKind } from './status'

export interface FormStep {
  label: string
  href?: string
  /** draft: not begun; progress: begun; success: complete; warning: something is missing; refused: wrong */
  state: StatusKind
  /** one short line, e.g. 12 行，缺汇率 1 行 */
  note?: string
}

const WORDS: Record<StatusKind, string> = {
  draft: '未填写',
  progress: '填写中',
  success: '已完成',
  warning: '待补充',
  refused: '需改正',
}

/** A form of several pages: its steps with their state on the left, the one subject of this page on the right. */
export function FormSteps({
  steps,
  current,
  children,
}: {
  steps: readonly FormStep[]
  /** index of the step shown */
  current: number
  children: ReactNode
}) {
  return (
    <div className="gap-8 lg:flex" data-frame-body>
      <nav aria-label="填报步骤" data-frame className="mb-6 shrink-0 lg:w-52">
        <ol className="border-l border-line">
          {steps.map((step, index) => (
            <li key={step.label} className="-ml-px">
              <Step step={step} number={index + 1} current={index === current} />
            </li>
          ))}
        </ol>
      </nav>
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  )
}

function Step({ step, number, current }: { step: FormStep; number: number; current: boolean }) {
  const inside = (
    <>
      <span className="flex items-center gap-2">
        <StatusShape kind={step.state} size={12} />
        <span className={current ? 'font-semibold' : ''}>
          {number}. {step.label}
        </span>
      </span>
      <span className="block pl-5 text-sm text-ink-2">{step.note ?? WORDS[step.state]}</span>
    </>
  )
  const box = `block border-l-3 py-1.5 pl-3 ${current ? 'border-accent bg-accent-wash' : 'border-transparent'}`
  return step.href && !current ? (
    <Link href={step.href} plain className={`${box} hover:bg-wash`}>
      {inside}
    </Link>
  ) : (
    <span className={box} aria-current={current ? 'step' : undefined}>
      {inside}
    </span>
  )
}
