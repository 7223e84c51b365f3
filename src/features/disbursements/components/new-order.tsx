import { Amount } from '@/ui/amount'
import { ActionForm } from '@/ui/form'
import { TextField } from '@/ui/form-fields'
import { SubmitButton } from '@/ui/submit-button'

import { prepareOrderAction } from '../actions'
import type { OrderOverview } from '../orders'

interface NewOrderProps {
  list: OrderOverview['waiting'][number]
  mayPrepare: boolean
}

/** A closed list with awards to pay; the preparer makes its order. */
export function NewOrder({ list, mayPrepare }: NewOrderProps) {
  return (
    <section aria-label={list.title} className="mb-4 rounded border border-line p-4">
      <p className="mb-3">
        <strong>{list.title}</strong>（{list.number}）：待拨付 {list.count} 个条目，合计{' '}
        <Amount value={list.totalCny} currency="CNY" />
      </p>
      {mayPrepare && (
        <ActionForm action={prepareOrderAction}>
          <input type="hidden" name="awardListId" value={list.awardListId} />
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField name="fundDocument" label="资金文号" required defaultValue={list.fundDocument} />
            <TextField
              name="budgetHead"
              label="预算科目"
              hint="科目编码和名称"
              required
              defaultValue="2160699 其他涉外发展服务支出"
            />
          </div>
          <SubmitButton>编制拨付单</SubmitButton>
        </ActionForm>
      )}
    </section>
  )
}
