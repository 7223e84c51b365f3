import { ReasonDialog } from '@/ui/dialog'
import { ActionForm } from '@/ui/form'
import { Section } from '@/ui/section'
import { SubmitButton } from '@/ui/submit-button'

import {
  confirmOfficialListAction,
  sendBackOfficialListAction,
  submitOfficialListAction,
  withdrawOfficialListAction,
} from '../actions'
import type { ListDetail } from '../lists'

/** What may be done with the list now: one sends it on, another puts it in force. */
export function ListSteps({ list }: { list: ListDetail }) {
  const { may } = list
  const fields = { listId: list.id }
  if (!may.submit && !may.confirm && !may.sendBack && !may.withdraw) return null
  return (
    <Section title="办理" boxed>
      <div className="flex flex-wrap items-start gap-3">
        {may.submit && (
          <ActionForm action={submitOfficialListAction} className="space-y-0">
            <input type="hidden" name="listId" value={list.id} />
            <SubmitButton>送复核</SubmitButton>
          </ActionForm>
        )}
        {may.confirm && (
          <ActionForm action={confirmOfficialListAction} className="space-y-0">
            <input type="hidden" name="listId" value={list.id} />
            <SubmitButton pendingText="正在记入各企业…">确认启用名单</SubmitButton>
          </ActionForm>
        )}
        {may.sendBack && (
          <ReasonDialog
            trigger="退回经办"
            title="退回经办"
            consequence="名单退回经办核对，不启用。"
            confirm="退回名单"
            action={sendBackOfficialListAction}
            fields={fields}
          />
        )}
        {may.withdraw && (
          <ReasonDialog
            trigger="撤回名单"
            variant="danger"
            title="撤回名单"
            consequence="撤回后名单不启用；文件留存备查，改正后可以重新导入。"
            confirm="撤回名单"
            action={withdrawOfficialListAction}
            fields={fields}
          />
        )}
      </div>
      <p className="mt-3 text-ink-2">
        启用须由另一位同事确认。启用只记入官方出口额并列出差异，不改变保单和申报，也不列入负面清单。
      </p>
    </Section>
  )
}
