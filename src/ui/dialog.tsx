'use client'

import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { createPortal } from 'react-dom'

import { buttonClass, type ButtonSize, type ButtonVariant } from './button-class'
import { ActionForm, type ActionState } from './form'
import { TextAreaField } from './form-fields'
import { SubmitButton } from './submit-button'

interface DialogProps {
  /** words of the button that opens it: 退回补正 */
  trigger: string
  variant?: ButtonVariant
  size?: ButtonSize
  title: string
  /** given a function, it gets what closes the dialog, and the rows ticked in the form around the button */
  children: ReactNode | ((close: () => void, selected: readonly string[]) => ReactNode)
}

/**
 * A dialog over the page. The browser's own `<dialog>` keeps the focus inside, closes on Escape and gives the focus back.
 * It stands at the end of the page, so it may be opened from within a form and hold one of its own.
 */
export function Dialog({ trigger, variant = 'secondary', size, title, children }: DialogProps) {
  const [selected, setSelected] = useState<readonly string[] | null>(null)
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  const open = selected !== null
  useEffect(() => {
    if (open) dialog.current?.showModal()
  }, [open])
  const close = () => setSelected(null)
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        className={buttonClass(variant, size)}
        onClick={({ currentTarget: { form } }) =>
          setSelected(form ? new FormData(form).getAll('selected').map(String) : [])
        }
      >
        {trigger}
      </button>
      {open &&
        createPortal(
          <dialog
            ref={dialog}
            aria-labelledby={heading}
            onClose={close}
            className="m-auto max-h-[90dvh] w-[min(560px,calc(100vw-32px))] overflow-y-auto rounded border border-line-2 bg-white p-6 text-left text-ink"
          >
            <div className="mb-4 flex items-start justify-between gap-4">
              <h2 id={heading} className="text-lg font-semibold">
                {title}
              </h2>
              <button type="button" className={buttonClass('quiet', 'small')} onClick={close}>
                关闭
              </button>
            </div>
            {typeof children === 'function' ? children(close, selected) : children}
          </dialog>,
          document.body,
        )}
    </>
  )
}

interface ReasonDialogProps extends Omit<DialogProps, 'children'> {
  action: (previous: ActionState, form: FormData) => Promise<ActionState>
  /** what will happen, and to how many */
  consequence: ReactNode
  /** a verb with its object: 退回 3 件申报 */
  confirm: string
  /** sent with the form, e.g. the record's id and version; rows ticked around the button are sent as `selected` */
  fields?: Readonly<Record<string, string>>
  reasonLabel?: string
  reasonName?: string
  reasonHint?: string
  /** false for a step that needs no reason */
  needsReason?: boolean
  /** further fields, from `form-fields` */
  children?: ReactNode
}

/** A step that destroys, refuses or pays: says what will happen, and asks for the reason instead of for 确定. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { action, consequence, confirm, fields = {}, reasonLabel = '理由', reasonName = 'reason' } = props
  const { reasonHint, needsReason = true, children, ...dialog } = props
  return (
    <Dialog {...dialog}>
      {(close, selected) => (
        <ActionForm action={action} onDone={close}>
          {Object.entries(fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {selected.map((id) => (
            <input key={id} type="hidden" name="selected" value={id} />
          ))}
          <div>{consequence}</div>
          {children}
          {needsReason && (
            <TextAreaField name={reasonName} label={reasonLabel} hint={reasonHint} required rows={3} />
          )}
          <div className="flex flex-wrap gap-2">
            <SubmitButton variant={dialog.variant === 'danger' ? 'danger' : 'primary'}>
              {confirm}
            </SubmitButton>
            <button type="button" className={buttonClass()} onClick={close}>
              不办理
            </button>
          </div>
        </ActionForm>
      )}
    </Dialog>
  )
}
