import type { Ref } from 'react'

import { fieldId } from './field-frame'
import { Icon } from './icon'

interface ErrorSummaryProps {
  title?: string
  /** sentences about the whole form */
  errors?: readonly string[]
  /** sentences by the name of the field they lead to */
  fieldErrors?: Readonly<Record<string, readonly string[]>>
  /** the clause that a refusal rests on, e.g. `一(三)` */
  clause?: string
  /** the number to name when asking for help */
  reference?: string
  ref?: Ref<HTMLDivElement>
}

/** All errors of a form, above it; each leads to its field. Shows nothing when there are none. */
export function ErrorSummary({
  title = '有内容需要改正',
  errors = [],
  fieldErrors = {},
  clause,
  reference,
  ref,
}: ErrorSummaryProps) {
  const fields = Object.entries(fieldErrors).flatMap(([name, list]) => list.map((error) => ({ name, error })))
  if (!errors.length && !fields.length) return null
  return (
    <div ref={ref} tabIndex={-1} role="alert" className="rounded border-2 border-vermilion p-4">
      <h2 className="flex items-center gap-2 text-lg font-semibold">
        <Icon name="warning" className="text-vermilion" />
        {title}
      </h2>
      <ul className="mt-2 list-disc space-y-1 pl-7">
        {errors.map((error) => (
          <li key={error}>{error}</li>
        ))}
        {fields.map(({ name, error }) => (
          <li key={name + error}>
            <a className="font-medium text-vermilion underline underline-offset-4" href={`#${fieldId(name)}`}>
              {error}
            </a>
          </li>
        ))}
      </ul>
      {clause && <p className="mt-2 text-sm text-ink-2">依据：豫商财〔2024〕15号 {clause}</p>}
      {reference && <p className="mt-2 text-sm text-ink-2">咨询时请提供编号：{reference}</p>}
    </div>
  )
}
