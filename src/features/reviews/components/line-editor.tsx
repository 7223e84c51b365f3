'use client'

import { buttonClass } from '@/ui/button-class'
import { AmountField, SelectField, TextField } from '@/ui/field'
import type { ActionState } from '@/ui/form-context'

import type { LineView } from './line-view'

interface LineEditorProps {
  line: LineView
  reasons: readonly { value: string; label: string }[]
  editable: boolean
  pending: boolean
  answer: ActionState
  onDecide: (values: { amountOut: string; reason: string; note: string }) => void
}

/** The chosen line: all its facts, and amount out with its reason, in place. Enter keeps it. */
export function LineEditor({ line, reasons, editable, pending, answer, onDecide }: LineEditorProps) {
  const errors = answer.status === 'invalid' ? (answer.fieldErrors ?? {}) : {}
  const refused = answer.status !== 'ok' && answer.status !== 'idle' && Object.keys(errors).length === 0
  return (
    <div>
      <dl className="mb-3 grid gap-x-6 gap-y-1 text-sm sm:grid-cols-2">
        {line.details.map(({ label, value, before }) => (
          <div key={label} className="flex gap-2">
            <dt className="w-28 shrink-0 text-ink-2">{label}</dt>
            <dd className="min-w-0 break-all">
              {before !== undefined && (
                <>
                  <del className="mr-2 text-ink-2">{before || '（空）'}</del>
                  <span className="sr-only">改为</span>
                </>
              )}
              {before === undefined ? value : <ins className="font-semibold no-underline">{value}</ins>}
            </dd>
          </div>
        ))}
      </dl>
      {editable && (
        <form
          className="flex flex-wrap items-end gap-3"
          onSubmit={(event) => {
            event.preventDefault()
            const form = new FormData(event.currentTarget)
            const read = (name: string) => String(form.get(name) ?? '')
            onDecide({ amountOut: read('amountOut'), reason: read('reason'), note: read('note') })
          }}
        >
          <AmountField
            name="amountOut"
            label="核定金额"
            width="short"
            required
            defaultValue={line.amountOut ?? line.amountIn}
            errors={errors.amountOut}
          />
          <SelectField
            name="reason"
            label="核减原因"
            width="short"
            emptyLabel="不核减"
            options={reasons}
            defaultValue={line.reason ?? ''}
            errors={errors.reason}
          />
          <TextField name="note" label="说明" defaultValue={line.note} errors={errors.note} maxLength={500} />
          <button type="submit" className={buttonClass('secondary')} aria-disabled={pending || undefined}>
            保存核定
          </button>
          <button
            type="button"
            className={buttonClass('secondary')}
            aria-disabled={pending || undefined}
            onClick={() => onDecide({ amountOut: line.amountIn, reason: '', note: '' })}
          >
            按申报金额通过
          </button>
        </form>
      )}
      {refused && (
        <p role="alert" className="mt-2 text-vermilion">
          {answer.message}
        </p>
      )}
    </div>
  )
}
