import { ReasonDialog } from '@/ui/dialog'
import { ActionForm } from '@/ui/form'
import { RadioGroupField } from '@/ui/form-fields'
import { Section } from '@/ui/section'
import { SubmitButton } from '@/ui/submit-button'

import { startRecordingAction, withdrawImportAction } from '../actions'
import type { ImportDetail } from '../imports'

/** All or nothing, or the good rows: the insurer chooses. */
export function Choice({ of: { id, tally } }: { of: ImportDetail }) {
  const all = tally.bad === 0
  return (
    <Section title="登记" boxed>
      {tally.good === 0 ? (
        <p className="mb-4">
          {tally.bad === 0
            ? '清单中的保单都已经登记过，没有需要登记的。'
            : '没有可以登记的保单。请下载有误的行，按“原因”一栏改正后重新上传。'}
        </p>
      ) : (
        <ActionForm action={startRecordingAction} className="mb-4">
          <input type="hidden" name="id" value={id} />
          <RadioGroupField
            name="choice"
            label="登记方式"
            required
            defaultValue={all ? 'all' : 'good'}
            options={[
              {
                value: 'all',
                label: `全部登记（${tally.good} 张）`,
                hint: all
                  ? '登记时有一张不能登记，就一张也不登记'
                  : `有 ${tally.bad} 行有误，须改正后重新上传才能全部登记`,
                disabled: !all,
              },
              {
                value: 'good',
                label: `只登记无误的（${tally.good} 张）`,
                hint: '有误的逐行说明原因，可以改正后另行上传',
              },
            ]}
          />
          <SubmitButton pendingText="正在提交…">{`登记 ${tally.good} 张保单`}</SubmitButton>
        </ActionForm>
      )}
      <ReasonDialog
        trigger="撤回导入"
        title="撤回导入"
        consequence="撤回后一张也不登记；同一份清单可以重新上传。"
        confirm="撤回导入"
        action={withdrawImportAction}
        fields={{ id }}
        needsReason={false}
      />
    </Section>
  )
}
