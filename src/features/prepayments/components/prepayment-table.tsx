import { basisInWords, clauseText, isClauseId, PROGRAMME_NAMES } from '@/policy-rules'
import type { PrepaymentState } from '@/server/db'
import { Amount } from '@/ui/amount'
import { CalculationSheet } from '@/ui/calculation-sheet'
import { DataTable } from '@/ui/data-table'
import { DateText } from '@/ui/date'
import { Dialog } from '@/ui/dialog'
import { StatusMark, type StatusKind } from '@/ui/status'

import type { PrepaymentDto, PrepaymentYear } from '../prepayments'
import { DecideDialog, PayDialog } from './prepayment-steps'

const STATES: Record<PrepaymentState, { kind: StatusKind; word: string }> = {
  PROPOSED: { kind: 'progress', word: '待核定' },
  DECIDED: { kind: 'progress', word: '待拨付' },
  PAID: { kind: 'success', word: '已拨付' },
}

/** A row per insurer and programme, with its sheet and the step that this person may take. */
export function PrepaymentTable({ view, role }: { view: PrepaymentYear; role: string }) {
  return (
    <DataTable
      caption={`${view.year} 年度预拨`}
      rows={view.prepayments}
      rowKey={(prepayment) => prepayment.id}
      empty="本年度还没有测算预拨。请由省财政厅经办人员办理“测算预拨”。"
      footer={{
        insurer: '合计',
        proposed: <Amount value={view.proposedCny} />,
        decided: <Amount value={view.decidedCny} />,
      }}
      columns={[
        { key: 'insurer', header: '保险机构', rowHeader: true, wrap: true, render: (row) => row.insurerName },
        { key: 'programme', header: '支持项目', render: (row) => PROGRAMME_NAMES[row.programme] },
        {
          key: 'last',
          header: '上年度核定（元）',
          align: 'right',
          render: (row) => <Amount value={row.lastYearApprovedCny} />,
        },
        {
          key: 'proposed',
          header: '建议预拨（元）',
          align: 'right',
          render: (row) => <Amount value={row.proposedCny} />,
        },
        { key: 'sheet', header: '计算书', render: (row) => <Sheet prepayment={row} /> },
        {
          key: 'decided',
          header: '核定预拨（元）',
          align: 'right',
          render: (row) => <Amount value={row.decidedCny} />,
        },
        { key: 'reason', header: '调减理由', wrap: true, render: (row) => row.reason },
        { key: 'document', header: '资金文号', render: (row) => row.documentNumber },
        { key: 'paid', header: '拨付日期', render: (row) => <DateText date={row.paidOn} /> },
        {
          key: 'state',
          header: '状态',
          render: (row) => <StatusMark kind={STATES[row.state].kind}>{stateWord(row)}</StatusMark>,
        },
        { key: 'step', header: '办理', render: (row) => <Step prepayment={row} role={role} /> },
      ]}
    />
  )
}

const isNothing = (amount: string | null) => amount !== null && !/[1-9]/.test(amount)
const stateWord = (row: PrepaymentDto) =>
  row.state === 'DECIDED' && isNothing(row.decidedCny) ? '无需拨付' : STATES[row.state].word

function Sheet({ prepayment }: { prepayment: PrepaymentDto }) {
  return (
    <Dialog
      trigger="查看"
      variant="quiet"
      size="small"
      title={`${prepayment.insurerName} ${PROGRAMME_NAMES[prepayment.programme]}`}
    >
      <CalculationSheet
        steps={prepayment.sheet.steps}
        clauseText={(clause) => (isClauseId(clause) ? clauseText(clause) : undefined)}
        result={{ label: '建议预拨（元）', value: <Amount value={prepayment.proposedCny} /> }}
        footnote={basisInWords(prepayment.sheet)}
      />
    </Dialog>
  )
}

function Step({ prepayment, role }: { prepayment: PrepaymentDto; role: string }) {
  if (role === 'FINANCE_CHECKER' && prepayment.state === 'PROPOSED' && !prepayment.preparedBySelf)
    return <DecideDialog prepayment={prepayment} />
  if (role === 'FINANCE_PREPARER' && prepayment.state === 'DECIDED' && !isNothing(prepayment.decidedCny))
    return <PayDialog prepayment={prepayment} />
  return null
}
