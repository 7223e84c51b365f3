'use client'

import { useId, useState, type ReactNode } from 'react'

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
  /** given a function, it gets what closes the dialog */
  children: ReactNode | ((close: () => void) => ReactNode)
}

/** A dialog over the page. The browser's own `<dialog>` keeps the focus inside and closes on Escape. */
export function Dialog({ trigger, variant = 'secondary', size, title, children }: DialogProps) {
  const id = useId()
  const [opened, setOpened] = useState(0)
  const heading = useId()
  const close = () => dialogOf(id)?.close()
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        className={buttonClass(variant, size)}
        onClick={() => {
          setOpened(opened + 1)
          dialogOf(id)?.showModal()
        }}
      >
        {trigger}
      </button>
      <dialog
        id={id}
        aria-labelledby={heading}
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
        {/* A new key each time: nothing is left of what was typed and given up. */}
        {opened > 0 && <div key={opened}>{typeof children === 'function' ? children(close) : children}</div>}
      </dialog>
    </>
  )
}

const dialogOf = (id: string) => document.getElementById(id) as HTMLDialogElement | null

interface ReasonDialogProps extends Omit<DialogProps, 'children'> {
  action: (previous: ActionState, form: FormData) => Promise<ActionState>
  /** what will happen, and to how many */
  consequence: ReactNode
  /** a verb with its object: 退回 3 件申报 */
  confirm: string
  /** sent with the form, e.g. the record's id and version */
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
  const {
    action,
    consequence,
    confirm,
    fields = {},
    reasonLabel = '理由',
    reasonName = 'reason',
    children,
    ...dialog
  } = props
  return (
    <Dialog {...dialog}>
      {(close) => (
        <ActionForm action={action} onDone={close}>
          {Object.entries(fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <div>{consequence}</div>
          {children}
          {props.needsReason !== false && (
            <TextAreaField name={reasonName} label={reasonLabel} hint={props.reasonHint} required rows={3} />
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
