import { PROGRAMME_NAMES, PROGRAMMES } from '@/policy-rules'
import { type Column, DataTable } from '@/ui/data-table'
import { DateText } from '@/ui/date'
import { EmptyState } from '@/ui/empty-state'
import { ActionForm } from '@/ui/form'
import { DateField, SelectField, TextField } from '@/ui/form-fields'
import { PageHeader } from '@/ui/page-header'
import { Section } from '@/ui/section'
import { SubmitButton } from '@/ui/submit-button'

import { addRuleAction, cancelAbsenceAction, endRuleAction, recordAbsenceAction } from '../actions'
import type { AssignmentSettings } from '../settings'

/** 分派规则: an ordered list of rules, the load of each, and who stands in for whom. */
export function AssignmentSettingsPage({ view, mayRule }: { view: AssignmentSettings; mayRule: boolean }) {
  const people = view.people.map(({ id, name, inHand }) => ({
    value: id,
    label: `${name}（在办 ${inHand} 件）`,
  }))
  return (
    <>
      <PageHeader title="分派规则">
        <span>从上到下，第一条符合的规则决定经办；都不符合的，分派给在办件数最少的经办。</span>
      </PageHeader>
      <Section title="规则" note={`共 ${view.rules.length} 条`}>
        <DataTable
          caption="分派规则"
          rows={view.rules}
          rowKey={({ id }) => id}
          columns={ruleColumns(mayRule)}
          empty={<EmptyState reason="还没有规则。">现在全部按在办件数分派，件数最少的经办优先。</EmptyState>}
        />
        {mayRule && (
          <ActionForm action={addRuleAction} className="mt-4 max-w-xl">
            <SelectField
              name="divisionCode"
              label="所属地"
              options={[any, ...view.divisions.map(({ code, name }) => ({ value: code, label: name }))]}
            />
            <SelectField
              name="programme"
              label="支持项目"
              options={[any, ...PROGRAMMES.map((value) => ({ value, label: PROGRAMME_NAMES[value] }))]}
            />
            <SelectField name="toAccountId" label="分派给" required options={people} />
            <SubmitButton>加入规则</SubmitButton>
          </ActionForm>
        )}
      </Section>
      <Section title="缺勤代办" note="缺勤期间的申报由代办人员办理">
        <DataTable
          caption="缺勤代办"
          rows={view.absences}
          rowKey={({ id }) => id}
          columns={absenceColumns(view.mayChange)}
          empty={<EmptyState reason="没有登记缺勤。">出差、休假前请登记起止日期和代办人员。</EmptyState>}
        />
        {view.mayChange && (
          <ActionForm action={recordAbsenceAction} className="mt-4 max-w-xl">
            <SelectField name="accountId" label="缺勤人员" required options={people} />
            <SelectField name="deputyId" label="代办人员" required options={people} />
            <DateField name="startsOn" label="开始日期" required />
            <DateField name="endsOn" label="结束日期" hint="含当日" required />
            <TextField name="reason" label="缺勤事由" required />
            <SubmitButton>登记缺勤</SubmitButton>
          </ActionForm>
        )}
      </Section>
    </>
  )
}

const any = { value: '', label: '不限' }

const ruleColumns = (mayRule: boolean): Column<AssignmentSettings['rules'][number]>[] => [
  { key: 'order', header: '次序', render: (_, index) => index + 1 },
  {
    key: 'division',
    header: '所属地',
    rowHeader: true,
    render: ({ divisionName }) => divisionName ?? '不限',
  },
  {
    key: 'programme',
    header: '支持项目',
    render: ({ programme }) => (programme ? PROGRAMME_NAMES[programme] : '不限'),
  },
  { key: 'to', header: '分派给', render: ({ to }) => to },
  ...(mayRule
    ? [
        {
          key: 'end',
          header: '办理',
          render: ({ id }: { id: string }) => (
            <ActionForm action={endRuleAction} className="space-y-0">
              <input type="hidden" name="id" value={id} />
              <SubmitButton variant="secondary" size="small">
                停用规则
              </SubmitButton>
            </ActionForm>
          ),
        },
      ]
    : []),
]

const absenceColumns = (mayChange: boolean): Column<AssignmentSettings['absences'][number]>[] => [
  { key: 'person', header: '缺勤人员', rowHeader: true, render: ({ person }) => person },
  { key: 'from', header: '开始日期', render: ({ startsOn }) => <DateText date={startsOn} /> },
  { key: 'until', header: '结束日期（含）', render: ({ endsOn }) => <DateText date={endsOn} /> },
  { key: 'deputy', header: '代办人员', render: ({ deputy }) => deputy },
  { key: 'reason', header: '事由', wrap: true, render: ({ reason }) => reason },
  ...(mayChange
    ? [
        {
          key: 'cancel',
          header: '办理',
          render: ({ id }: { id: string }) => (
            <ActionForm action={cancelAbsenceAction} className="space-y-0">
              <input type="hidden" name="id" value={id} />
              <SubmitButton variant="secondary" size="small">
                撤销登记
              </SubmitButton>
            </ActionForm>
          ),
        },
      ]
    : []),
]
