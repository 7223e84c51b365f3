import { DataTable } from '@/ui/data-table'
import { DateTimeText } from '@/ui/date'
import { ReasonDialog } from '@/ui/dialog'
import { ActionForm } from '@/ui/form'
import { Section } from '@/ui/section'
import { SubmitButton } from '@/ui/submit-button'

import { confirmRatesAction, sendBackRatesAction } from '../actions'
import type { RateList } from '../list-rates'

/** Of an import, the first few stand for all; the number says how many. */
const shown = 6

/** Entered by one, waiting for another: nothing is converted with these yet. */
export function WaitingRates({ waiting }: { waiting: RateList['waiting'] }) {
  return (
    <Section title="待确认" note="确认前不用于折算">
      <DataTable
        caption="待确认的中间价"
        rows={waiting}
        rowKey={({ id }) => id}
        empty=""
        columns={[
          {
            key: 'rates',
            header: '中间价（元）',
            rowHeader: true,
            wrap: true,
            render: ({ rates }) => (
              <>
                {rates
                  .slice(0, shown)
                  .map(
                    ({ publishedOn, currency, unit, rate }) =>
                      `${publishedOn} ${unit === 1 ? '' : unit}${currency} ${rate}`,
                  )
                  .join('；')}
                {rates.length > shown && ` 等 ${rates.length} 条`}
              </>
            ),
          },
          { key: 'source', header: '来源', wrap: true, render: ({ rates }) => rates[0]?.source },
          { key: 'by', header: '录入人', render: ({ preparedBy }) => preparedBy },
          { key: 'at', header: '录入时间', render: ({ preparedAt }) => <DateTimeText at={preparedAt} /> },
          {
            key: 'decide',
            header: '办理',
            render: ({ id, mayDecide }) => (mayDecide ? <Decide id={id} /> : '须由另一人确认'),
          },
        ]}
      />
    </Section>
  )
}

function Decide({ id }: { id: string }) {
  return (
    <span className="flex flex-wrap gap-2">
      <ActionForm action={confirmRatesAction} className="space-y-0">
        <input type="hidden" name="entryId" value={id} />
        <SubmitButton size="small">确认中间价</SubmitButton>
      </ActionForm>
      <ReasonDialog
        trigger="退回"
        size="small"
        title="退回中间价"
        consequence="这些中间价不用于折算，录入人可以改正后重新录入。"
        confirm="退回录入"
        action={sendBackRatesAction}
        fields={{ entryId: id }}
        reasonLabel="退回原因"
        needsReason
      />
    </span>
  )
}
