import { Amount } from '@/ui/amount'
import { ActionForm } from '@/ui/form'
import { SelectField, TextAreaField } from '@/ui/form-fields'
import { SubmitButton } from '@/ui/submit-button'

import { startBulkJobAction } from '../actions'
import type { BulkJobView } from '../read-jobs'

/** What will happen and to how many, what is still asked, and the one button. */
export function StartForm({ view }: { view: BulkJobView }) {
  const { progress, tally } = view
  return (
    <ActionForm action={startBulkJobAction} className="mb-6 max-w-2xl rounded border border-line px-4 py-4">
      <input type="hidden" name="jobId" value={view.id} />
      <p>
        将逐件{view.verb} <strong>{progress.total}</strong> 件，金额合计{' '}
        <Amount value={tally.PENDING.amountCny} currency="CNY" strong />
        {progress.leftOut > 0 && (
          <>
            ；另有 <strong>{progress.leftOut}</strong> 件不办理，原因列在下面
          </>
        )}
        。每一件都按单件办理的规则核对，有一件不成，不影响其他各件。
      </p>
      {view.may.start &&
        view.questions.map(({ name, label, hint, required, options, initial }) =>
          options ? (
            <SelectField
              key={name}
              name={`answer.${name}`}
              label={label}
              hint={hint}
              required={required}
              options={options}
              defaultValue={initial}
            />
          ) : (
            <TextAreaField
              key={name}
              name={`answer.${name}`}
              label={label}
              hint={hint}
              required={required}
              rows={2}
              defaultValue={initial}
            />
          ),
        )}
      {view.may.start ? (
        <SubmitButton pendingText="正在开始…">{`${view.verb} ${progress.total} 件`}</SubmitButton>
      ) : (
        <p className="text-ink-2">
          {progress.total === 0
            ? '没有可以办理的行。请返回列表重新选择。'
            : '这项预览由另一位同事发起，您只能查看。'}
        </p>
      )}
    </ActionForm>
  )
}
