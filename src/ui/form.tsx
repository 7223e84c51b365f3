'use client'

import { startTransition, useActionState, useEffect, useRef, type ReactNode } from 'react'

import { cx } from './cx'
import { ErrorSummary } from './error-summary'
import { FormContext, type ActionState } from './form-context'

export type { ActionState } from './form-context'

interface ActionFormProps {
  action: (previous: ActionState, form: FormData) => Promise<ActionState>
  children: ReactNode
  /** called once per accepted answer, e.g. to close a dialog */
  onDone?: (state: ActionState) => void
  /** shown when accepted and the action sent no message of its own; leave out for no message */
  doneMessage?: string
  className?: string
  id?: string
}

const IDLE: ActionState = { status: 'idle' }

/**
 * A form around a server action. Shows its answer above the fields, keeps everything typed, and moves the focus to the
 * summary when something was refused. Without JavaScript the same form is posted and the page comes back with its answer.
 */
export function ActionForm({ action, children, onDone, doneMessage, className, id }: ActionFormProps) {
  const [state, dispatch, pending] = useActionState(action, IDLE)
  const summary = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (state.status === 'ok') onDone?.(state)
    else if (state.status !== 'idle') summary.current?.focus()
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once per answer, whatever else changed
  }, [state])

  const failed = state.status !== 'idle' && state.status !== 'ok'
  const errors = [
    ...(failed && state.message ? [state.message] : []),
    ...(failed ? (state.formErrors ?? []) : []),
  ]
  return (
    <FormContext value={{ state, pending }}>
      <form
        id={id}
        action={dispatch}
        noValidate
        className={cx('space-y-5', className)}
        onSubmit={(event) => {
          // React would empty the fields after an action of its own; sent by hand, they keep what was typed.
          event.preventDefault()
          // A dialog's form may stand within another one in React's tree.
          event.stopPropagation()
          if (pending) return
          const submitter = (event.nativeEvent as SubmitEvent).submitter
          const data = new FormData(event.currentTarget, submitter)
          startTransition(() => dispatch(data))
        }}
      >
        {failed && (
          <ErrorSummary
            ref={summary}
            title={state.status === 'invalid' ? '有内容需要改正' : '未能办理'}
            clause={state.clause}
            errors={errors}
            fieldErrors={state.fieldErrors}
            reference={state.reference}
          />
        )}
        {state.status === 'ok' && (state.message ?? doneMessage) && (
          <output className="block rounded border border-green bg-green-wash px-4 py-2 text-green">
            {state.message ?? doneMessage}
          </output>
        )}
        {children}
      </form>
    </FormContext>
  )
}
