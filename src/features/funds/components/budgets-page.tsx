import { PROGRAMME_NAMES, PROGRAMMES, sumOfAmounts, type Programme } from '@/policy-rules'
import { Amount } from '@/ui/amount'
import { DataTable } from '@/ui/data-table'
import { DateTimeText } from '@/ui/date'
import { ReasonDialog } from '@/ui/dialog'
import { ActionForm } from '@/ui/form'
import { AmountField, SelectField, TextField } from '@/ui/form-fields'
import { PageHeader } from '@/ui/page-header'
import { Section } from '@/ui/section'
import { SubmitButton } from '@/ui/submit-button'
import { Tabs } from '@/ui/tabs'

import { confirmBudgetAction, sendBackBudgetAction, setBudgetAction } from '../actions'

interface Position {
  programme: Programme
  availableCny: string
  committedCny: string
  paidCny: string
}

interface Waiting {
  id: string
  documentNumber: string
  programme: Programme
  amountCny: string
  preparedBy: string
  preparedAt: string
  mayDecide: boolean
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
  waiting: Waiting[]
  mayProvide: boolean
}

const address = (year: number) => `/finance/budgets?year=${year}`

/** A year's budgets, programme by programme, with the documents that the money came with. */
export function BudgetsPage({ year, years, positions, documents, waiting, mayProvide }: BudgetsPageProps) {
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
        <Section title="登记资金文件" note="由另一人确认后计入预算">
          {/* A document more: the form begins anew. */}
          <ActionForm key={`${year}/${documents.length + waiting.length}`} action={setBudgetAction}>
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
      {waiting.length > 0 && <WaitingDocuments waiting={waiting} />}
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
            { key: 'by', header: '确认人', render: (row) => row.providedBy },
            { key: 'at', header: '计入时间', render: (row) => <DateTimeText at={row.providedAt} /> },
          ]}
        />
      </Section>
    </>
  )
}

/** Entered by one, waiting for another; no money is in the budget yet. */
function WaitingDocuments({ waiting }: { waiting: Waiting[] }) {
  return (
    <Section title="待确认" note="确认前不计入预算">
      <DataTable
        caption="待确认的资金文件"
        rows={waiting}
        rowKey={({ id }) => id}
        empty=""
        columns={[
          { key: 'document', header: '资金文件', render: (row) => row.documentNumber, rowHeader: true },
          { key: 'programme', header: '支持项目', render: (row) => PROGRAMME_NAMES[row.programme] },
          {
            key: 'amount',
            header: '金额（元）',
            render: (row) => <Amount value={row.amountCny} />,
            align: 'right',
          },
          { key: 'by', header: '登记人', render: (row) => row.preparedBy },
          { key: 'at', header: '登记时间', render: (row) => <DateTimeText at={row.preparedAt} /> },
          {
            key: 'decide',
            header: '办理',
            render: (row) => (row.mayDecide ? <Decide id={row.id} /> : '须由另一人确认'),
          },
        ]}
      />
    </Section>
  )
}

function Decide({ id }: { id: string }) {
  return (
    <span className="flex flex-wrap gap-2">
      <ActionForm action={confirmBudgetAction} className="space-y-0">
        <input type="hidden" name="documentId" value={id} />
        <SubmitButton size="small">确认登记</SubmitButton>
      </ActionForm>
      <ReasonDialog
        trigger="退回"
        size="small"
        title="退回资金文件"
        consequence="这笔资金不计入预算，经办人员可以改正后重新登记。"
        confirm="退回登记"
        action={sendBackBudgetAction}
        fields={{ documentId: id }}
        reasonLabel="退回原因"
        needsReason
      />
    </span>
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
