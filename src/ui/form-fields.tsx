'use client'

import { use } from 'react'

import * as plain from './field'
import type { FieldBasics } from './field-frame'
import { FormContext } from './form-context'

/*
 * The fields of `@/ui/field`, for use inside an `ActionForm`: they show the errors that the action answered for their
 * name, and what had been typed when the page was sent without JavaScript.
 */

function useField<P extends FieldBasics & { defaultValue?: unknown }>(props: P): P {
  const state = use(FormContext)?.state
  const errors = [...(props.errors ?? []), ...(state?.fieldErrors?.[props.name] ?? [])]
  const typed = state?.values?.[props.name]
  return typed === undefined ? { ...props, errors } : { ...props, errors, defaultValue: typed }
}

export const TextField = (props: plain.TextFieldProps) => <plain.TextField {...useField(props)} />
export const AmountField = (props: plain.TextFieldProps) => <plain.AmountField {...useField(props)} />
export const DateField = (props: plain.TextFieldProps) => <plain.DateField {...useField(props)} />
export const TextAreaField = (props: plain.TextAreaFieldProps) => <plain.TextAreaField {...useField(props)} />
export const SelectField = (props: plain.SelectFieldProps) => <plain.SelectField {...useField(props)} />
export const RadioGroupField = (props: plain.RadioGroupFieldProps) => (
  <plain.RadioGroupField {...useField(props)} />
)

/** A password or a file is never given back. */
export function FileField(props: plain.FileFieldProps) {
  const { defaultValue: _, ...field } = useField(props)
  return <plain.FileField {...field} />
}

export function PasswordField(props: plain.TextFieldProps) {
  const { defaultValue: _, ...field } = useField(props)
  return <plain.TextField type="password" {...field} />
}

export function CheckboxField(props: plain.CheckboxFieldProps) {
  const { defaultValue: typed, ...field } = useField(props)
  return (
    <plain.CheckboxField
      {...field}
      defaultChecked={props.defaultChecked || typed === (props.value ?? 'on')}
    />
  )
}
