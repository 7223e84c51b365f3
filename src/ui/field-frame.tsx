import type { ReactNode } from 'react'

import { cx } from './cx'
import { Icon } from './icon'

/** What every field takes. */
export interface FieldBasics {
  name: string
  label: ReactNode
  /** how to answer, above the box and before any error */
  hint?: ReactNode
  errors?: readonly string[]
  /** not required fields say 选填 */
  required?: boolean
  /** `field-<name>` unless told; the error summary leads there */
  id?: string
  /** the label is there for screen readers only (a filter, a cell) */
  hideLabel?: boolean
}

/** The id of a field by its name: one rule for the field, its hint, its error and the summary that leads to it. */
export const fieldId = (name: string): string => `field-${name.replaceAll(/[^\w-]+/g, '-')}`

/** Takes a field's props apart: what its frame shows, and what its input carries (aria wiring done). */
export function fieldAria<P extends FieldBasics>(props: P) {
  const { label, hint, errors, hideLabel, id = fieldId(props.name), ...rest } = props
  const invalid = Boolean(errors?.length)
  const described = [hint ? `${id}-hint` : '', invalid ? `${id}-error` : ''].filter(Boolean).join(' ')
  return {
    frame: { id, label, hint, errors, hideLabel, required: props.required },
    input: {
      ...rest,
      id,
      name: props.name,
      required: props.required,
      'aria-invalid': invalid || undefined,
      'aria-describedby': described || undefined,
    },
  }
}

interface FieldFrameProps {
  id: string
  label?: ReactNode
  hint?: ReactNode
  errors?: readonly string[]
  required?: boolean
  hideLabel?: boolean
  /** a fieldset with a legend instead of a label */
  group?: boolean
  className?: string
  children: ReactNode
}

/** Label above, hint, then the error with its sign, then the box. */
export function FieldFrame({
  id,
  label,
  hint,
  errors,
  required,
  hideLabel,
  group,
  className,
  children,
}: FieldFrameProps) {
  const Frame = group ? 'fieldset' : 'div'
  const Label = group ? 'legend' : 'label'
  const described = [hint ? `${id}-hint` : '', errors?.length ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <Frame
      className={cx('min-w-0', errors?.length && 'border-l-4 border-vermilion pl-3', className)}
      {...(group && described ? { 'aria-describedby': described } : {})}
    >
      {label !== undefined && (
        <Label
          {...(group ? {} : { htmlFor: id })}
          className={hideLabel ? 'sr-only' : 'mb-1 block font-medium'}
        >
          {label}
          {!required && !hideLabel && <span className="ml-2 text-sm font-normal text-ink-2">选填</span>}
        </Label>
      )}
      {hint && (
        <div id={`${id}-hint`} className="mb-1.5 max-w-160 text-sm text-ink-2">
          {hint}
        </div>
      )}
      <FieldErrors id={`${id}-error`} errors={errors} />
      {children}
    </Frame>
  )
}

/** The errors of one field: sign and sentence. */
export function FieldErrors({ id, errors }: { id: string; errors?: readonly string[] }) {
  if (!errors?.length) return null
  return (
    <div id={id} className="mb-1.5">
      {errors.map((error) => (
        <p key={error} className="flex items-start gap-1.5 font-medium text-vermilion">
          <Icon name="warning" size={16} className="mt-1" />
          <span>
            <span className="sr-only">错误：</span>
            {error}
          </span>
        </p>
      ))}
    </div>
  )
}
