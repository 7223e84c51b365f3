import { PROGRAMME_NAMES } from '@/policy-rules'
import { Amount } from '@/ui/amount'
import { DataTable } from '@/ui/data-table'
import { ReasonDialog } from '@/ui/dialog'
import { ActionForm } from '@/ui/form'
import { Link } from '@/ui/link'
import { PageHeader } from '@/ui/page-header'
import { Section } from '@/ui/section'
import { SubmitButton } from '@/ui/submit-button'
import { Tabs } from '@/ui/tabs'

import { carryForwardFundsAction, proposePrepaymentsAction } from '../actions'
import type { PrepaymentYear } from '../prepayments'
import { PrepaymentTable } from './prepayment-table'

interface PrepaymentPageProps {
  view: PrepaymentYear
  role: string
  /** The year that it is; later years are proposed, earlier ones carried forward. */
  thisYear: number
}

/** 预拨: proposals of a year, their decision and payment, and the budgets they are paid from. */
export function PrepaymentPage({ view, role, thisYear }: PrepaymentPageProps) {
  const path = '/finance/prepayments'
  const years = [thisYear + 1, thisYear, thisYear - 1].filter((year) => year >= 2024)
  return (
    <>
      <PageHeader
        title={`${view.year} 年度预拨`}
        count={view.prepayments.length}
        countUnit="笔"
        sum={view.decidedCny}
        sumLabel="核定预拨"
        actions={<YearSteps view={view} role={role} thisYear={thisYear} />}
      >
        <p>
          建议金额为上年度核定金额的 50%，按保险机构和支持项目测算（豫商财〔2024〕15号 二(六)，口径{' '}
          <Link href="/rulings#P1">P1</Link>）。
        </p>
      </PageHeader>
      <Tabs
        label="年度"
        current={`${path}?year=${view.year}`}
        tabs={years.map((year) => ({ label: `${year} 年`, href: `${path}?year=${year}` }))}
      />
      <PrepaymentTable view={view} role={role} />
      <Section title="预算指标" note={<Link href={`/finance/budgets?year=${view.year}`}>录入预算</Link>}>
        <DataTable
          caption="预算指标"
          rows={view.budgets}
          rowKey={(budget) => budget.programme}
          empty="没有预算。"
          columns={[
            {
              key: 'programme',
              header: '支持项目',
              rowHeader: true,
              render: (budget) => PROGRAMME_NAMES[budget.programme],
            },
            {
              key: 'available',
              header: '可用（元）',
              align: 'right',
              render: (budget) => <Amount value={budget.availableCny} />,
            },
            {
              key: 'committed',
              header: '名单已占用（元）',
              align: 'right',
              render: (budget) => <Amount value={budget.committedCny} />,
            },
            {
              key: 'paid',
              header: '已拨付（元）',
              align: 'right',
              render: (budget) => <Amount value={budget.paidCny} />,
            },
          ]}
        />
      </Section>
    </>
  )
}

function YearSteps({ view, role, thisYear }: PrepaymentPageProps) {
  const year = String(view.year)
  if (role === 'FINANCE_PREPARER' && view.year >= thisYear)
    return (
      <ActionForm action={proposePrepaymentsAction}>
        <input type="hidden" name="year" value={year} />
        <SubmitButton pendingText="正在测算…">
          {view.prepayments.length > 0 ? '重新测算预拨' : '测算预拨'}
        </SubmitButton>
      </ActionForm>
    )
  if (role === 'FINANCE_CHECKER' && view.year < thisYear)
    return (
      <ReasonDialog
        trigger="结转余额"
        title={`结转 ${year} 年度余额`}
        consequence={`各保险机构 ${year} 年度预拨资金的余额将转为 ${view.year + 1} 年度的期初余额，结转后不能撤销。`}
        confirm="结转余额"
        action={carryForwardFundsAction}
        fields={{ year }}
        needsReason={false}
      />
    )
  return null
}
