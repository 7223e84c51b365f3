import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react'

import { cx } from './cx'
import { FieldFrame, fieldAria, type FieldBasics } from './field-frame'

/*
 * Fields as plain HTML: no script, usable in server components and in GET forms.
 * Inside an `ActionForm` import the fields of the same names from `@/ui/form-fields`: they know the form's errors.
 */

type Input = Omit<InputHTMLAttributes<HTMLInputElement>, 'name' | 'id' | 'width'>
export type FieldWidth = 'short' | 'medium' | 'full'

const WIDTHS: Record<FieldWidth, string> = { short: 'max-w-44', medium: 'max-w-80', full: '' }

export interface TextFieldProps extends FieldBasics, Input {
  /** shown inside the box at its end: 元, %, 美元 */
  unit?: string
  /** how long the answer is expected to be: a box that fits helps to fill it */
  width?: FieldWidth
}

export function TextField({ unit, width = 'medium', className, type = 'text', ...props }: TextFieldProps) {
  const { frame, input } = fieldAria(props)
  return (
    <FieldFrame {...frame} className={className}>
      <span className={cx('relative block', WIDTHS[width])}>
        <input type={type} className={cx('control', unit && 'pr-16')} {...input} />
        {unit && (
          <span
            aria-hidden="true"
            className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-ink-2"
          >
            {unit}
          </span>
        )}
      </span>
    </FieldFrame>
  )
}

/** An amount: right-aligned, kept as the text that was typed; the server parses it (commas and full-width digits too). */
export function AmountField({ unit = '元', width = 'medium', ...props }: TextFieldProps) {
  return (
    <TextField
      inputMode="decimal"
      autoComplete="off"
      unit={unit}
      width={width}
      {...props}
      style={{ textAlign: 'right' }}
    />
  )
}

/** A day of the law, `YYYY-MM-DD`, with the browser's own calendar. */
export function DateField(props: TextFieldProps) {
  return <TextField type="date" width="short" {...props} />
}

export interface FileFieldProps extends FieldBasics, Input {}

/** Files sent with the form. For large or several files, with progress and retry, use `upload-field`. */
export function FileField({ className, ...props }: FileFieldProps) {
  const { frame, input } = fieldAria(props)
  return (
    <FieldFrame {...frame} className={className}>
      <input
        type="file"
        className="block w-full max-w-140 rounded border border-dashed border-line-2 bg-wash p-3 file:mr-3 file:min-h-8 file:rounded file:border file:border-line-2 file:bg-white file:px-3 file:text-accent"
        {...input}
      />
    </FieldFrame>
  )
}

export interface TextAreaFieldProps
  extends FieldBasics, Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'name' | 'id'> {}

export function TextAreaField({ className, rows = 4, ...props }: TextAreaFieldProps) {
  const { frame, input } = fieldAria(props)
  return (
    <FieldFrame {...frame} className={className}>
      <textarea className="control max-w-160" rows={rows} {...input} />
    </FieldFrame>
  )
}

export interface Option {
  value: string
  label: string
  hint?: string
  disabled?: boolean
}

export interface SelectFieldProps
  extends FieldBasics, Omit<SelectHTMLAttributes<HTMLSelectElement>, 'name' | 'id'> {
  options: readonly Option[]
  /** the first, empty choice; leave out when there must be one */
  emptyLabel?: string
  width?: FieldWidth
}

export function SelectField({
  options,
  emptyLabel,
  width = 'medium',
  className,
  ...props
}: SelectFieldProps) {
  const { frame, input } = fieldAria(props)
  return (
    <FieldFrame {...frame} className={className}>
      <select className={cx('control block', WIDTHS[width])} {...input}>
        {emptyLabel !== undefined && <option value="">{emptyLabel}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}

export interface RadioGroupFieldProps extends FieldBasics {
  options: readonly Option[]
  defaultValue?: string
  required?: boolean
  /** side by side: only for two or three short words */
  inline?: boolean
  className?: string
  onChange?: (value: string) => void
}

export function RadioGroupField({
  options,
  defaultValue,
  inline,
  className,
  onChange,
  ...props
}: RadioGroupFieldProps) {
  const { frame, input } = fieldAria(props)
  return (
    <FieldFrame {...frame} group className={className}>
      <div className={cx('flex gap-x-6 gap-y-2', inline ? 'flex-wrap' : 'flex-col')}>
        {options.map((option, index) => (
          <Choice key={option.value} label={option.label} hint={option.hint}>
            <input
              type="radio"
              id={index === 0 ? input.id : `${input.id}-${index}`}
              name={input.name}
              value={option.value}
              defaultChecked={option.value === defaultValue}
              disabled={option.disabled}
              required={input.required}
              onChange={onChange && (() => onChange(option.value))}
              className="size-5 shrink-0 accent-accent"
            />
          </Choice>
        ))}
      </div>
    </FieldFrame>
  )
}

export interface CheckboxFieldProps extends FieldBasics, Input {}

/** One box to tick, e.g. an undertaking. Its value is `on` unless told. */
export function CheckboxField({ className, ...props }: CheckboxFieldProps) {
  const { frame, input } = fieldAria(props)
  return (
    <FieldFrame {...frame} label={undefined} className={className}>
      <Choice label={props.label}>
        <input type="checkbox" className="size-5 shrink-0 accent-accent" {...input} />
      </Choice>
    </FieldFrame>
  )
}

function Choice({ label, hint, children }: { label: ReactNode; hint?: string; children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/label-has-associated-control -- the control is the child
    <label className="flex min-h-8 cursor-pointer items-start gap-2 py-1">
      <span className="flex h-6 items-center">{children}</span>
      <span>
        {label}
        {hint && <span className="block text-sm text-ink-2">{hint}</span>}
      </span>
    </label>
  )
}
