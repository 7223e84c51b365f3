import { Amount } from '@/ui/amount'
import { DataTable } from '@/ui/data-table'
import { DateText } from '@/ui/date'
import { ActionForm } from '@/ui/form'
import { DateField, SelectField } from '@/ui/form-fields'
import { Section } from '@/ui/section'
import { selectRows } from '@/ui/select-rows'
import { SelectionBar } from '@/ui/selectable-table'
import { StatusMark } from '@/ui/status'
import { SubmitButton } from '@/ui/submit-button'

import { assignSheetsAction } from '../actions'
import { flagLabels } from '../checks'
import type { PlanDetail } from '../plans'
import { sheetLabels, sheetTones } from '../state'

type Row = PlanDetail['sheets'][number]

/** What was drawn, in the order drawn; ticked rows are given to a person. */
export function PlanSheets({ plan, today }: { plan: PlanDetail; today: string }) {
  if (!plan.draw) return null
  if (!plan.may.assign)
    return (
      <Section title="核查表">
        <Table plan={plan} />
      </Section>
    )
  return (
    <Section title="核查表" note="经办或审批过该申报审核的人不能核查，也不能签署">
      <ActionForm action={assignSheetsAction} className="space-y-0">
        <input type="hidden" name="planId" value={plan.id} />
        <Table plan={plan} selectable />
        <SelectionBar unit="份">
          <SelectField
            name="assigneeId"
            label="核查人"
            emptyLabel="请选择"
            required
            options={plan.people.map(({ id, displayName, office }) => ({
              value: id,
              label: `${displayName}（${office}）`,
            }))}
          />
          <DateField name="dueOn" label="核查期限" min={today} required />
          <SubmitButton>分派核查人</SubmitButton>
        </SelectionBar>
      </ActionForm>
    </Section>
  )
}

function Table({ plan, selectable }: { plan: PlanDetail; selectable?: boolean }) {
  return (
    <DataTable
      caption="核查表"
      rows={plan.sheets}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/commerce/spot-checks/sheets/${id}`}
      rowTone={({ late }) => (late ? 'warning' : undefined)}
      empty="没有抽到任何一笔。"
      {...(selectable
        ? {
            leading: selectRows(
              ({ id }: Row) => id,
              (row: Row) => `${row.receiptNumber} ${row.partyName}`,
            ),
          }
        : {})}
      columns={[
        {
          key: 'receipt',
          header: '受理号',
          rowHeader: true,
          render: ({ receiptNumber }) => receiptNumber,
        },
        { key: 'party', header: '单位', wrap: true, render: ({ partyName }) => partyName },
        {
          key: 'why',
          header: '抽取方式',
          wrap: true,
          render: ({ byLot, flags }) =>
            [...(byLot ? ['随机'] : []), ...flags.map((flag) => flagLabels[flag] ?? flag)].join('、'),
        },
        {
          key: 'paid',
          header: '已拨付（元）',
          align: 'right',
          render: ({ paidCny }) => <Amount value={paidCny} />,
        },
        {
          key: 'wrong',
          header: '差错（元）',
          align: 'right',
          render: ({ wrongCny }) => <Amount value={wrongCny} />,
        },
        { key: 'assignee', header: '核查人', render: ({ assignee }) => assignee || '未分派' },
        {
          key: 'due',
          header: '期限',
          render: ({ dueOn, late }) => (
            <>
              {dueOn ? <DateText date={dueOn} /> : '—'}
              {late && <span className="ml-2 text-vermilion">已逾期</span>}
            </>
          ),
        },
        {
          key: 'state',
          header: '状态',
          render: ({ state }) => <StatusMark kind={sheetTones[state]}>{sheetLabels[state]}</StatusMark>,
        },
      ]}
    />
  )
}
