'use client'

import { use } from 'react'
import { useFormStatus } from 'react-dom'

import { buttonClass, type ButtonSize, type ButtonVariant } from './button-class'
import { FormContext } from './form-context'

interface SubmitButtonProps {
  children: string
  /** what it says meanwhile, e.g. 正在提交… */
  pendingText?: string
  variant?: ButtonVariant
  size?: ButtonSize
  name?: string
  value?: string
  /** an action of its own, beside the form's */
  formAction?: (form: FormData) => void | Promise<void>
  className?: string
  disabled?: boolean
}

/** The button that sends a form; while the answer is awaited it says so and cannot be pressed a second time. */
export function SubmitButton({
  children,
  pendingText = '正在处理…',
  variant = 'primary',
  size,
  className,
  ...props
}: SubmitButtonProps) {
  const status = useFormStatus()
  const pending = use(FormContext)?.pending || status.pending
  return (
    <button
      type="submit"
      className={buttonClass(variant, size, className)}
      aria-disabled={pending || undefined}
      onClick={(event) => pending && event.preventDefault()}
      {...props}
    >
      {pending ? pendingText : children}
    </button>
  )
}
