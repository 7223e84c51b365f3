import { Amount } from '@/ui/amount'
import { DataTable } from '@/ui/data-table'
import { ActionForm } from '@/ui/form'
import { AmountField, TextField } from '@/ui/form-fields'
import { Section } from '@/ui/section'
import { SubmitButton } from '@/ui/submit-button'

import { markLineAction, unmarkLineAction } from '../actions'
import type { SheetDetail } from '../sheets'

/** Which lines are wrong and by how many yuan: what a clawback is made of. */
export function WrongLines({ sheet }: { sheet: SheetDetail }) {
  const { may, wrongLines } = sheet
  return (
    <Section title="差错明细" note="差错金额指多支持的资金，合计不超过已拨付">
      <DataTable
        caption="差错明细"
        rows={wrongLines}
        rowKey={({ position }) => String(position)}
        empty={may.check ? '没有登记差错。如有不符，请填写行号和金额。' : '没有差错。'}
        footer={{ name: '合计', wrong: <Amount value={sheet.wrongCny} strong /> }}
        columns={[
          { key: 'position', header: '行号', align: 'right', render: ({ position }) => position },
          { key: 'name', header: '发票或保单', rowHeader: true, render: ({ name }) => name },
          {
            key: 'wrong',
            header: '差错（元）',
            align: 'right',
            render: ({ wrongCny }) => <Amount value={wrongCny} />,
          },
          { key: 'facts', header: '事实', wrap: true, render: ({ facts }) => facts },
          ...(may.check
            ? [
                {
                  key: 'remove',
                  header: '操作',
                  render: ({ position }: SheetDetail['wrongLines'][number]) => (
                    <ActionForm action={unmarkLineAction} className="space-y-0">
                      <input type="hidden" name="sheetId" value={sheet.id} />
                      <input type="hidden" name="position" value={position} />
                      <SubmitButton variant="quiet" size="small">{`删除第 ${position} 行`}</SubmitButton>
                    </ActionForm>
                  ),
                },
              ]
            : []),
        ]}
      />
      {may.check && (
        <ActionForm action={markLineAction} className="mt-4">
          <input type="hidden" name="sheetId" value={sheet.id} />
          <div className="flex flex-wrap gap-x-6 gap-y-4">
            <TextField
              name="position"
              label="明细行号"
              width="short"
              inputMode="numeric"
              hint="见下方申报明细"
              required
            />
            <AmountField name="wrongCny" label="差错金额" width="short" required />
          </div>
          <TextField name="facts" label="差错事实" width="full" className="max-w-160" required />
          <SubmitButton variant="secondary">登记差错明细</SubmitButton>
        </ActionForm>
      )}
    </Section>
  )
}
