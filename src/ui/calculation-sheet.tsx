import type { ReactNode } from 'react'

import { groupAmount } from './amount-format'
import { CapBar } from './cap-bar'
import { Link } from './link'

/** One step as the rules wrote it while they computed. */
export interface SheetStep {
  /** clause of the policy document, e.g. `一(三)` */
  clause: string
  /** ids of rulings used, e.g. `M3` */
  rulings: readonly string[]
  description: string
  /** with the numbers in it */
  formula: string
  result: string
}

interface CalculationSheetProps {
  title?: string
  /** level of its heading: 2 directly under the page's title, 3 within a section */
  level?: 2 | 3
  steps: readonly SheetStep[]
  /** the sentence of a clause, shown in place when its name is pressed */
  clauseText: (clause: string) => string | undefined
  /** what comes out, under the double rule */
  result?: { label: string; value: ReactNode }
  caps?: readonly { label: string; cap: string; usedBefore: string; thisTime: string; left: string }[]
  /** version of the rules, date, who: one line at the foot */
  footnote?: ReactNode
}

/** 计算书: a ruled page that says why this is the amount. The same on screen and on paper. */
export function CalculationSheet({
  title = '计算书',
  level = 3,
  steps,
  clauseText,
  result,
  caps = [],
  footnote,
}: CalculationSheetProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div className="rounded border border-line">
      <Heading className="border-b-2 border-ink px-4 py-2 text-lg font-semibold">{title}</Heading>
      <ol>
        {steps.map((step, index) => (
          <li
            // oxlint-disable-next-line react/no-array-index-key -- a sheet never changes its order
            key={index}
            data-keep
            className="grid gap-x-4 border-b border-line px-4 py-2 sm:grid-cols-[7rem_minmax(0,1fr)_auto]"
          >
            <div className="text-sm sm:has-[details[open]]:col-span-3">
              <Clause name={step.clause} text={clauseText(step.clause)} />
              <Rulings ids={step.rulings} />
            </div>
            <div className="min-w-0 sm:col-start-2">
              <p>
                <span className="figures mr-2 text-ink-2">{index + 1}.</span>
                {step.description}
              </p>
              <p className="mt-0.5 text-ink-2 tabular-nums">{step.formula}</p>
            </div>
            <p className="figures text-right font-medium max-sm:whitespace-normal sm:col-start-3">
              {isAmount(step.result) ? groupAmount(step.result) : step.result}
            </p>
          </li>
        ))}
      </ol>
      {result && (
        <p className="flex flex-wrap items-baseline justify-between gap-x-4 border-b-4 border-double border-ink px-4 py-3 font-semibold">
          <span>{result.label}</span>
          <span className="text-xl">{result.value}</span>
        </p>
      )}
      {caps.length > 0 && (
        <div className="px-4 py-2">
          {caps.map((cap) => (
            <CapBar key={cap.label} {...cap} />
          ))}
        </div>
      )}
      {footnote && <p className="px-4 py-2 text-sm text-ink-2">{footnote}</p>}
    </div>
  )
}

function Clause({ name, text }: { name: string; text?: string }) {
  if (!text) return <span className="text-ink-2">{name}</span>
  return (
    <details className="group">
      <summary className="link marker-none inline-block" title="展开条款原文">
        {name}
      </summary>
      <blockquote className="document-text my-2 border-l-3 border-vermilion bg-wash px-4 py-2 text-base! leading-relaxed!">
        {text}
      </blockquote>
    </details>
  )
}

/** `247717.01`, not a ratio and no word. */
const isAmount = (result: string) => /^-?\d{4,}\.\d\d$/.test(result)

/** 口径: links to the rulings that a result used. */
export function Rulings({ ids }: { ids: readonly string[] }) {
  if (!ids.length) return null
  return (
    <span className="flex flex-wrap gap-x-2">
      <span className="text-ink-2">口径</span>
      {ids.map((id) => (
        <Link key={id} href={`/rulings#${id}`}>
          {id}
        </Link>
      ))}
    </span>
  )
}
