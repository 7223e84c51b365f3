import { PROGRAMME_NAMES, PROGRAMMES, sumOfAmounts, type Programme } from '@/policy-rules'
import { Amount } from '@/ui/amount'
import { DataTable } from '@/ui/data-table'
import { DateTimeText } from '@/ui/date'
import { ActionForm } from '@/ui/form'
import { AmountField, SelectField, TextField } from '@/ui/form-fields'
import { PageHeader } from '@/ui/page-header'
import { Section } from '@/ui/section'
import { SubmitButton } from '@/ui/submit-button'
import { Tabs } from '@/ui/tabs'

import { setBudgetAction } from '../actions'

interface Position {
  programme: Programme
  availableCny: string
  committedCny: string
  paidCny: string
}

interface BudgetsPageProps {
  year: number
  years: number[]
  positions: Position[]
  documents: {
    documentNumber: string
    programme: Programme
    amountCny: string
    providedAt: string
    providedBy: string
  }[]
  mayProvide: boolean
}

const address = (year: number) => `/finance/budgets?year=${year}`

/** A year's budgets, programme by programme, with the documents that the money came with. */
export function BudgetsPage({ year, years, positions, documents, mayProvide }: BudgetsPageProps) {
  return (
    <>
      <PageHeader title="预算">各年度、各支持项目的资金单独核算，专款专用。</PageHeader>
      <Tabs
        label="预算年度"
        current={address(year)}
        tabs={years.map((each) => ({ label: `${each}年`, href: address(each) }))}
      />
      <Section title={`${year}年预算执行`} note="单位：元">
        <Positions positions={positions} />
      </Section>
      {mayProvide && (
        <Section title="登记资金文件">
          {/* A document more: the form begins anew. */}
          <ActionForm key={`${year}/${documents.length}`} action={setBudgetAction}>
            <input type="hidden" name="year" value={year} />
            <div className="grid gap-5 md:grid-cols-3">
              <SelectField
                name="programme"
                required
                label="支持项目"
                options={PROGRAMMES.map((value) => ({ value, label: PROGRAMME_NAMES[value] }))}
                defaultValue="GENERAL"
              />
              <AmountField name="amountCny" label="金额" required />
              <TextField name="documentNumber" label="资金文件" hint="例如 豫财贸〔2026〕8号" required />
            </div>
            <SubmitButton>{`登记${year}年预算`}</SubmitButton>
          </ActionForm>
        </Section>
      )}
      <Section title="已登记的资金文件">
        <DataTable
          caption={`${year}年已登记的资金文件`}
          rows={documents}
          rowKey={(row) => `${row.documentNumber}/${row.programme}`}
          empty="这一年度还没有登记资金文件。请由省财政厅经办人员登记。"
          columns={[
            { key: 'document', header: '资金文件', render: (row) => row.documentNumber, rowHeader: true },
            { key: 'programme', header: '支持项目', render: (row) => PROGRAMME_NAMES[row.programme] },
            {
              key: 'amount',
              header: '金额（元）',
              render: (row) => <Amount value={row.amountCny} />,
              align: 'right',
            },
            { key: 'by', header: '登记人', render: (row) => row.providedBy },
            { key: 'at', header: '登记时间', render: (row) => <DateTimeText at={row.providedAt} /> },
          ]}
        />
      </Section>
    </>
  )
}

/** Where the money of each programme stands; prepayments have left the budget for the insurers’ funds. */
function Positions({ positions }: { positions: Position[] }) {
  const sum = (key: 'availableCny' | 'committedCny' | 'paidCny') => (
    <Amount value={sumOfAmounts(positions.map((position) => position[key]))} />
  )
  return (
    <DataTable
      caption="预算执行"
      rows={positions}
      rowKey={({ programme }) => programme}
      empty=""
      footer={{
        programme: '合计',
        available: sum('availableCny'),
        committed: sum('committedCny'),
        paid: sum('paidCny'),
      }}
      columns={[
        {
          key: 'programme',
          header: '支持项目',
          render: (row) => PROGRAMME_NAMES[row.programme],
          rowHeader: true,
        },
        {
          key: 'available',
          header: '可用',
          render: (row) => <Amount value={row.availableCny} />,
          align: 'right',
        },
        {
          key: 'committed',
          header: '已安排待拨付',
          render: (row) => <Amount value={row.committedCny} />,
          align: 'right',
        },
        { key: 'paid', header: '已拨付', render: (row) => <Amount value={row.paidCny} />, align: 'right' },
      ]}
    />
  )
}
