import { ReasonDialog } from '@/ui/dialog'
import { CheckboxField, TextAreaField } from '@/ui/form-fields'
import { StatusMark } from '@/ui/status'

import { answerRemarkAction, remarkRowAction } from '../actions'
import type { AwardListDetail } from '../award-lists'

type Said = AwardListDetail['items'][number]['said']

/** What finance said of a row in the last round, and what commerce answered. */
export function SaidOfRow({ said }: { said: Said }) {
  if (!said?.remark) return null
  return (
    <p className="mb-1">
      {said.flagged && <StatusMark kind="warning">需调整</StatusMark>} {said.remark}
      {said.answer && <span className="block text-ink-2">答复：{said.answer}</span>}
    </p>
  )
}

/** Finance says something on a row, and flags it when it has to change. */
export function RemarkRow({ itemId, name, said }: { itemId: string; name: string; said: Said }) {
  return (
    <span key={`${said?.remark} ${said?.flagged}`}>
      <ReasonDialog
        trigger={said?.remark ? '修改意见' : '提出意见'}
        size="small"
        title={`对 ${name} 提出意见`}
        consequence="标记需调整的条目，须由商务逐条答复、核减或移出后才能再送会商。意见留空并取消标记即为撤回。"
        confirm="保存意见"
        action={remarkRowAction}
        fields={{ itemId }}
        needsReason={false}
      >
        <TextAreaField
          id={`remark-${itemId}`}
          name="remark"
          label="意见"
          rows={3}
          defaultValue={said?.remark ?? ''}
        />
        <CheckboxField name="flagged" label="标记为需调整" defaultChecked={said?.flagged ?? false} />
      </ReasonDialog>
    </span>
  )
}

/** Commerce answers it. */
export function AnswerRemark({ name, said }: { name: string; said: NonNullable<Said> }) {
  return (
    <span key={said.answer}>
      <ReasonDialog
        trigger={said.answer ? '修改答复' : '答复'}
        size="small"
        title={`答复财政对 ${name} 的意见`}
        consequence={<>财政意见：{said.remark}</>}
        confirm="保存答复"
        action={answerRemarkAction}
        fields={{ remarkId: said.id }}
        reasonLabel="答复"
        reasonName="answer"
      />
    </span>
  )
}
